// In a word: how it stands with the live line. Pure.

import type { FrameView } from '../../../electron/contract/frame.ts';

type Line = FrameView['live']['line'];

/** What was refused is tried again, and is no coming connection. */
export const liveWord = ({ line, trouble }: Pick<FrameView['live'], 'line' | 'trouble'>): Line =>
  line === 'connecting' && trouble ? 'none' : line;
