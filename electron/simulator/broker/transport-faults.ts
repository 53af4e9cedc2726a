// Does to messages on their way out what bad lines do: drop, duplicate, delay, reorder, malform. What happens to whole
// connections (cut, half-open, restart, expire) is done by `broker.ts`.

import { done, failed } from '../../domain/failures.ts';
import type { Result } from '../../domain/failures.ts';
import type { Fraction, Millis } from '../../domain/units.ts';
import type { Chance } from '../../environment/chance.ts';
import type { Cancel, Clock } from '../../environment/clock.ts';
import { publishPacket } from './frames.ts';

export interface OutgoingMessage {
  readonly topic: string;
  readonly payload: string;
  /** The same as an MQTT packet. */
  readonly packet: Buffer;
}

const messageFaults = ['drop', 'duplicate', 'delay', 'reorder', 'malform'] as const;
const connectionFaults = ['cut', 'half-open', 'restart', 'expire'] as const;
type MessageFault = (typeof messageFaults)[number];
type ConnectionFault = (typeof connectionFaults)[number];

export interface TransportFault {
  readonly kind: MessageFault | ConnectionFault;
  /** Of messages or of connections; 1 when not said. 0 ends a fault of messages. */
  readonly share: Fraction;
  readonly ms: Millis | undefined;
}

export function readTransportFault(fault: { transport: string; share?: number; ms?: Millis }): Result<TransportFault> {
  const kind = [...messageFaults, ...connectionFaults].find((each) => each === fault.transport);
  const { share = 1, ms } = fault;
  const inRange = share >= 0 && share <= 1 && (ms === undefined || (ms >= 0 && Number.isFinite(ms)));
  if (!kind || !inRange) return failed('simulator.transport-not-understood', { text: fault.transport });
  return done({ kind, share, ms });
}

const defaultDelay = 500;
/** A message held back to be overtaken goes out after so long when nothing overtakes it. */
const heldAtMost = 250;

export class MessageFaults {
  readonly #active = new Map<MessageFault, TransportFault>();
  readonly #late = new Set<Cancel>();
  readonly #chance: Chance;
  readonly #clock: Clock;

  constructor(chance: Chance, clock: Clock) {
    this.#chance = chance;
    this.#clock = clock;
  }

  get none(): boolean {
    return this.#active.size === 0;
  }

  /** False: not a fault of messages. */
  set(fault: TransportFault): boolean {
    const kind = messageFaults.find((each) => each === fault.kind);
    if (!kind) return false;
    if (fault.share === 0) this.#active.delete(kind);
    else this.#active.set(kind, fault);
    return true;
  }

  /** Passes the message on: not at all, once or twice, now or later, whole or broken. */
  pass(message: OutgoingMessage, deliver: (packet: Buffer) => void): void {
    if (this.#hits('drop')) return;
    const packet = this.#hits('malform') ? malformed(message, this.#chance) : message.packet;
    const copies = this.#hits('duplicate') ? 2 : 1;
    const late = this.#lateness();
    for (let copy = 0; copy < copies; copy++) {
      if (late > 0) this.#later(late, () => deliver(packet));
      else deliver(packet);
    }
  }

  /** What is still held back is lost. */
  stop(): void {
    for (const cancel of this.#late) cancel();
    this.#late.clear();
  }

  #later(ms: Millis, run: () => void): void {
    const cancel = this.#clock.after(ms, () => {
      this.#late.delete(cancel);
      run();
    });
    this.#late.add(cancel);
  }

  #lateness(): Millis {
    const delay = this.#hits('delay') ? (this.#active.get('delay')?.ms ?? defaultDelay) : 0;
    const held = this.#hits('reorder') ? (this.#active.get('reorder')?.ms ?? heldAtMost) * this.#chance() : 0;
    return delay + held;
  }

  #hits(kind: MessageFault): boolean {
    const fault = this.#active.get(kind);
    return fault !== undefined && this.#chance() < fault.share;
  }
}

/** Cut off, of another shape, or not JSON at all. */
function malformed({ topic, payload }: OutgoingMessage, chance: Chance): Buffer {
  const broken = [
    payload.slice(0, Math.floor(payload.length / 2)),
    '',
    '[]',
    'null',
    '{"id":7,"data":"nothing","connected":"perhaps"}',
    `\u0000${payload.slice(1)}`,
  ];
  return publishPacket(topic, broken[Math.floor(chance() * broken.length)]!);
}
