// Every word of a report, in each language: a missing one does not compile. Pure data.

import type { Language } from '../failures.ts';
import type { MiswireKind } from '../events.ts';
import type { Grade, Reason, Verdict } from '../verdict.ts';

export interface ReportWords {
  readonly title: string;
  readonly accepted: string;
  readonly outstanding: string;
  readonly acceptedSentence: string;
  readonly outstandingSentence: string;
  readonly disclaimer: string;
  readonly sections: Readonly<Record<Section, string>>;
  readonly columns: Readonly<Record<Column, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly reasons: Partial<Record<Reason, string>>;
  readonly roles: Readonly<Record<'installer' | 'witness' | 'client', string>>;
  readonly miswirings: Readonly<Record<MiswireKind, string>>;
  readonly legend: string;
  readonly noPicture: string;
  readonly none: string;
  readonly page: string;
  readonly openIssues: (count: number) => string;
  readonly andMore: (count: number) => string;
  readonly verify: string;
  readonly attached: string;
  readonly notAttached: string;
  readonly unchanged: string;
  readonly firstIssue: string;
  readonly changed: string;
  /** Kinds of work, as `details.kind` names them. */
  readonly kinds: Readonly<Record<WorkKind, string>>;
  readonly states: Readonly<Record<'open' | 'closed', string>>;
  /** Before the names of the sections that this PDF lacks. */
  readonly leftOut: string;
}

/** Report.md, *Cover*. */
export type WorkKind = 'new' | 'addition' | 'alteration';

export type Section =
  | 'summary'
  | 'method'
  | 'inventory'
  | 'plans'
  | 'schedule'
  | 'repaired'
  | 'issues'
  | 'deferred'
  | 'changes'
  | 'signatures'
  | 'evidence';

export type Column =
  | 'number'
  | 'revision'
  | 'site'
  | 'client'
  | 'address'
  | 'contractor'
  | 'extent'
  | 'work'
  | 'date'
  | 'digest'
  | 'head'
  | 'author'
  | 'sockets'
  | 'floor'
  | 'label'
  | 'location'
  | 'plan'
  | 'area'
  | 'hub'
  | 'port'
  | 'expected'
  | 'verdict'
  | 'reason'
  | 'works'
  | 'place'
  | 'power'
  | 'voltage'
  | 'temperature'
  | 'margin'
  | 'time'
  | 'operator'
  | 'attempts'
  | 'product'
  | 'firmware'
  | 'used'
  | 'free'
  | 'topic'
  | 'sha256'
  | 'arrived'
  | 'latency'
  | 'pace'
  | 'on'
  | 'text'
  | 'state'
  | 'name'
  | 'role'
  | 'signature'
  | 'procedure'
  | 'tool'
  | 'loads'
  | 'people'
  | 'hold'
  | 'limits'
  | 'kind'
  | 'notReported'
  | 'placeNotMeasured';

