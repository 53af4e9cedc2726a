// A seeded building of the simulator without its wires: real rooms, hubs, sockets, faults and habits, in virtual time. What a
// port tells is heard a moment later. The engine's side knows what the schedule says; only the floor knows the truth.

import type { ExpectedDevice } from '../../electron/domain/events.ts';
import { printedNumber } from '../../electron/domain/hub-products.ts';
import type { PortKey, PortReading, RawMessage } from '../../electron/domain/reading.ts';
import type { PortInfo, SocketTask } from '../../electron/domain/verification/protocol.ts';
import { seededChance } from '../../electron/environment/chance.ts';
import { VirtualClock } from '../../electron/environment/clock.ts';
import { generateBuilding, type Building, type BuiltSocket } from '../../electron/simulator/building.ts';
import { pictureHeight, pictureWidth } from '../../electron/simulator/floor-layout.ts';
import { floorFor } from '../../electron/simulator/floor.ts';
import { SiteFloor } from '../../electron/simulator/site-floor.ts';
import type { Floor, PluggedDevice, Truth } from '../../electron/simulator/simulator.ts';
import { hasLamp, type Aspect, type SocketState } from '../../electron/simulator/socket-state.ts';
import type { Spot } from './walking-person.ts';

export interface PaperFloorOptions {
  readonly seed: number;
  readonly sockets: number;
  /** Share of sockets with a fixed device. */
  readonly fixed?: number;
  readonly faults?: string;
  /** Every socket is for this. */
  readonly everySocket?: ExpectedDevice;
}

/** A floor of the simulator is a picture 1600 by 1200, taken for 40 m by 30 m. */
export const pictureAspect = pictureHeight / pictureWidth;
const metresWide = 40;
/** From the port to this machine. */
const onTheWayMs = 40;

export class PaperFloor {
  readonly clock = new VirtualClock(0);
  readonly building: Building;
  readonly floor: Floor;
  readonly tasks: readonly SocketTask[];
  readonly ports: readonly PortInfo[];
  readonly hubOf = new Map<string, string>();
  onReading: (reading: PortReading, message: RawMessage) => void = () => {};
  readonly #site: SiteFloor;
  readonly #byLabel: ReadonlyMap<string, BuiltSocket>;

  constructor({ seed, sockets, fixed = 0, faults = '', everySocket }: PaperFloorOptions) {
    const built = generateBuilding({ seed, sockets, fixed });
    this.building = everySocket ? allFor(built, everySocket) : built;
    this.#byLabel = new Map(this.building.sockets.map((socket) => [socket.label, socket]));
    this.#site = new SiteFloor(this.building, { pace: 1, lamp: 'device' }, this.clock, (port, say) => {
      this.#told(port.portId, port.socket.state, say);
    });
    const added = this.#site.fault(faults, seededChance(seed));
    if (!added.ok) throw new Error(`${faults} does not fit seed ${seed}`);
    this.floor = floorFor(this.building, this.#site);
    for (const hub of this.building.hubs) for (const { label } of hub.sockets) this.hubOf.set(label, hub.hubId);
    this.tasks = this.building.sockets.map((socket) => ({
      ...{ socketId: socket.label, label: socket.label, portKey: socket.portId, expected: socket.expected },
      ...{ planId: socket.plan.id, position: { x: socket.x, y: socket.y }, areaId: `${socket.plan.id}/${socket.area}` },
      ...{ locked: false, verdict: 'untested' as const, place: null },
    }));
    this.ports = this.building.hubs.flatMap(({ hubId, hwId, portIds }) =>
      portIds.map((portKey, index) => {
        const order = index + 1;
        return { portKey, hubId, number: printedNumber(hwId, order), order };
      }),
    );
  }

  get truth(): Truth {
    return this.#site.wiring.truth;
  }

  /** The port that the socket with this label really reaches. */
  reaches(label: string): PortKey {
    return this.#site.at(label).portId;
  }

  /** How every port stands, as the platform would tell it. */
  baselines(): { reading: PortReading; message: RawMessage }[] {
    return [...this.#site.ports.values()].map(({ portId, socket }) => {
      const reading = readingOf(portId, this.clock.now(), socket.state, ['device', 'power', 'lamp']);
      return { reading, message: messageOf(reading) };
    });
  }

  /** Where a label stands, in metres. */
  readonly spotOf = (label: string): Spot => {
    const socket = this.#byLabel.get(label);
    if (!socket) throw new Error(`nobody printed ${label}`);
    return { floor: socket.plan.id, x: socket.x * metresWide, y: socket.y * metresWide * pictureAspect };
  };

  heldAt(label: string): PluggedDevice | null {
    return this.#site.at(label).socket.held;
  }

  /** What stays plugged in is put there before anybody listens. */
  plugFixedDevices(): void {
    this.#site.plugFixedDevices();
  }

  light(portKey: PortKey, lampLevel: number): void {
    this.#site.ports.get(portKey)?.socket.obey({ lampLevel });
  }

  #told(portKey: PortKey, state: SocketState, say: readonly Aspect[]): void {
    const reading = readingOf(portKey, this.clock.now() + onTheWayMs, state, say);
    this.clock.after(onTheWayMs, () => this.onReading(reading, messageOf(reading)));
  }
}

function allFor(building: Building, expected: ExpectedDevice): Building {
  const hubs = building.hubs.map((hub) => ({
    ...hub,
    sockets: hub.sockets.map((socket) => ({ ...socket, expected })),
  }));
  return { ...building, hubs, sockets: hubs.flatMap((hub) => hub.sockets) };
}

function readingOf(portKey: PortKey, at: number, state: SocketState, say: readonly Aspect[]): PortReading {
  const { device, watts, volts, temperature } = state;
  return {
    portKey,
    at,
    ...(say.includes('device') && { present: device !== null }),
    ...(say.includes('device') && device && { device: { type: device.type, name: device.name } }),
    ...(say.includes('power') && { watts, volts, sensors: { temperature } }),
    ...(say.includes('lamp') && hasLamp(state) && { lampLevel: state.lampLevel }),
  };
}

const nothing = new Uint8Array();
const messageOf = ({ portKey, at }: PortReading): RawMessage => ({ topic: portKey, raw: nothing, at });
