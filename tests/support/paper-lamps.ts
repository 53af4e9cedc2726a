// Lamps on paper, and the way to them: commands get lost and come late, and are sent again until the port has reported the level,
// as leases do it. Who asks for what is the engine's; what a lamp really shows is known here alone.

import type { PortKey } from '../../electron/domain/reading.ts';
import type { VerificationEffect } from '../../electron/domain/verification/protocol.ts';
import type { Chance } from '../../electron/environment/chance.ts';
import type { Cancel, Clock } from '../../electron/environment/clock.ts';

export interface PaperLampsOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  /** Share of commands that never arrive. */
  readonly lost: number;
  /** The others arrive within so long. */
  readonly lateMs: number;
  /** A command has arrived. */
  readonly show: (portKey: PortKey, level: number) => void;
}

/** A command without an echo is sent again, so often in all. */
const echoMs = 1_500;
const sentAtMost = 5;

interface Borrowed {
  readonly level: number;
  readonly restore: number;
  again: Cancel;
}

export class PaperLamps {
  readonly #options: PaperLampsOptions;
  readonly #borrowed = new Map<PortKey, Borrowed>();

  constructor(options: PaperLampsOptions) {
    this.#options = options;
  }

  carryOut(effect: Extract<VerificationEffect, { type: 'act' | 'end-lease' }>): void {
    const known = this.#borrowed.get(effect.portKey);
    if (effect.type === 'end-lease') {
      if (known) this.#tell(effect.portKey, known.restore, known.restore);
    } else if (effect.action.kind === 'lamp') {
      const restore = known ? known.restore : (effect.lease?.restore ?? 0);
      this.#tell(effect.portKey, effect.action.level, restore);
    }
  }

  /** The port has reported this level. */
  echoed(portKey: PortKey, level: number): void {
    const borrowed = this.#borrowed.get(portKey);
    if (borrowed?.level === level) borrowed.again();
  }

  #tell(portKey: PortKey, level: number, restore: number): void {
    this.#borrowed.get(portKey)?.again();
    this.#borrowed.set(portKey, { level, restore, again: () => {} });
    this.#send(portKey, 1);
  }

  #send(portKey: PortKey, time: number): void {
    const borrowed = this.#borrowed.get(portKey);
    if (!borrowed) return;
    const { clock, chance, lost, lateMs, show } = this.#options;
    if (chance() >= lost) clock.after(chance() * lateMs, () => show(portKey, borrowed.level));
    if (time < sentAtMost) borrowed.again = clock.after(echoMs, () => this.#send(portKey, time + 1));
  }
}
