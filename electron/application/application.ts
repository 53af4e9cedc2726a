// The application: owns the open document, what joins it to platform and live stream, and the running verification. The shells
// compose one; every screen talks to the same. What it can be asked stands in the contract, `routers/` hands it over.

import { defaultSettings } from '../contract/default-settings.ts';
import type { Settings } from '../contract/settings.ts';
import { redoLast, undoLast } from '../domain/edits.ts';
import type { EventDraft } from '../domain/events.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import { countVerdicts, liveSockets } from '../domain/site-queries.ts';
import type { Millis } from '../domain/units.ts';
import type { LiveSession, ReadingListener } from '../live/live.ts';
import { realPath } from '../site/open-here.ts';
import { openSite } from '../site/open-site.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { Demonstration, demoProfileName } from './demonstration.ts';
import { Handles } from './handles.ts';
import { Sendings } from './sendings.ts';
import type { Online } from './online.ts';
import { siteInfo, type SiteInfo } from './read-site.ts';
import { Reporting } from './reporting.ts';
import type { Robot } from './robot.ts';
import type { ApplicationShell, DemoBuilding, Recent } from './shell.ts';
import type { Writer } from './station.ts';
import { Timeline } from './timeline.ts';
import type { VerificationRun } from './verification-run.ts';
import { Walks, type VerificationStart } from './walks.ts';

/** So many sites are remembered. */
const recentsKept = 20;

export class Application {
  readonly shell: ApplicationShell;
  readonly handles: Handles;
  readonly sendings: Sendings;
  readonly reporting = new Reporting(() => this.changed());
  #document: SiteDocument | null = null;
  #online: Online | null = null;
  #demo: Demonstration | null = null;
  /** Over when the demonstration that was asked for last has begun, or has not. */
  #beginning: Promise<unknown> = Promise.resolve();
  #savedAt: number | null = null;
  /** Of the open site. */
  readonly timeline: Timeline;
  readonly walks: Walks;
  readonly #closing = new Set<() => void>();
  readonly #readers = new Set<ReadingListener>();
  readonly #watchers = new Set<() => void>();

  constructor(shell: ApplicationShell) {
    this.shell = shell;
    this.handles = new Handles(shell.outside.ids);
    this.sendings = new Sendings(shell.outside.ids);
    this.timeline = new Timeline(shell.outside.clock);
    this.walks = new Walks({ outside: shell.outside, robot: () => this.robot, onChange: () => this.changed() });
  }

  get document(): SiteDocument | null {
    return this.#document;
  }
  get online(): Online | null {
    return this.#online;
  }
  get live(): LiveSession | null {
    return this.#online?.live ?? null;
  }
  /** When a port last spoke in this session; null: not yet. */
  readonly heardAt = (portKey: string): Millis | null => this.live?.heardAt(portKey) ?? null;
  get robot(): Robot | null {
    return this.#demo?.robot ?? null;
  }
  /** Time of the last event written. */
  get savedAt(): number | null {
    return this.#savedAt;
  }
  get settings(): Settings {
    return { ...defaultSettings, ...this.shell.kept.get('settings') };
  }
  /** Who signs what is written from now on. */
  get writer(): Writer {
    const { author } = this.settings;
    return author === '' ? this.shell.writer : { ...this.shell.writer, author };
  }

  /** Called once when the site that is open now is closed. */
  onClose(run: () => void): () => void {
    this.#closing.add(run);
    return () => this.#closing.delete(run);
  }

  /** Every reading of whichever live session is up, also of a later one. */
  onReading(listener: ReadingListener): () => void {
    this.#readers.add(listener);
    return () => this.#readers.delete(listener);
  }

