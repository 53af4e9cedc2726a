// What a shell gives the application: who works here, what is kept for this installation, secrets, and files. Each shell
// (window, loopback page, command line, test) brings its own; the application knows no other outside.

import { defaultSettings } from '../contract/default-settings.ts';
import type { Language } from '../domain/failures.ts';
import type { Settings } from '../contract/settings.ts';
import type { Failure, Result } from '../domain/failures.ts';
import type { Profile } from '../domain/profile.ts';
import type { KnownHeadings } from '../domain/schedule/columns.ts';
import type { VerdictCounts } from '../domain/site-queries.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Millis } from '../domain/units.ts';
import type { Outside } from '../environment/outside.ts';
import type { Robot } from './robot.ts';
import type { Writer } from './station.ts';

/** A site that was open here. */
export interface Recent {
  readonly path: string;
  readonly siteId: string;
  readonly name: string;
  readonly openedAt: Millis;
  readonly sockets: number;
  readonly verified: number;
  /** Absent where an earlier program remembered it. */
  readonly counts?: VerdictCounts;
}

export interface KeptData {
  settings: Settings;
  /** By name. Secrets are named in them, never held. */
  profiles: Readonly<Record<string, Profile>>;
  /** Newest first. */
  recents: readonly Recent[];
  /** Name of the profile by site id: what a site is joined to when it is opened again. */
  joined: Readonly<Record<string, string>>;
  /** What a person once said of a schedule's headings: the next file with the same ones needs no telling. */
  headings: KnownHeadings;
}

/** `language`: the machine's, until a person chooses. */
export const nothingKept = (language: Language = defaultSettings.language): KeptData => ({
  ...{ settings: { ...defaultSettings, language }, profiles: {}, recents: [], joined: {} },
  headings: {},
});

/** Kept for this installation: electron-store in the window, conf beside it, a plain object in tests. */
export interface Kept {
  get<K extends keyof KeptData>(key: K): KeptData[K];
  set<K extends keyof KeptData>(key: K, value: KeptData[K]): void;
}

/** Passwords, by name: in the system's keychain, or in memory until the program ends. Never in a file in the clear. */
export interface Secrets {
  /** The keychain is there and encrypts. */
  readonly keychain: boolean;
  get(name: string): string | undefined;
  /** It is known after the next start too. */
  isKept(name: string): boolean;
  /** `keep`: also after the program ends; without a keychain it is not kept. */
  set(name: string, secret: string, keep: boolean): void;
  forget(name: string): void;
}

/** Where files come from and go to. Paths stay on this side; screens get handles. Null: the person thought better of it. */
export interface Desk {
  /** Files are chosen in the system's dialogs; else they are sent up by the page and downloaded. */
  readonly dialogs: boolean;
  newSite(name: string): Promise<Result<string | null>>;
  chooseSite(): Promise<Result<string | null>>;
  /** `what` is to be kept there: the dialog says so. */
  chooseFolder(what: 'report' | 'support' | 'schedule' | 'labels'): Promise<Result<string | null>>;
  /** Keeps a document that the page sent up; never over another one. */
  takeSite(name: string, bytes: Uint8Array): Promise<Result<string>>;
}

export interface DemoBuilding {
  readonly sockets: number;
  /** As `commissioner simulate --faults` takes them. */
  readonly faults?: string;
}

/** A simulated building, set up and running. */
export interface Demo {
  /** The document to open. */
  readonly path: string;
  /** Joined to this profile, whose password is in `secrets`. */
  readonly profile: Profile;
  readonly password: string;
  /** Its technician, who reads the labels on the plan of the site as it is then. */
  readonly robotFor: (site: () => SiteState | null) => Robot;
  stop(): Promise<void>;
  /** The document, which is closed, is not wanted. */
  forget(): void;
}

export interface ApplicationShell {
  readonly kind: 'electron' | 'browser';
  readonly outside: Outside;
  readonly writer: Writer;
  readonly name: string;
  readonly version: string;
  readonly kept: Kept;
  readonly secrets: Secrets;
  readonly desk: Desk;
  /** Absent: no demonstration here. */
  readonly startDemo?: (building: DemoBuilding) => Promise<Result<Demo>>;
  /** A site was opened (for the system's list of recent documents). */
  readonly onOpened?: (path: string) => void;
  /** Something unexpected that no caller waits for. */
  readonly onTrouble?: (failure: Failure) => void;
}
