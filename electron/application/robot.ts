// The demonstration's technician as the screens drive it. Its hands and eyes are the simulator's (`electron/demo`); it knows of
// the application only what a person on the floor would hear.

import type { RobotView } from '../contract/frame.ts';
import type { TechnicianAction, Utterance } from '../domain/verification/protocol.ts';

/** A verification as a person beside the laptop meets it. */
export interface Attended {
  onSay(listener: (utterance: Utterance) => void): void;
  onOver(listener: () => void): void;
  act(action: TechnicianAction): void;
}

export interface Robot {
  view(): RobotView;
  /** Walks with whatever verification runs; ends by itself when that does. */
  walk(): void;
  pause(): void;
  /** `speed` 1 = a person's; `slips`: share of proposals first answered next door. What is not said stays. */
  set(change: { readonly speed?: number | undefined; readonly slips?: number | undefined }): void;
  onChange(listener: () => void): () => void;
  /** A verification begins: hears what it says from its first word. */
  attend(run: Attended): void;
}
