// The demonstration whose site is open: its connection, which goes with it, its technician, and what becomes of its document.

import type { SiteDocument } from '../site/site-document.ts';
import type { Robot } from './robot.ts';
import type { ApplicationShell, Demo } from './shell.ts';

export const demoProfileName = 'Demonstration';

export class Demonstration {
  readonly robot: Robot;
  readonly #demo: Demo;
  readonly #document: SiteDocument;
  readonly #shell: ApplicationShell;
  readonly #eventsAtFirst: number;

  /** `document`: its site, just opened. It can be joined from now on. */
  constructor(demo: Demo, document: SiteDocument, shell: ApplicationShell) {
    [this.#demo, this.#document, this.#shell] = [demo, document, shell];
    this.#eventsAtFirst = document.state.eventCount;
    this.robot = demo.robotFor(() => document.state);
    const { kept, secrets } = shell;
    if (demo.profile.passwordEnv !== undefined) secrets.set(demo.profile.passwordEnv, demo.password, false);
    kept.set('profiles', { ...kept.get('profiles'), [demoProfileName]: demo.profile });
  }

  /** Its document is closed. Its platform goes, and with it what nobody could connect to any more. */
  async end(): Promise<void> {
    const { kept, secrets } = this.#shell;
    // First of all: Start asks for the connections and the sites as soon as no site is open.
    const { [demoProfileName]: _gone, ...profiles } = kept.get('profiles');
    kept.set('profiles', profiles);
    if (this.#demo.profile.passwordEnv !== undefined) secrets.forget(this.#demo.profile.passwordEnv);
    if (this.#document.state.eventCount === this.#eventsAtFirst) this.#forget();
    await this.#demo.stop();
  }

  /** Nobody did anything in it: it is no site to come back to. */
  #forget(): void {
    const { kept } = this.#shell;
    const others = kept.get('recents').filter(({ path }) => path !== this.#document.path);
    kept.set('recents', others);
    this.#demo.forget();
  }
}
