// Makes the file that a technician sends when something is wrong: versions, settings, connections, what the line went through,
// counts. Listed field by field, so that nothing gets in by itself: no secret, no raw message, no name that a person gave to a
// site, a socket or a photo, and of people only that there are some. Architecture, *Rules of the house* (secrets).

import { outbox } from '../domain/outbox.ts';
import { productOf } from '../domain/hub-products.ts';
import type { Profile } from '../domain/profile.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Application } from './application.ts';
import { thisMachine } from './machine.ts';
import { scrubbed } from './scrubbed.ts';
import { frameView } from './views/frame-view.ts';

type Scrub = (text: string) => string;

/** JSON, to be read by the person who sends it, too. */
export function supportBundle(application: Application): string {
  const { shell, settings, document } = application;
  const scrub = scrubOf(application);
  const { author, templates, ...ownSettings } = settings;
  const bundle = {
    form: 1,
    madeAt: new Date(shell.outside.clock.now()).toISOString(),
    product: { name: shell.name, version: shell.version, shell: shell.kind },
    machine: thisMachine(),
    settings: { ...ownSettings, nameIsSet: author !== '', templates: templates.length },
    keychain: shell.secrets.keychain,
    connections: Object.entries(shell.kept.get('profiles')).map(([name, profile]) =>
      connectionFacts(called(application, name), profile, scrub, application),
    ),
    ...liveFacts(application),
    timeline: timelineFacts(application, scrub),
    site: document ? siteFacts(document.state, application) : null,
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

/** When it was made, to the minute: two of a day stand beside each other. */
export function bundleName(at: number): string {
  return `commissioner-support-${new Date(at).toISOString().slice(0, 16).replace('T', '-').replace(':', '')}.json`;
}

/** Whatever is kept as a secret here is found and hidden in every text, also where nobody would look for it. */
function scrubOf({ shell, settings }: Application): Scrub {
  const profiles = Object.values(shell.kept.get('profiles'));
  const secrets = profiles.flatMap(({ passwordEnv }) =>
    passwordEnv === undefined ? [] : (shell.secrets.get(passwordEnv) ?? []),
  );
  const users = profiles.flatMap((profile) => (profile.kind === 'ochno' ? profile.email : (profile.username ?? [])));
  // A name of two letters stands in half of all words.
  const people = [...users, settings.author, shell.writer.author].filter(({ length }) => length > 2);
  return (text) => scrubbed(text, [...secrets, ...people]);
}

/** A connection by its number: its name may hold a company's, or a site's. */
function called({ shell }: Application, name: string): string {
  const index = Object.keys(shell.kept.get('profiles')).indexOf(name);
  return index < 0 ? 'a former connection' : `connection ${index + 1}`;
}

function connectionFacts(name: string, profile: Profile, scrub: Scrub, { shell }: Application): object {
  const { kind, dialect, passwordEnv, ca, overrides, socketsHaveLamps } = profile;
  return {
    name,
    kind,
    dialect,
    address: scrub(kind === 'ochno' ? profile.baseUrl : profile.url),
    needsPassword: passwordEnv !== undefined,
    hasPassword: passwordEnv !== undefined && shell.secrets.get(passwordEnv) !== undefined,
    ownAuthority: ca !== undefined,
    ownCertificate: kind === 'broker' && profile.cert !== undefined,
    quotas: kind === 'ochno' ? (profile.quotas ?? 'aws') : 'off',
    socketsHaveLamps: socketsHaveLamps ?? false,
    overrides: Object.entries<object>({ ...overrides }).map(([part, entries]) => ({
      part,
      entries: Object.keys(entries),
    })),
  };
}

function liveFacts(application: Application): object {
  const { live, outbox: waiting, runs } = frameView(application, application.savedAt, 'en');
  const { profile, trouble, lanes, narrowedTo, floor, ...counts } = live;
  return {
    live: {
      ...counts,
      profile: profile === null ? null : called(application, profile),
      trouble: trouble?.code ?? null,
      lanes: lanes.map(({ clientId: _clientId, ...lane }) => lane),
      narrowedTo: narrowedTo?.length ?? null,
      oneFloorAlone: floor !== null,
    },
    outbox: { ...waiting, trouble: waiting.trouble?.code ?? null },
    runs: runs.map(({ mode, phase, remaining, verdicts }) => ({ mode, phase, remaining, verdicts })),
  };
}

/** Parameters of a failure that name a machine or a number. The others quote the site, or a server's own words. */
const tellable = new Set(['host', 'seconds', 'status', 'count']);

function timelineFacts(application: Application, scrub: Scrub): object[] {
  return application.timeline.entries().map(({ at, what }) => {
    const when = new Date(at).toISOString();
    if ('failure' in what) {
      const { code, params } = what.failure;
      const facts = Object.entries(params).filter(([name]) => tellable.has(name));
      const told = facts.map(([name, value]) => [name, typeof value === 'string' ? scrub(value) : value] as const);
      return { at: when, kind: what.kind, code, ...Object.fromEntries<string | number>(told) };
    }
    return { at: when, ...what, ...('name' in what ? { name: called(application, what.name) } : {}) };
  });
}

function siteFacts(state: SiteState, application: Application): object {
  const { measures, counts } = frameView(application, application.savedAt, 'en');
  const { name: _name, ...procedure } = state.procedure;
  const hubsHavePlans = application.online?.connection.platform?.hubsHavePlans ?? true;
  const waiting = outbox(state, { hubsHavePlans });
  return {
    events: state.eventCount,
    dialect: state.dialect,
    joinedToCompany: state.companyId !== null,
    counts,
    measures,
    areas: state.areas.size,
    conflicts: state.conflicts.length,
    reports: state.reports.length,
    lampsOnLease: state.leases.size,
    procedure,
    hubs: hubKinds(state),
    // Why, in the server's own words, stays here: they quote labels.
    refused: waiting.flatMap(({ kind, act, refusal }) => (refusal ? [{ kind, act, code: refusal.code }] : [])),
  };
}

/** How many hubs of each product and firmware. */
function hubKinds(state: SiteState): object[] {
  const kinds = new Map<string, { product: string; firmware: string | null; hubs: number }>();
  for (const { hwId, firmware, removed } of state.hubs.values()) {
    if (removed) continue;
    const product = productOf(hwId)?.product ?? 'unknown';
    const kind = kinds.get(`${product}/${firmware}`) ?? { product, firmware, hubs: 0 };
    kind.hubs += 1;
    kinds.set(`${product}/${firmware}`, kind);
  }
  return [...kinds.values()];
}
