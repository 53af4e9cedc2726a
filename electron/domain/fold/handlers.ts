// Decides which handler an event goes to. A type of event without one does not compile.

import type { EventType, SiteEvent } from '../events.ts';
import { bindingHandlers } from './bindings.ts';
import { checkHandlers } from './check-handlers.ts';
import { hubHandlers } from './hub-handlers.ts';
import { issueHandlers } from './issue-handlers.ts';
import { placeHandlers } from './place-handlers.ts';
import { platformHandlers } from './platform-handlers.ts';
import { siteHandlers } from './site-handlers.ts';
import { socketHandlers } from './socket-handlers.ts';
import type { Handlers, World } from './world.ts';

const handlers: Handlers<EventType> = {
  ...siteHandlers,
  ...placeHandlers,
  ...hubHandlers,
  ...socketHandlers,
  ...bindingHandlers,
  ...checkHandlers,
  ...issueHandlers,
  ...platformHandlers,
  // Masks are worked out over all undos before anything is folded: see `undo-masks.ts`.
  'event.undone'() {},
};

export const isEventType = (type: string): type is EventType => Object.hasOwn(handlers, type);

export function fold(world: World, event: SiteEvent): void {
  // The table's key and the event's type are the same word: the one place where the compiler must be told.
  const handle = handlers[event.type] as (world: World, event: SiteEvent) => void;
  handle(world, event);
}