const english: ReportWords = {
  title: 'Commissioning report',
  accepted: 'Accepted',
  outstanding: 'Outstanding',
  acceptedSentence: 'Every socket listed here was tested and passed; no issue is open.',
  outstandingSentence: 'Not everything listed here has passed. What is outstanding:',
  disclaimer: "Values are the sockets' own, uncalibrated. This is not an electrical safety certificate.",
  sections: {
    summary: 'Summary',
    method: 'Method',
    inventory: 'Inventory of hubs',
    plans: 'Floor plans',
    schedule: 'Socket schedule',
    repaired: 'Mis-wirings repaired',
    issues: 'Issues',
    deferred: 'Deferred tests',
    changes: 'Changes since the last issue',
    signatures: 'Signatures',
    evidence: 'Evidence',
  },
  columns: {
    number: 'Report',
    revision: 'Revision',
    site: 'Site',
    client: 'Client',
    address: 'Address',
    contractor: 'Contractor',
    extent: 'Extent',
    work: 'Kind of work',
    date: 'Issued',
    digest: 'Digest of the data',
    head: 'Journal head',
    author: 'Issued by',
    sockets: 'Sockets',
    floor: 'Floor',
    label: 'Label',
    location: 'Location',
    plan: 'Plan',
    area: 'Area',
    hub: 'Hub',
    port: 'Port',
    expected: 'Expected',
    verdict: 'Verdict',
    reason: 'Reason',
    works: 'Works',
    place: 'Place',
    power: 'Power, W',
    voltage: 'Voltage, V',
    temperature: 'Temperature, °C',
    margin: 'Margin, W',
    time: 'Time',
    operator: 'Operator',
    attempts: 'Tries',
    product: 'Product',
    firmware: 'Firmware',
    used: 'Ports used',
    free: 'Ports free',
    topic: 'Topic',
    sha256: 'SHA-256 of the message',
    arrived: 'Arrived',
    latency: 'Latency, ms',
    pace: 'Pace',
    on: 'On',
    text: 'Text',
    state: 'State',
    name: 'Name',
    role: 'Role',
    signature: 'Signature',
    procedure: 'Procedure',
    tool: 'Tool',
    loads: 'Test load',
    people: 'People',
    hold: 'Hold time, s',
    limits: 'Limits',
    kind: 'Kind',
    notReported: 'Values not reported',
    placeNotMeasured: 'Place by route or observed',
  },
  verdicts: {
    pass: 'pass',
    marginal: 'marginal',
    fail: 'fail',
    deferred: 'deferred',
    stale: 'stale',
    untested: 'untested',
  },
  grades: {
    measured: 'measured',
    observed: 'observed',
    'by-route': 'by route',
    manual: 'manual',
    imported: 'imported',
  },
  reasons: {
    power: 'power outside its limits',
    voltage: 'voltage outside its limits',
    temperature: 'temperature outside its limits',
    latency: 'answered too slowly',
    unstable: 'unstable contact',
    'no-response': 'no answer',
    'not-reported': 'value not reported',
    'not-bound': 'not bound to a port',
    'line-lost': 'connection lost',
    timeout: 'no time left',
    skipped: 'skipped',
    locked: 'no way in',
    furniture: 'something stands before it',
    occupied: 'in use',
    damaged: 'damaged',
    lamp: 'lamp did not answer',
    fan: 'fan did not turn',
    rebound: 'bound to another port since',
    'hub-replaced': 'hub replaced since',
    'procedure-changed': 'procedure changed since',
    'place-reopened': 'place open again',
    'wrong-port': 'answers at another port',
    'pulled-early': 'pulled too soon',
  },
  roles: { installer: 'Installer', witness: 'Witness', client: 'Client' },
  miswirings: {
    swap: 'two sockets swapped',
    offbyone: 'off by one along a hub',
    reverse: 'hub reversed',
    exchange: 'two hubs exchanged',
    'bound-elsewhere': 'bound to another socket',
    'unknown-port': 'port not on the plan',
    moved: 'on another port',
  },
  legend: 'Filled: measured. Outlined: observed or by route.',
  noPicture: 'The picture of this plan is not in the site document.',
  none: 'none',
  page: 'Page',
  openIssues: (count) => (count === 1 ? '1 open issue' : `${count} open issues`),
  andMore: (count) => `and ${count} more, in the sections below`,
  attached: 'The site document, without photos, is attached to this file: opened in Commissioner it is the site again.',
  notAttached: 'The site document is too large to be attached; it is handed over beside this report.',
  verify: 'To check this report against its site: commissioner report verify FILE --site SITE',
  unchanged: 'The data is the same as in revision',
  firstIssue: 'This is the first issue.',
  changed: 'The data has changed since revision',
  kinds: { new: 'New installation', addition: 'Addition', alteration: 'Alteration' },
  states: { open: 'open', closed: 'closed' },
  leftOut: 'Left out of this PDF, and in the workbook and the JSON:',
};

