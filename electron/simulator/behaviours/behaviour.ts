// The shape of a habit of a socket. A socket has several, newest first; the first that answers wins. A fault is a habit.

import type { Millis } from '../../domain/units.ts';
import type { PluggedDevice } from '../simulator.ts';
import type { Aspect, Command, SocketState } from '../socket-state.ts';

/** One message: after so long the state changes and these parts of it are told. */
export interface Telling {
  readonly after: Millis;
  readonly change?: (state: SocketState) => void;
  readonly say: readonly Aspect[];
}

/** `silent`: nothing is said and no older habit is asked. `undefined`: not this habit's matter. */
export type Answer = readonly Telling[] | 'silent' | undefined;

export interface Surroundings {
  /** The socket's own times are divided by this. */
  readonly pace: number;
  /** Whose lamps there are. */
  readonly lamp: 'socket' | 'device' | 'both';
}

export interface Behaviour {
  readonly name: string;
  readonly onPlug?: (state: SocketState, device: PluggedDevice, around: Surroundings) => Answer;
  readonly onUnplug?: (state: SocketState, around: Surroundings) => Answer;
  readonly onCommand?: (state: SocketState, command: Command, around: Surroundings) => Answer;
  /** The person handles what is plugged in: presses, turns, covers. */
  readonly onTouch?: (state: SocketState, around: Surroundings) => Answer;
  /** The unasked report. */
  readonly onReport?: (state: SocketState, around: Surroundings) => Answer;
}
