// What is typed of a connection, and the draft that the application is asked to keep of it. Pure. An empty secret stays what it was.

import type { ProfileDraft, ProfileView } from '../../../../electron/contract/settings.ts';

export type DialectName = ProfileView['dialect'];

/** Ochno's own; any other can be typed in. */
export const ochnoServers = ['https://operated.ochno.com', 'https://stage.ochno.com'] as const;

export interface CloudForm {
  baseUrl: string;
  email: string;
  password: string;
  companyId: string;
  dialect: DialectName;
  ca: string;
  keep: boolean;
}

export interface BrokerForm {
  name: string;
  url: string;
  companyId: string;
  username: string;
  password: string;
  dialect: DialectName;
  ca: string;
  cert: string;
  key: string;
  keep: boolean;
  socketsHaveLamps: boolean;
}

export const newCloud = (): CloudForm => ({
  baseUrl: ochnoServers[0],
  email: '',
  password: '',
  companyId: '',
  dialect: 'documented',
  ca: '',
  keep: true,
});

export const newBroker = (): BrokerForm => ({
  name: '',
  url: 'mqtt://',
  companyId: '',
  username: '',
  password: '',
  dialect: 'documented',
  ca: '',
  cert: '',
  key: '',
  keep: true,
  socketsHaveLamps: false,
});

export const cloudOf = ({ address, user, companyId, dialect, ca, kept }: ProfileView): CloudForm => ({
  ...newCloud(),
  ...{ baseUrl: address, email: user, companyId, dialect, ca, keep: kept },
});

export const brokerOf = (view: ProfileView): BrokerForm => ({
  ...newBroker(),
  ...{ name: view.name, url: view.address, companyId: view.companyId, username: view.user, dialect: view.dialect },
  ...{ ca: view.ca, cert: view.cert, keep: view.kept, socketsHaveLamps: view.socketsHaveLamps },
});

/** `was`: the profile that is changed. */
export function cloudDraft(form: CloudForm, name: string, was?: string): ProfileDraft {
  const { baseUrl, email, companyId, dialect, ca, keep } = form;
  return {
    ...{ kind: 'ochno', name, dialect, baseUrl: baseUrl.trim(), email: email.trim(), companyId, ca: ca.trim(), keep },
    ...typed({ password: form.password }),
    ...(was === undefined ? {} : { was }),
  };
}

export function brokerDraft(form: BrokerForm, was?: string): ProfileDraft {
  const { name, companyId, dialect, keep, socketsHaveLamps } = form;
  const texts = { url: form.url.trim(), username: form.username.trim(), ca: form.ca.trim(), cert: form.cert.trim() };
  return {
    ...{ kind: 'broker', name: name.trim() || hostOf(texts.url), dialect, companyId: companyId.trim(), keep },
    ...{ socketsHaveLamps, ...texts },
    ...typed({ password: form.password, key: form.key.trim() }),
    ...(was === undefined ? {} : { was }),
  };
}

/** A company at a server: two companies of one person are two connections. */
export const cloudName = (company: string, baseUrl: string): string =>
  `${shown(company, 60)} · ${shown(hostOf(baseUrl), 36)}`;

export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host || url : url);

/** Whether an address is one that the application takes. */
export const isAddress = (url: string, protocols: RegExp): boolean =>
  URL.canParse(url.trim()) && protocols.test(new URL(url.trim()).protocol) && new URL(url.trim()).host !== '';
export const cloudProtocols = /^https?:$/;
export const brokerProtocols = /^(mqtts?|wss?):$/;

const typed = <T extends Readonly<Record<string, string>>>(secrets: T): Partial<T> =>
  Object.fromEntries(Object.entries(secrets).filter(([, secret]) => secret !== '')) as Partial<T>;

/** At most so long, as the contract counts, and no letter cut in two. */
function shown(text: string, length: number): string {
  let cut = '';
  for (const letter of text.trim()) {
    if (cut.length + letter.length > length) break;
    cut += letter;
  }
  return cut.trim() || '–';
}