const swedish: ReportWords = {
  title: 'Driftsättningsrapport',
  accepted: 'Godkänd',
  outstanding: 'Återstår',
  acceptedSentence: 'Varje uttag i rapporten är provat och godkänt; inga ärenden är öppna.',
  outstandingSentence: 'Allt i rapporten är inte godkänt. Detta återstår:',
  disclaimer: 'Värdena är uttagens egna, okalibrerade. Detta är inget intyg om elsäkerhet.',
  sections: {
    summary: 'Sammanfattning',
    method: 'Metod',
    inventory: 'Förteckning över hubbar',
    plans: 'Planritningar',
    schedule: 'Uttagslista',
    repaired: 'Rättade felkopplingar',
    issues: 'Ärenden',
    deferred: 'Uppskjutna prov',
    changes: 'Ändringar sedan förra utgåvan',
    signatures: 'Underskrifter',
    evidence: 'Underlag',
  },
  columns: {
    number: 'Rapport',
    revision: 'Revision',
    site: 'Plats',
    client: 'Beställare',
    address: 'Adress',
    contractor: 'Entreprenör',
    extent: 'Omfattning',
    work: 'Arbetets slag',
    date: 'Utfärdad',
    digest: 'Kontrollsumma för data',
    head: 'Journalens huvud',
    author: 'Utfärdad av',
    sockets: 'Uttag',
    floor: 'Plan',
    label: 'Märkning',
    location: 'Byggnad',
    plan: 'Ritning',
    area: 'Område',
    hub: 'Hubb',
    port: 'Port',
    expected: 'Avsett för',
    verdict: 'Utslag',
    reason: 'Orsak',
    works: 'Funktion',
    place: 'Läge',
    power: 'Effekt, W',
    voltage: 'Spänning, V',
    temperature: 'Temperatur, °C',
    margin: 'Marginal, W',
    time: 'Tid',
    operator: 'Utfört av',
    attempts: 'Försök',
    product: 'Produkt',
    firmware: 'Programversion',
    used: 'Portar i bruk',
    free: 'Lediga portar',
    topic: 'Ämne',
    sha256: 'SHA-256 för meddelandet',
    arrived: 'Ankom',
    latency: 'Fördröjning, ms',
    pace: 'Takt',
    on: 'Gäller',
    text: 'Text',
    state: 'Läge',
    name: 'Namn',
    role: 'Roll',
    signature: 'Underskrift',
    procedure: 'Procedur',
    tool: 'Verktyg',
    loads: 'Provlast',
    people: 'Personer',
    hold: 'Hålltid, s',
    limits: 'Gränser',
    kind: 'Slag',
    notReported: 'Värden som inte rapporterats',
    placeNotMeasured: 'Läge enligt rutt eller iakttaget',
  },
  verdicts: {
    pass: 'godkänd',
    marginal: 'gränsfall',
    fail: 'underkänd',
    deferred: 'uppskjuten',
    stale: 'inaktuell',
    untested: 'ej provad',
  },
  grades: {
    measured: 'mätt',
    observed: 'iakttaget',
    'by-route': 'enligt rutt',
    manual: 'manuellt',
    imported: 'inläst',
  },
  reasons: {
    power: 'effekt utanför gränserna',
    voltage: 'spänning utanför gränserna',
    temperature: 'temperatur utanför gränserna',
    latency: 'svarade för långsamt',
    unstable: 'glappkontakt',
    'no-response': 'inget svar',
    'not-reported': 'värdet rapporteras inte',
    'not-bound': 'inte kopplad till någon port',
    'line-lost': 'förbindelsen bröts',
    timeout: 'tiden räckte inte',
    skipped: 'överhoppad',
    locked: 'låst',
    furniture: 'något står i vägen',
    occupied: 'används',
    damaged: 'skadat',
    lamp: 'lampan svarade inte',
    fan: 'fläkten snurrade inte',
    rebound: 'kopplad till annan port sedan dess',
    'hub-replaced': 'hubben utbytt sedan dess',
    'procedure-changed': 'proceduren ändrad sedan dess',
    'place-reopened': 'läget öppet igen',
    'wrong-port': 'svarar på en annan port',
    'pulled-early': 'urdragen för tidigt',
  },
  roles: { installer: 'Montör', witness: 'Vittne', client: 'Beställare' },
  miswirings: {
    swap: 'två uttag förväxlade',
    offbyone: 'förskjutet ett steg längs en hubb',
    reverse: 'hubb omvänd',
    exchange: 'två hubbar förväxlade',
    'bound-elsewhere': 'kopplad till ett annat uttag',
    'unknown-port': 'port som inte finns på ritningen',
    moved: 'på en annan port',
  },
  legend: 'Fylld: mätt. Kontur: iakttaget eller enligt rutt.',
  noPicture: 'Ritningens bild finns inte i dokumentet.',
  none: 'inga',
  page: 'Sida',
  openIssues: (count) => (count === 1 ? '1 öppet ärende' : `${count} öppna ärenden`),
  andMore: (count) => `och ${count} till, i avsnitten nedan`,
  attached: 'Platsens dokument, utan foton, är bifogat i filen: öppnat i Commissioner är det platsen igen.',
  notAttached: 'Platsens dokument är för stort för att bifogas; det lämnas över vid sidan av rapporten.',
  verify: 'Kontrollera rapporten mot sin plats: commissioner report verify FIL --site PLATS',
  unchanged: 'Uppgifterna är desamma som i revision',
  firstIssue: 'Detta är den första utgåvan.',
  changed: 'Uppgifterna har ändrats sedan revision',
  kinds: { new: 'Nyinstallation', addition: 'Tillägg', alteration: 'Ändring' },
  states: { open: 'öppet', closed: 'stängt' },
  leftOut: 'Utelämnat ur denna PDF, finns i arbetsboken och JSON:',
};

export const reportWords: Readonly<Record<Language, ReportWords>> = { en: english, sv: swedish };
