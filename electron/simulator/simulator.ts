// The simulator as its users see it: an Ochno platform on loopback with a building full of sockets. Tests, CLI and demo all
// start the same one. The application never imports this room.

import type { Result } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';

export interface SimulatorOptions {
  readonly seed: number;
  readonly sockets: number;
  /** `swap:2,dead:1` … or empty. */
  readonly faults: string;
  /** Seconds between unasked reports of a port. */
  readonly heartbeat: number;
  /** Share of sockets with a fixed device. */
  readonly fixed: number;
  readonly lamp: 'socket' | 'device' | 'both';
  readonly dialect: 'documented' | 'operated';
  readonly quotas: 'aws' | 'off';
  readonly put: 'replace' | 'merge';
  readonly etags: boolean;
  /** 0: any free port. */
  readonly restPort: number;
  readonly mqttPort: number;
  readonly plainPort: number;
  /** An outside broker where the sockets live instead of the built-in one. */
  readonly broker?: string;
  /** true: hubs, locations, plans and names are on the platform already; false: a company with unclaimed hubs. */
  readonly commissioned: boolean;
  /** Sockets' own times (flapping, ramps) divided by this: the demo's pace. */
  readonly pace: number;
  /** How long a JWT and MQTT credentials live; 3,600,000 each. */
  readonly tokenLifeMs?: Millis;
  readonly credentialLifeMs?: Millis;
  /** Folder for the authority's PEM; a fresh temporary one otherwise. */
  readonly folder?: string;
}

/** What `simulate --json` prints first. */
export interface SimulatorAddresses {
  readonly rest: string;
  readonly mqtt: string;
  readonly plain: string;
  readonly ca: string;
  readonly email: string;
  readonly password: string;
  readonly companyId: string;
  readonly control: string;
}

/** One row of the design schedule: what the planner meant, before any fault was built in. */
export interface DesignRow {
  readonly label: string;
  readonly location: string;
  readonly plan: string;
  readonly area: string;
  /** Fractions of the plan's picture. */
  readonly x: number;
  readonly y: number;
  readonly hub: string;
  /** Printed number. */
  readonly port: number;
  readonly expected: string;
}

export interface DesignPlan {
  readonly location: string;
  readonly plan: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** What really is: what the application must find out and never reads. */
export interface Truth {
  readonly miswired: readonly {
    readonly kind: string;
    readonly sockets: readonly string[];
    readonly ports: readonly string[];
  }[];
  readonly dead: readonly string[];
  readonly weak: readonly string[];
  readonly loose: readonly string[];
}

export interface PluggedDevice {
  readonly type: string;
  readonly name: string;
  readonly watts?: number;
}

/** What a person on the floor can do and see, by printed label; nothing about ports. */
export interface Floor {
  plug(label: string, device: PluggedDevice): void;
  unplug(label: string): void;
  /** Level of the lamp at this socket (its own or the load's) as the eye sees it; null: no lamp there. */
  lampAt(label: string): number | null;
  /** Labels printed beside this one, nearest first. */
  neighbours(label: string): readonly string[];
  /** The person acts on a fixed device: presses the button, turns the dimmer, covers the sensor. */
  touch(label: string): void;
}

export interface Simulator {
  readonly addresses: SimulatorAddresses;
  readonly company: string;
  /** A company of somebody else, with its user: to be kept out of. */
  readonly otherCompany: { readonly companyId: string; readonly email: string; readonly password: string };
  readonly schedule: readonly DesignRow[];
  /** The design schedule as the CSV file a planner would hand over (RFC 4180, UTF-8). */
  readonly scheduleCsv: string;
  readonly plans: readonly DesignPlan[];
  readonly truth: Truth;
  readonly floor: Floor;
  /** Adds a fault while running: `swap:1` or a transport fault. */
  fault(text: string): Result<void>;
  transportFault(fault: { transport: string; share?: number; ms?: Millis }): Result<void>;
  /** Resolves when a request or message that matches has come in. For tests. */
  saw(
    match: (heard: { kind: 'rest' | 'publish'; what: string; body: unknown }) => boolean,
    withinMs: Millis,
  ): Promise<boolean>;
  /** Ids of platform objects that have lost the fields only the vendor knows: a careless PUT. */
  harmed(): readonly string[];
  stop(): Promise<void>;
}

/** `clock` is the sockets' and tokens' time; the machine's own unless given. */
export type StartSimulator = (options: Partial<SimulatorOptions>, clock?: Clock) => Promise<Result<Simulator>>;
