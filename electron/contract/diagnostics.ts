// What the connection went through, as Diagnostics and the support bundle tell it: facts, worded by the screen; a failure comes
// with its words.

import type { Millis } from '../domain/units.ts';
import type { Words } from './frame.ts';

/**
 * joined: to a profile (`name`) · parted: by hand · connected: hears `count` ports · lost, back: after `seconds` · told: the
 * platform took `count` changes · trouble: something failed and is tried again.
 */
export type Happened =
  | { readonly kind: 'joined'; readonly name: string }
  | { readonly kind: 'parted' }
  | { readonly kind: 'connected'; readonly count: number }
  | { readonly kind: 'back'; readonly seconds: number }
  | { readonly kind: 'told'; readonly count: number };

export type TimelineEntry = { readonly at: Millis } & (
  Happened | { readonly kind: 'lost' | 'trouble'; readonly words: Words }
);
