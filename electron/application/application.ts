// The application: owns the open document, the live session and the running verification, and is what the contract's router
// calls. The shells compose one; every screen talks to the same.

import { done, failed, type Result } from '../domain/failures.ts';
import type { Profile } from '../domain/profile.ts';
import type { Device, PortReading } from '../domain/reading.ts';
import type { TechnicianAction, VerificationMode } from '../domain/verification/protocol.ts';
import type { Outside } from '../environment/outside.ts';
import type { ReportFiles } from '../contract/contract.ts';
import type { LiveSession } from '../live/live.ts';
import { openSite } from '../site/open-site.ts';
import type { SiteDocument } from '../site/site-document.ts';
import type { PullResult } from '../sync/pull.ts';
import type { PushResult } from '../sync/push.ts';
import { undoLast } from '../domain/edits.ts';
import { connect, type Connection, type Secrets } from './connection.ts';
import { makeSiteReports, type ReportRequest } from './make-site-reports.ts';
import { startLive } from './live-site.ts';
import { siteInfo, type SiteInfo } from './read-site.ts';
import type { Writer } from './station.ts';
import { pullSite, pushSite } from './sync-site.ts';
import { VerificationRun } from './verification-run.ts';

/** What a shell gives: files by handle, profiles by name, secrets by name. */
export interface ApplicationShell {
  readonly outside: Outside;
  readonly writer: Writer;
  readonly name: string;
  readonly version: string;
  /** Absolute path behind a handle that the shell's dialog gave; undefined: no such handle. */
  path(handle: string): string | undefined;
  profile(name: string): Profile | undefined;
  readonly secrets: Secrets;
}

export interface VerificationStart {
  readonly mode: VerificationMode;
  readonly only: readonly string[];
  readonly testLoad: Device | null;
  readonly lampAnswers: boolean;
}

export class Application {
  readonly shell: ApplicationShell;
  #document: SiteDocument | null = null;
  #connection: Connection | null = null;
  #live: LiveSession | null = null;
  #run: VerificationRun | null = null;
  readonly #closing = new Set<() => void>();
  readonly #readers = new Set<(reading: PortReading) => void>();

  constructor(shell: ApplicationShell) {
    this.shell = shell;
  }

  get document(): SiteDocument | null {
    return this.#document;
  }
  get live(): LiveSession | null {
    return this.#live;
  }
  get run(): VerificationRun | null {
    return this.#run;
  }

  /** Called once when the site that is open now is closed. */
  onClose(run: () => void): () => void {
    this.#closing.add(run);
    return () => this.#closing.delete(run);
  }

  /** Every reading of whichever live session is up, also of a later one. */
  onReading(listener: (reading: PortReading) => void): () => void {
    this.#readers.add(listener);
    return () => this.#readers.delete(listener);
  }

  async open(handle: string): Promise<Result<SiteInfo>> {
    const path = this.shell.path(handle);
    if (path === undefined) return failed('shell.wrong-use', { what: 'This file was not chosen here.' });
    await this.close();
    const opened = openSite({ ...this.shell.outside, ...this.shell.writer, path });
    if (!opened.ok) return opened;
    this.#document = opened.value;
    return done(siteInfo(opened.value));
  }

  /** Ends what runs in order: the walk, the lamps on lease, the session, the journal. */
  async close(): Promise<void> {
    this.stopVerification();
    await this.disconnect();
    this.#document?.close();
    this.#document = null;
    for (const ended of [...this.#closing]) ended();
    this.#closing.clear();
  }

  summary(): Result<SiteInfo> {
    return this.#document ? done(siteInfo(this.#document)) : noSite();
  }

  undo(): Result<null> {
    if (!this.#document) return noSite();
    const drafts = undoLast(this.#document.state, this.shell.writer);
    if (!drafts.ok) return drafts;
    const written = this.#document.append(drafts.value);
    return written.ok ? done(null) : written;
  }

  pull(profile: string): Promise<Result<PullResult>> {
    return this.#connected(profile, (document, connection) => pullSite(document, connection));
  }

  push(profile: string): Promise<Result<PushResult>> {
    return this.#connected(profile, (document, connection) => pushSite(document, connection));
  }

  connect(profile: string): Promise<Result<null>> {
    return this.#connected(profile, async (document, connection) => {
      await this.#live?.stop();
      const started = await startLive(document, connection, this.shell.outside);
      if (!started.ok) return started;
      this.#live = started.value;
      this.#live.onReading((reading) => {
        for (const listener of this.#readers) listener(reading);
      });
      return done(null);
    });
  }

  async disconnect(): Promise<void> {
    await this.#live?.stop();
    this.#live = null;
    this.#connection?.close();
    this.#connection = null;
  }

  async startVerification(start: VerificationStart): Promise<Result<VerificationRun>> {
    const [document, live, connection] = [this.#document, this.#live, this.#connection];
    if (!document) return noSite();
    if (!live || !connection) return failed('shell.wrong-use', { what: 'There is no live session: connect first.' });
    this.stopVerification();
    const run = new VerificationRun({
      document,
      live,
      baselines: () => connection.baselines(document.state),
      request: { ...start, pace: 1, socketsHaveLamps: connection.profile.socketsHaveLamps ?? false },
      outside: this.shell.outside,
    });
    this.#run = run;
    await run.start();
    return done(run);
  }

  act(action: TechnicianAction): Result<null> {
    if (!this.#run) return failed('shell.wrong-use', { what: 'Nothing is being verified now.' });
    this.#run.act(action);
    return done(null);
  }

  stopVerification(): void {
    this.#run?.stop();
    this.#run = null;
  }

  report(request: Omit<ReportRequest, 'outDir'> & { folder: string }): Promise<Result<ReportFiles>> {
    const outDir = this.shell.path(request.folder);
    if (!this.#document) return Promise.resolve(noSite());
    if (outDir === undefined)
      return Promise.resolve(failed('shell.wrong-use', { what: 'This folder was not chosen here.' }));
    return makeSiteReports(this.#document, { ...request, outDir }, this.shell);
  }

  /** The connection stays for the next call with the same profile. */
  async #connected<T>(
    name: string,
    use: (document: SiteDocument, connection: Connection) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (!this.#document) return noSite();
    const profile = this.shell.profile(name);
    if (!profile) return failed('shell.wrong-use', { what: `There is no connection profile called ${name}.` });
    if (this.#connection?.profile !== profile) {
      await this.disconnect();
      const connected = connect(profile, this.shell.secrets, this.shell.outside);
      if (!connected.ok) return connected;
      this.#connection = connected.value;
    }
    return use(this.#document, this.#connection);
  }
}

const noSite = (): Result<never> => failed('shell.wrong-use', { what: 'No site is open.' });
