// Obeys actions: sets lamps, fans and the port's power, and reports what became of it. A command that names something the
// socket has not is not answered.

import { hasLamp } from '../socket-state.ts';
import type { Behaviour, Telling } from './behaviour.ts';
import { draw } from './takes-a-device.ts';

const rpmAtFull = 2_400;
/** A fan comes up to speed in so many ms. */
const spinningUp = 600;

export const obeysCommands: Behaviour = {
  name: 'obeys-commands',
  onCommand(state, command, around) {
    const tellings: Telling[] = [];
    const { lampLevel, fanTarget, enabled } = command;
    if (lampLevel !== undefined && hasLamp(state)) {
      tellings.push({ after: 0, change: (now) => (now.lampLevel = level(lampLevel)), say: ['lamp'] });
    }
    if (fanTarget !== undefined && state.fan) {
      const target = level(fanTarget);
      tellings.push({ after: 0, change: (now) => void (now.fan && (now.fan.target = target)), say: ['fan'] });
      const spin = (share: number) => (now: typeof state) =>
        void (now.fan && (now.fan.rpm = Math.round((rpmAtFull * target * share) / 100)));
      tellings.push({ after: spinningUp / around.pace, change: spin(1), say: ['fan'] });
    }
    if (enabled !== undefined) tellings.push({ after: 0, change: (now) => enable(now, enabled), say: ['power'] });
    return tellings.length > 0 ? tellings : undefined;
  },
};

const level = (asked: number): number => Math.min(100, Math.max(0, Math.round(asked)));

function enable(state: Parameters<typeof draw>[0], enabled: boolean): void {
  state.enabled = enabled;
  draw(state, enabled && state.device ? (state.device.watts ?? 0) : 0);
}
