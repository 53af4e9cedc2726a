// Long work as a screen follows it: how far it has come, then its end. Who stops listening cancels it.

import type { Words } from './frame.ts';

export type Told<T> =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Words };

/** What an exchange with the platform came to. */
export interface Exchanged {
  /** Things taken from the platform that were new or different. */
  readonly pulled: number;
  /** Changes that the platform took. */
  readonly pushed: number;
  readonly refused: number;
  readonly waiting: number;
  /** Why something waits that was not refused. */
  readonly trouble: Words | null;
}

/** A site that was made of what a company has on the platform. */
export interface MadeSite {
  /** Handle for `site.open`. */
  readonly file: string;
  readonly name: string;
  readonly locations: number;
  readonly plans: number;
  readonly hubs: number;
  readonly ports: number;
  readonly sockets: number;
  /** Why not everything came; null: all of it. */
  readonly trouble: Words | null;
}