  /** Something that the frame shows may be another. Called often: whoever shows it waits a moment. */
  onChange(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  changed(): void {
    for (const watcher of this.#watchers) watcher();
  }

  keepSettings(patch: Partial<Settings>): Settings {
    this.shell.kept.set('settings', { ...this.settings, ...patch });
    this.changed();
    return this.settings;
  }

  async open(handle: string): Promise<Result<SiteInfo>> {
    const path = this.handles.path(handle);
    if (path === undefined) return failed('shell.wrong-use', { what: 'This file was not chosen here.' });
    return this.openPath(path);
  }

  /** For a path that the system gave: a double click, an argument, a dialog. What can't be opened leaves open what is. */
  async openPath(path: string): Promise<Result<SiteInfo>> {
    if (this.#document && realPath(this.#document.path) === realPath(path)) return done(siteInfo(this.#document));
    const opened = openSite({ ...this.shell.outside, ...this.writer, path });
    if (!opened.ok) return opened;
    // Two that are opened at once follow each other.
    do await this.close();
    while (this.#document);
    this.#document = opened.value;
    this.#savedAt = null;
    this.#closing.add(
      opened.value.onChange((_changes, events) => {
        this.#savedAt = events.at(-1)?.at ?? this.#savedAt;
        this.reporting.happened(events);
        this.changed();
      }),
    );
    this.remember(opened.value);
    this.shell.onOpened?.(path);
    this.changed();
    const joined = this.shell.kept.get('joined')[opened.value.state.id];
    // The screens are there at once; whether the platform can be reached is seen in the frame.
    if (joined !== undefined && this.shell.kept.get('profiles')[joined]) void this.join(joined);
    return done(siteInfo(opened.value));
  }

  /** Ends what runs in order: the walk, the lamps on lease, the session, the journal. */
  async close(): Promise<void> {
    this.walks.end();
    await this.part();
    if (this.#document) this.remember(this.#document);
    for (const ended of [...this.#closing]) ended();
    this.#closing.clear();
    this.#document?.close();
    this.#document = null;
    this.timeline.forget();
    this.sendings.forget();
    const demo = this.#demo;
    this.#demo = null;
    await demo?.end();
    this.changed();
  }

  /** The program ends. A demonstration that begins is let begin: cut off in the middle it would leave its folders behind. */
  async end(): Promise<void> {
    await Promise.allSettled([this.#beginning]);
    await this.close();
  }

  summary(): Result<SiteInfo> {
    return this.#document ? done(siteInfo(this.#document)) : noSite();
  }

  undo(): Result<null> {
    return this.#append((document) => undoLast(document.state, this.shell.writer));
  }

  redo(): Result<null> {
    return this.#append((document) => redoLast(document.state, this.shell.writer));
  }

  /** Joins the site to a profile, also for the next opening; tried again until `part`. The first trouble is told. */
  async join(name: string): Promise<Result<null>> {
    // What speaks over networks is loaded by the first who needs it: the screens are there sooner.
    const [{ connect }, { Online }] = await Promise.all([import('./connection.ts'), import('./online.ts')]);
    const document = this.#document;
    if (!document) return noSite();
    const profile = this.shell.kept.get('profiles')[name];
    if (!profile) return failed('shell.no-profile', { name });
    if (this.#online?.profile.profile === profile) {
      this.#online.wake();
      return done(null);
    }
    this.walks.end();
    await this.part();
    const { outside, secrets, kept } = this.shell;
    if (profile.passwordEnv !== undefined && secrets.get(profile.passwordEnv) === undefined) {
      return failed('shell.no-password', {
        user: profile.kind === 'ochno' ? profile.email : (profile.username ?? name),
      });
    }
    const connected = connect(profile, (secret) => secrets.get(secret), outside);
    if (!connected.ok) return connected;
    kept.set('joined', { ...kept.get('joined'), [document.state.id]: name });
    const told = this.#tellCompany(document, profile.companyId, profile.dialect);
    if (!told.ok) return told;
    this.#online = new Online({
      document,
      connection: connected.value,
      profile: { name, profile },
      outside,
      timeline: this.timeline,
      onReading: (reading, message, place) => {
        for (const listener of this.#readers) listener(reading, message, place);
      },
      onChange: () => this.changed(),
    });
    this.changed();
    return this.#online.begin();
  }

  async part(): Promise<void> {
    const online = this.#online;
    this.#online = null;
    await online?.end();
    this.changed();
  }

  /** `page`: who asks; of two people the first. */
  async startVerification(start: VerificationStart, page?: string): Promise<Result<VerificationRun>> {
    const [document, online, live] = [this.#document, this.#online, this.live];
    if (!document) return noSite();
    if (!live || !online) return failed('verification.no-line');
    return this.walks.start({ document, live, online }, start, page);
  }

  /** A simulated building with its site, opened and joined. What can't begin leaves open what is; an earlier one ends. */
  startDemo(building: DemoBuilding): Promise<Result<null>> {
    const beginning = this.#beginDemo(building);
    this.#beginning = beginning;
    return beginning;
  }

  async #beginDemo(building: DemoBuilding): Promise<Result<null>> {
    const { startDemo } = this.shell;
    if (!startDemo) return failed('shell.wrong-use', { what: 'There is no demonstration here.' });
    const started = await startDemo(building);
    if (!started.ok) return started;
    const demo = started.value;
    const opened = await this.openPath(demo.path);
    const document = this.#document;
    if (!opened.ok || document?.path !== demo.path) {
      await demo.stop();
      demo.forget();
      return opened.ok ? done(null) : opened;
    }
    this.#demo = new Demonstration(demo, document, this.shell);
    this.#closing.add(this.#demo.robot.onChange(() => this.changed()));
    return this.join(demoProfileName);
  }

  /** Whose site it is and in which dialect its topics are said: the profile's word, kept with the document. */
  #tellCompany(document: SiteDocument, companyId: string, dialect: 'documented' | 'operated'): Result<null> {
    const { state } = document;
    const news: EventDraft[] = [];
    if (state.companyId === null && companyId !== '')
      news.push({ type: 'site.configured', body: { companyId, was: state.lastSetBy(`site/${state.id}/companyId`) } });
    if (state.dialect === null)
      news.push({ type: 'site.configured', body: { dialect, was: state.lastSetBy(`site/${state.id}/dialect`) } });
    return this.#append(() => done(news));
  }

  #append(make: (document: SiteDocument) => Result<readonly EventDraft[]>): Result<null> {
    if (!this.#document) return noSite();
    const drafts = make(this.#document);
    if (!drafts.ok || drafts.value.length === 0) return drafts.ok ? done(null) : drafts;
    const written = this.#document.append(drafts.value);
    return written.ok ? done(null) : written;
  }

  /** On the list of sites; `profile`: what it is joined to when it is opened. */
  remember({ path, state }: SiteDocument, profile?: string): void {
    if (profile !== undefined) this.shell.kept.set('joined', { ...this.shell.kept.get('joined'), [state.id]: profile });
    const counts = countVerdicts(liveSockets(state));
    const recent: Recent = {
      path,
      siteId: state.id,
      name: state.name,
      openedAt: this.shell.outside.clock.now(),
      sockets: counts.sockets,
      verified: counts.pass + counts.marginal,
      counts,
    };
    const others = this.shell.kept.get('recents').filter((other) => other.path !== path);
    this.shell.kept.set('recents', [recent, ...others].slice(0, recentsKept));
  }
}

const noSite = (): Result<never> => failed('shell.no-site');
