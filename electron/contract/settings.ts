// What is kept for this installation (not in the site): how it looks and speaks, and its connection profiles. Secrets are named
// here, never held. Kept by the shell (electron-store, conf), never by a screen.

import { z } from 'zod';

import type { VerdictCounts } from '../domain/site-queries.ts';
import { procedureSchema } from './edits.ts';

export const settingsSchema = z.object({
  language: z.enum(['en', 'sv']),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Letter and digit shortcuts (WCAG 2.1.4). */
  shortcuts: z.boolean(),
  /** Words are spoken and earcons sound. */
  sound: z.boolean(),
  /** 0..1 */
  volume: z.number().min(0).max(1),
  /** The verdict is also given by the lamp at the socket. */
  lampAnswers: z.boolean(),
  /** Who works here; empty: the system's user name. */
  author: z.string().max(200),
  /** Procedures that were put aside to begin others with; each has a name of its own. */
  templates: z.array(procedureSchema).max(100),
});

export type Settings = z.infer<typeof settingsSchema>;

const dialect = z.enum(['documented', 'operated']);
const profileName = z.string().trim().min(1).max(100);

/**
 * As typed on a screen. What is absent stays as it was; an empty text takes it away. `was`: its name until now.
 * `like`: another one whose password it has, where none is typed.
 */
export const profileDraftSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ochno'),
    name: profileName,
    was: profileName.optional(),
    like: profileName.optional(),
    dialect,
    baseUrl: z.url({ protocol: /^https?$/ }),
    email: z.string().min(1).max(320),
    companyId: z.string().max(200),
    password: z.string().optional(),
    /** Keep the password in the system's keychain; else it lives until the program ends. */
    keep: z.boolean(),
    socketsHaveLamps: z.boolean().optional(),
    quotas: z.enum(['aws', 'off']).optional(),
    /** A PEM with an authority to trust, as text. */
    ca: z.string().max(100_000).optional(),
  }),
  z.object({
    kind: z.literal('broker'),
    name: profileName,
    was: profileName.optional(),
    like: profileName.optional(),
    dialect,
    url: z.url({ protocol: /^(mqtts?|wss?)$/ }),
    companyId: z.string().min(1).max(200),
    username: z.string().max(320).optional(),
    password: z.string().optional(),
    keep: z.boolean(),
    socketsHaveLamps: z.boolean().optional(),
    ca: z.string().max(100_000).optional(),
    cert: z.string().max(100_000).optional(),
    /** The certificate's key as a PEM: kept as the password is. */
    key: z.string().max(100_000).optional(),
  }),
]);

export type ProfileDraft = z.infer<typeof profileDraftSchema>;

/** As shown: no secret in it. */
export interface ProfileView {
  readonly name: string;
  readonly kind: 'ochno' | 'broker';
  readonly dialect: 'documented' | 'operated';
  /** Base URL or broker URL. */
  readonly address: string;
  readonly user: string;
  readonly companyId: string;
  readonly hasPassword: boolean;
  /** What it has of secrets is in the keychain, known after the next start too. */
  readonly kept: boolean;
  /** PEM; empty: none of its own. */
  readonly ca: string;
  readonly cert: string;
  readonly hasKey: boolean;
  readonly socketsHaveLamps: boolean;
}

/** One line of a connection test; the first that fails names what to mend. */
export interface TestStep {
  readonly step:
    'dns' | 'tls' | 'sign-in' | 'company' | 'credentials' | 'signature' | 'mqtt' | 'subscription' | 'first-message';
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly ms: number;
  readonly say: string | null;
  readonly next: string | null;
}

export interface SiteListing {
  /** Handle for `site.open`. */
  readonly file: string;
  readonly name: string;
  /** Folder, to tell two of the same name apart. */
  readonly where: string;
  readonly openedAt: number | null;
  readonly missing: boolean;
  readonly sockets: number;
  readonly verified: number;
  /** Null where an earlier program remembered it. */
  readonly counts: VerdictCounts | null;
}
