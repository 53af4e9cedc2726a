// Decides which of the domain's commands a screen's edit is: one act, appended as one, taken back as one.

import type { Edit } from '../contract/edits.ts';
import * as edits from '../domain/edits.ts';
import type { EventDraft } from '../domain/events.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import { hubName } from '../domain/site-queries.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Ids } from '../environment/ids.ts';
import type { SiteDocument } from '../site/site-document.ts';

type Drafts = Result<readonly EventDraft[]>;

/** `created`: ids of what is new, in the order asked for. Nothing is written where a part is refused. */
export function applyEdit(document: SiteDocument, edit: Edit, ids: Ids): Result<{ created: string[] }> {
  const drafts = draftsOf(document.state, edit, ids);
  if (!drafts.ok) return drafts;
  const written = drafts.value.length === 0 ? done([]) : document.append(drafts.value);
  return written.ok ? done({ created: drafts.value.flatMap(createdBy) }) : written;
}

/** A flat table: the domain decides, this only hands over. */
function draftsOf(state: SiteState, edit: Edit, ids: Ids): Drafts {
  switch (edit.kind) {
    case 'rename-site':
      return edits.renameSite(state, edit);
    case 'set-details':
      return edits.configureSite(state, { details: edit.details });
    case 'set-procedure':
      return edits.setProcedure(state, withoutAbsent(given(edit)));
    case 'add-location':
      return edits.addLocation(state, { name: edit.name }, ids);
    case 'rename-location':
      return edits.renameLocation(state, given(edit));
    case 'remove-location':
      return edits.removeLocation(state, edit);
    case 'rename-plan':
      return edits.renamePlan(state, given(edit));
    case 'remove-plan':
      return edits.removePlan(state, edit);
    case 'scale-plan':
      return edits.scalePlan(state, edit);
    case 'outline-area':
      return edits.outlineArea(state, given(edit), ids);
    case 'rename-area':
      return edits.renameArea(state, given(edit));
    case 'lock-area':
      return edits.lockArea(state, given(edit));
    case 'remove-area':
      return edits.removeArea(state, edit);
    case 'add-hub':
      return edits.addHub(state, given(edit), ids);
    case 'rename-hub':
      return edits.renameHub(state, given(edit));
    case 'move-hub':
      return edits.moveHub(state, given(edit));
    case 'replace-hub':
      return edits.replaceHub(state, given(edit));
    case 'remove-hub':
      return edits.removeHub(state, edit);
    case 'add-room':
      return edits.addRoom(state, given(edit), ids);
    case 'add-sockets':
      return edits.addSockets(state, edit, ids);
    case 'move-sockets':
      return edits.moveSockets(state, withoutAbsent({ moves: edit.moves }));
    case 'label-sockets':
      return together(edit.labels, (label) => edits.labelSocket(state, label));
    case 'expect-device':
      return edits.expectDevice(state, edit);
    case 'remove-sockets':
      return edits.removeSockets(state, edit);
    case 'bind-sockets':
      return bindings(state, edit);
    case 'unbind-sockets':
      return together(edit.socketIds, (socketId) => edits.unbindSocket(state, { socketId }));
    case 'open-issue':
      return edits.openIssue(state, given(edit), ids);
    case 'comment-issue':
      return edits.commentIssue(state, given(edit));
    case 'close-issue':
      return edits.closeIssue(state, given(edit));
    case 'reopen-issue':
      return edits.reopenIssue(state, given(edit));
  }
}

/** Without `kind`: what is journalled is the command's own fields and nothing else. */
function given<E extends { kind: string }>(edit: E): Omit<E, 'kind'> {
  const { kind: _kind, ...fields } = edit;
  return fields;
}

/** What a screen left out is not there at all: the journal's JSON knows no `undefined`. */
export const withoutAbsent = <T extends object>(fields: T): Present<T> =>
  JSON.parse(JSON.stringify(fields)) as Present<T>;

type Present<T> = T extends readonly (infer E)[]
  ? readonly Present<E>[]
  : T extends object
    ? { [K in keyof T]: Present<Exclude<T[K], undefined>> }
    : T;

/** Two sockets of one request can't get the same port; they may trade theirs. */
function bindings(state: SiteState, edit: Extract<Edit, { kind: 'bind-sockets' }>): Drafts {
  const taken = new Map<string, string>();
  const leaving = new Set<string | null | undefined>();
  return together(edit.bindings, ({ socketId, hubId, number }) => {
    const port = `${hubId}/${number}`;
    const other = taken.get(port);
    taken.set(port, socketId);
    if (other !== undefined) {
      const [hub, label] = [hubName(state.hubs.get(hubId)), state.sockets.get(other)?.label ?? other];
      return failed('site.port-taken', { hub, number, label });
    }
    const bound = edits.bindSocket(state, { socketId, hubId, number, how: 'hand', takeOver: edit.takeOver });
    return bound.ok ? done(bound.value.map((draft) => knowingly(draft, leaving))) : bound;
  });
}

/** Whom an earlier binding of the act has taken from its port was not taken behind the author's back. */
function knowingly(draft: EventDraft, leaving: Set<string | null | undefined>): EventDraft {
  if (draft.type !== 'socket.bound') return draft;
  const { was: _was, ...body } = draft.body;
  const isLeaving = leaving.has(body.socketId);
  leaving.add(body.takes);
  return isLeaving ? { ...draft, body } : draft;
}

/** All of them, or the first refusal. */
function together<T>(things: readonly T[], command: (thing: T) => Drafts): Drafts {
  const events: EventDraft[] = [];
  for (const thing of things) {
    const drafts = command(thing);
    if (!drafts.ok) return drafts;
    events.push(...drafts.value);
  }
  return done(events);
}

function createdBy(draft: EventDraft): string[] {
  switch (draft.type) {
    case 'location.added':
      return [draft.body.locationId];
    case 'area.outlined':
      return [draft.body.areaId];
    case 'hub.added':
      return [draft.body.hubId];
    case 'socket.added':
      return [draft.body.socketId];
    case 'issue.opened':
      return [draft.body.issueId];
    default:
      return [];
  }
}
