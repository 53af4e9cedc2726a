// Hears the actions that clients publish and passes them to the socket they are for; lets ports report often for a while
// where they are asked to (`operated`: at most ten at a time). Platform contract, *Live stream* and *operated*.

import type { Millis } from '../domain/units.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import type { BoxPort, SiteFloor } from './site-floor.ts';
import type { WireDialect } from './wire-dialect.ts';

const oftenEvery = 1_000;
const oftenAtMost = 10;
const longest = 60;

export class Obedience {
  readonly #site: SiteFloor;
  readonly #wire: WireDialect;
  readonly #clock: Clock;
  readonly #stream: (port: BoxPort) => void;
  readonly #often = new Map<BoxPort, { until: Millis; cancel: Cancel }>();

  constructor(site: SiteFloor, wire: WireDialect, clock: Clock, stream: (port: BoxPort) => void) {
    this.#site = site;
    this.#wire = wire;
    this.#clock = clock;
    this.#stream = stream;
  }

  /** A message on any topic. Ids that the topic leaves empty may stand in the payload, as in the documentation's sample. */
  hear(topic: string, payload: unknown): void {
    const named = this.#wire.actionOf(topic);
    const said = named && this.#wire.command(payload);
    if (!named || !said) return;
    const port = this.#site.ports.get(named.portId === '' ? (said.portId ?? '') : named.portId);
    if (!port || port.box.claim?.companyId !== named.companyId) return;
    const { reportOftenFor } = said.command;
    if (reportOftenFor !== undefined) this.#reportOften(port, reportOftenFor);
    port.socket.obey(said.command);
  }

  stop(): void {
    for (const { cancel } of this.#often.values()) cancel();
    this.#often.clear();
  }

  #reportOften(port: BoxPort, seconds: number): void {
    const known = this.#often.get(port);
    if (!known && this.#often.size >= oftenAtMost) return;
    known?.cancel();
    const until = this.#clock.now() + Math.min(longest, Math.max(0, seconds)) * 1_000;
    this.#often.set(port, { until, cancel: () => {} });
    this.#report(port, until);
  }

  #report(port: BoxPort, until: Millis): void {
    if (this.#clock.now() > until) return void this.#often.delete(port);
    this.#stream(port);
    this.#often.set(port, { until, cancel: this.#clock.after(oftenEvery, () => this.#report(port, until)) });
  }
}
