// What an exchange with the platform has come to, in the form that command line and screens show. Issue 3, *CLI*.

import type { Failure } from '../domain/failures.ts';
import type { OutboxItem } from '../domain/outbox.ts';

export interface Refused {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  readonly say: string;
}

export interface SyncResult {
  /** Things taken from the platform that were new or different. */
  readonly pulled: number;
  /** Changes that the platform took. */
  readonly pushed: number;
  /** Changes that the platform, or a disagreement with it, refused: kept, each with its reason. */
  readonly refused: Refused[];
  /** Changes that still wait: for the network, or for something that was refused. */
  readonly waiting: number;
  /** What was in the way, where something waits for another reason than a refusal, or was not taken from the platform. */
  readonly trouble: Failure | null;
}

export const refusedItems = (items: readonly OutboxItem[]): Refused[] =>
  items.flatMap(({ kind, id, label, refusal }) => (refusal ? [{ kind, id, label, say: refusal.say }] : []));
