// A simulated platform with a hostile proxy before it, our client behind the proxy, and a colleague's client straight at it.

import type { OchnoProfile } from '../../../electron/domain/profile.ts';
import { seededChance } from '../../../electron/environment/chance.ts';
import { systemClock, type Clock } from '../../../electron/environment/clock.ts';
import type { Log } from '../../../electron/environment/log.ts';
import { createPlatform, type PlatformOptions } from '../../../electron/platform/create-platform.ts';
import type {
  Picture,
  Platform,
  RemoteHub,
  RemoteLocation,
  RemotePlan,
  RemotePort,
} from '../../../electron/platform/platform.ts';
import type { Simulator, SimulatorOptions } from '../../../electron/simulator/simulator.ts';
import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import { valueOf } from '../value-of.ts';
import { HostileProxy } from './hostile-proxy.ts';

/** Tries as often as in life, without life's pauses. */
export const hasty = { attempts: 5, firstMs: 1, longestMs: 4, longestAskedMs: 60_000 };

export class PlatformInTest {
  readonly simulator: Simulator;
  readonly proxy: HostileProxy;
  /** Behind the proxy. */
  readonly ours: Platform;
  /** Nothing goes wrong for them. */
  readonly colleague: Platform;
  /** Everything that was logged, as text. */
  readonly logged: string[] = [];
  readonly dialect: 'documented' | 'operated';
  readonly #more: Platform[] = [];

  private constructor(simulator: Simulator, proxy: HostileProxy, dialect: 'documented' | 'operated') {
    this.simulator = simulator;
    this.proxy = proxy;
    this.dialect = dialect;
    this.ours = this.client();
    this.colleague = this.client({ url: simulator.addresses.rest });
  }

  static async start(options: Partial<SimulatorOptions> = {}): Promise<PlatformInTest> {
    const simulator = valueOf(await startSimulator({ seed: 5, sockets: 24, heartbeat: 0, quotas: 'off', ...options }));
    const proxy = await HostileProxy.before(simulator.addresses.rest);
    return new PlatformInTest(simulator, proxy, options.dialect ?? 'documented');
  }

  profile(url = this.proxy.url): OchnoProfile {
    const { email, companyId } = this.simulator.addresses;
    return { kind: 'ochno', dialect: this.dialect, baseUrl: url, email, passwordEnv: 'UNUSED', companyId };
  }

  client(
    options: { url?: string; password?: string; clock?: Clock } & Partial<
      Pick<PlatformOptions, 'retries' | 'timeoutMs'>
    > = {},
  ): Platform {
    const note = (context: object, message: string): void => void this.logged.push(JSON.stringify([context, message]));
    const log: Log = { debug: note, info: note, warn: note, error: note };
    const { url, password, clock, retries, timeoutMs } = options;
    const platform = createPlatform({
      profile: this.profile(url),
      password: password ?? this.simulator.addresses.password,
      clock: clock ?? systemClock,
      chance: seededChance(1),
      log,
      retries: retries ?? hasty,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    this.#more.push(platform);
    return platform;
  }

  get companyId(): string {
    return this.simulator.addresses.companyId;
  }

  async location(): Promise<RemoteLocation> {
    return valueOf(await this.colleague.locations(this.companyId)).find(({ name }) => name !== 'Elsewhere')!;
  }
  async plan(): Promise<RemotePlan> {
    return valueOf(await this.colleague.plans((await this.location()).id))[0]!;
  }
  async hub(): Promise<RemoteHub> {
    return valueOf(await this.colleague.hubs((await this.location()).id))[0]!;
  }
  async ports(): Promise<readonly RemotePort[]> {
    return valueOf(await this.colleague.ports({ hubId: (await this.hub()).id }));
  }
  async port(): Promise<RemotePort> {
    return (await this.ports())[0]!;
  }

  async stop(): Promise<void> {
    for (const platform of this.#more) platform.close();
    await this.proxy.stop();
    await this.simulator.stop();
  }
}

/** A plan's picture: one red pixel, so that sizes are easy to tell from others. */
export const redPixel: Picture = {
  mediaType: 'image/png',
  width: 1,
  height: 1,
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** A plan's picture of any size. */
export const sheet = (width: number, height: number): Picture => ({
  ...{ mediaType: 'image/svg+xml', width, height },
  bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"></svg>`),
});
