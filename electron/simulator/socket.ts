// One simulated port with the socket behind it: keeps its state, asks its habits what to do and tells the outside what
// changed. What a message looks like is the dialect's matter (`wire-dialect.ts`), who hears it the broker's (`air.ts`).

import type { Cancel, Clock } from '../environment/clock.ts';
import type { Answer, Behaviour, Surroundings, Telling } from './behaviours/behaviour.ts';
import { feelsTheHand } from './behaviours/feels-the-hand.ts';
import { obeysCommands } from './behaviours/obeys-commands.ts';
import { takesADevice } from './behaviours/takes-a-device.ts';
import type { PluggedDevice } from './simulator.ts';
import type { Aspect, Command, SocketState } from './socket-state.ts';

const healthy: readonly Behaviour[] = [feelsTheHand, obeysCommands, takesADevice];

export class SimulatedSocket {
  readonly portId: string;
  readonly state: SocketState;
  /** What is physically in the socket, whether or not the port notices. */
  held: PluggedDevice | null = null;
  /** Counts the changes of state, so that a message made earlier is known to be old. */
  version = 0;
  #behaviours = healthy;
  #pending: Cancel[] = [];
  readonly #around: Surroundings;
  readonly #clock: Clock;
  readonly #tell: (socket: SimulatedSocket, say: readonly Aspect[]) => void;

  constructor(
    portId: string,
    around: Surroundings,
    clock: Clock,
    tell: (socket: SimulatedSocket, say: readonly Aspect[]) => void,
  ) {
    this.portId = portId;
    this.#around = around;
    this.#clock = clock;
    this.#tell = tell;
    this.state = emptyState(around.lamp !== 'device');
  }

  /** A new habit comes before the older ones. */
  learn(behaviour: Behaviour): void {
    this.#behaviours = [behaviour, ...this.#behaviours];
  }

  plug(device: PluggedDevice): void {
    this.held = device;
    this.#forget();
    this.#do(this.#answer((behaviour) => behaviour.onPlug?.(this.state, device, this.#around)));
  }

  unplug(): void {
    if (!this.held) return;
    this.held = null;
    this.#forget();
    this.#do(this.#answer((behaviour) => behaviour.onUnplug?.(this.state, this.#around)));
  }

  obey(command: Command): void {
    this.#do(this.#answer((behaviour) => behaviour.onCommand?.(this.state, command, this.#around)));
  }

  touch(): void {
    this.#do(this.#answer((behaviour) => behaviour.onTouch?.(this.state, this.#around)));
  }

  /** What the port tells unasked; null: it stays silent. */
  report(): readonly Aspect[] | null {
    const answer = this.#answer((behaviour) => behaviour.onReport?.(this.state, this.#around));
    return answer === undefined || answer === 'silent' ? null : (answer[0]?.say ?? null);
  }

  /** Takes back everything that was still to be said. */
  #forget(): void {
    for (const cancel of this.#pending.splice(0)) cancel();
  }

  stop(): void {
    this.#forget();
  }

  #answer(ask: (behaviour: Behaviour) => Answer): Answer {
    for (const behaviour of this.#behaviours) {
      const answer = ask(behaviour);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  #do(answer: Answer): void {
    if (answer === undefined || answer === 'silent') return;
    for (const telling of answer) {
      if (telling.after === 0) this.#speak(telling);
      else this.#later(telling);
    }
  }

  #later(telling: Telling): void {
    const cancel = this.#clock.after(telling.after, () => {
      this.#pending = this.#pending.filter((each) => each !== cancel);
      this.#speak(telling);
    });
    this.#pending.push(cancel);
  }

  #speak(telling: Telling): void {
    telling.change?.(this.state);
    this.version++;
    this.#tell(this, telling.say);
  }
}

function emptyState(ownLamp: boolean): SocketState {
  return {
    device: null,
    watts: 0,
    volts: 0,
    enabled: true,
    temperature: 22.5,
    sensors: {},
    ownLamp,
    deviceLamp: false,
    lampLevel: 0,
    fan: null,
    button: null,
    dimmer: null,
  };
}
