// The building as it stands: hubs with their boxes' ports, a simulated socket at each port, and the cables between labels
// and ports. Knows what is claimed and so under which topic a port speaks; leaves who hears it to the caller.

import type { Clock } from '../environment/clock.ts';
import type { Result } from '../domain/failures.ts';
import { done } from '../domain/failures.ts';
import type { ExpectedDevice } from '../domain/events.ts';
import type { Chance } from '../environment/chance.ts';
import type { Behaviour, Surroundings } from './behaviours/behaviour.ts';
import { bounces } from './behaviours/bounces.ts';
import { givesLittlePower } from './behaviours/gives-little-power.ts';
import { isDead } from './behaviours/is-dead.ts';
import type { BuiltHub, Building } from './building.ts';
import { parseFaults } from './fault-list.ts';
import type { SocketFault } from './fault-list.ts';
import type { PluggedDevice } from './simulator.ts';
import { SimulatedSocket } from './socket.ts';
import type { Aspect } from './socket-state.ts';
import type { PortPlace } from './wire-dialect.ts';
import { addFaults, soundWiring } from './wiring.ts';
import type { Wiring } from './wiring.ts';

/** A box on the wall. Unclaimed, its ports have no place and so say nothing. */
export interface Box {
  readonly hubId: string;
  readonly hwId: string;
  readonly name: string;
  /** The building's own hubs; those of another company are only there to be kept out of. */
  readonly built: BuiltHub | null;
  readonly ports: readonly BoxPort[];
  /** Set by the platform when somebody claims the box. */
  claim: Omit<PortPlace, 'portId' | 'hubId'> | null;
}

export interface BoxPort {
  readonly portId: string;
  /** From 1, in the platform's order. */
  readonly order: number;
  readonly box: Box;
  readonly socket: SimulatedSocket;
}

const habits: Readonly<Record<SocketFault, Behaviour>> = { dead: isDead, weak: givesLittlePower, loose: bounces };

export class SiteFloor {
  readonly boxes = new Map<string, Box>();
  readonly ports = new Map<string, BoxPort>();
  /** Label really wired to a port. */
  readonly labelAt = new Map<string, string>();
  readonly #building: Building;
  readonly #around: Surroundings;
  readonly #clock: Clock;
  readonly #tell: (port: BoxPort, say: readonly Aspect[]) => void;
  #wiring: Wiring;

  constructor(
    building: Building,
    around: Surroundings,
    clock: Clock,
    tell: (port: BoxPort, say: readonly Aspect[]) => void,
  ) {
    this.#building = building;
    this.#around = around;
    this.#clock = clock;
    this.#tell = tell;
    this.#wiring = soundWiring(building);
    for (const hub of building.hubs) this.addBox(hub, hub);
    this.#label();
  }

  /** Puts up one more box; one without `built` belongs to nobody's schedule. */
  addBox(hub: Pick<BuiltHub, 'hubId' | 'hwId' | 'name' | 'portIds'>, built: BuiltHub | null = null): Box {
    const ports: BoxPort[] = [];
    const { hubId, hwId, name } = hub;
    const box: Box = { hubId, hwId, name, built, ports, claim: null };
    hub.portIds.forEach((portId, index) => {
      const socket = new SimulatedSocket(portId, this.#around, this.#clock, (_socket, say) => this.#tell(port, say));
      const port: BoxPort = { portId, order: index + 1, box, socket };
      ports.push(port);
      this.ports.set(portId, port);
    });
    this.boxes.set(hwId, box);
    return box;
  }

  get wiring(): Wiring {
    return this.#wiring;
  }

  /** The port behind a label. Throws for a label nobody printed: a person can't stand before it. */
  at(label: string): BoxPort {
    const port = this.ports.get(this.#wiring.reaches.get(label) ?? '');
    if (!port) throw new Error(`No socket has the label ${label}`);
    return port;
  }

  /** Adds faults such as `swap:1`; what is plugged in stays in its socket and so moves to another port. */
  fault(text: string, chance: Chance): Result<void> {
    const counts = parseFaults(text);
    if (!counts.ok) return counts;
    const next = addFaults(this.#building, this.#wiring, counts.value, chance);
    if (!next.ok) return next;
    this.#rewire(next.value);
    return done(undefined);
  }

  #rewire(next: Wiring): void {
    const before = this.#wiring;
    const moved = [...next.reaches].filter(([label, portId]) => before.reaches.get(label) !== portId);
    const held = moved.map(([label]) => this.at(label).socket.held);
    for (const [label] of moved) this.at(label).socket.unplug();
    this.#wiring = next;
    this.#label();
    for (const kind of ['dead', 'weak', 'loose'] as const) {
      const known = new Set(before.truth[kind]);
      for (const label of next.truth[kind]) if (!known.has(label)) this.at(label).socket.learn(habits[kind]);
    }
    moved.forEach(([label], index) => {
      const device = held[index];
      if (device) this.at(label).socket.plug(device);
    });
  }

  #label(): void {
    this.labelAt.clear();
    for (const [label, portId] of this.#wiring.reaches) this.labelAt.set(portId, label);
  }

  /** Plugs in what stays plugged in. Done before anybody listens. */
  plugFixedDevices(): void {
    for (const { label, expected } of this.#building.sockets) {
      if (expected === 'open') continue;
      const { socket } = this.at(label);
      socket.plug(fixedDevices[expected]);
      if (expected === 'lamp') socket.obey({ lampLevel: 60 });
      if (expected === 'fan') socket.obey({ fanTarget: 30 });
    }
  }

  stop(): void {
    for (const { socket } of this.ports.values()) socket.stop();
  }
}

/** Where a claimed port speaks; null: unclaimed. */
export function placeOf(port: BoxPort): PortPlace | null {
  const { claim, hubId } = port.box;
  return claim ? { ...claim, hubId, portId: port.portId } : null;
}

const fixedDevices: Readonly<Record<Exclude<ExpectedDevice, 'open'>, PluggedDevice>> = {
  lamp: { type: 'lamp', name: 'Ceiling light', watts: 14 },
  fan: { type: 'fan', name: 'Air inlet fan', watts: 8 },
  sensor: { type: 'sensor', name: 'Room sensor', watts: 6.5 },
  dimmer: { type: 'dimmer', name: 'Wall dimmer', watts: 6.2 },
  button: { type: 'button', name: 'Wall button', watts: 6.1 },
  screen: { type: 'screen', name: 'Room screen', watts: 42 },
};
