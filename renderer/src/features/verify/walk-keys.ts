// Decides what each key does while a verification runs; the row of buttons, the keys and the list behind `?` are one table.
// Screens, *Verify* (keys).

import type { DeclaredReason, SkipReason } from '../../../../electron/domain/verdict.ts';
import type { VerificationView } from '../../../../electron/domain/verification/protocol.ts';
import type { Direction } from './neighbour.ts';

export type Press = 'next' | 'back' | 'fail' | 'skip' | 'blink' | 'undo' | 'observed' | 'pause' | 'full' | 'low';
export type Intent = { readonly press: Press } | { readonly move: Direction };

export interface WalkKey {
  readonly press: Press;
  /** As the page hears it, the one that is shown first. */
  readonly keys: readonly string[];
  readonly shown: string;
  /** Path of the words on the button. */
  readonly words: string;
}

export const walkKeys: readonly WalkKey[] = [
  { press: 'next', keys: ['Enter', 'PageDown'], shown: 'Enter', words: 'verify.next' },
  { press: 'back', keys: ['PageUp'], shown: 'PageUp', words: 'verify.back' },
  { press: 'fail', keys: ['f'], shown: 'F', words: 'verify.fail' },
  { press: 'skip', keys: ['s'], shown: 'S', words: 'verify.skip' },
  { press: 'blink', keys: ['b'], shown: 'B', words: 'verify.blink' },
  { press: 'undo', keys: ['u'], shown: 'U', words: 'verify.undo' },
  { press: 'observed', keys: ['p'], shown: 'P', words: 'verify.observed' },
  { press: 'pause', keys: [' '], shown: 'Space', words: 'verify.pause' },
  { press: 'full', keys: ['y', 'j'], shown: 'Y', words: 'verify.full' },
  { press: 'low', keys: ['n'], shown: 'N', words: 'verify.low' },
];

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** A single letter or digit: what WCAG 2.1.4 wants to be switched off. */
export const isCharacter = (key: string): boolean => key.length === 1 && key !== ' ';

/** Null: this key means nothing here. `letters`: shortcuts of one letter are on. */
export function intentOf(key: string, letters: boolean): Intent | null {
  const move = arrows[key];
  if (move) return { move };
  if (isCharacter(key) && !letters) return null;
  const found = walkKeys.find(({ keys }) => keys.includes(key.toLowerCase()) || keys.includes(key));
  return found ? { press: found.press } : null;
}

/** Which buttons there are now. */
export function pressesFor(view: VerificationView): readonly Press[] {
  if (view.mode === 'find') return findPresses(view);
  if (view.phase === 'done') return ['undo'];
  if (view.mode === 'blink' || view.mode === 'health') return [];
  return walkKeys
    .map(({ press }) => press)
    .filter((press) => !answers.includes(press) && (press !== 'observed' || view.mayObserve));
}

function findPresses({ phase, asked }: VerificationView): readonly Press[] {
  if (phase === 'done' || phase === 'question') return [];
  return [...(asked === 'compare' ? (['full', 'low'] as const) : []), 'back', 'pause'];
}

/** Answered by buttons of their own, where a lamp is looked for. */
export const answers: readonly Press[] = ['full', 'low'];

/** What a person may say of the proposed socket, likeliest first. */
export function failReasons({ expected }: VerificationView): readonly DeclaredReason[] {
  if (expected === null || expected === 'open') return ['no-response', 'unstable', 'damaged', 'wrong-device'];
  return [expected, 'damaged', 'wrong-device'];
}

export const skipReasons: readonly SkipReason[] = ['skipped', 'locked', 'furniture', 'occupied'];
