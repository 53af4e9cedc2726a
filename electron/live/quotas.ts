// What the broker allows one connection, and how near to it we dare to go. Platform contract, *What AWS IoT Core allows one
// connection* [aws]; a local broker has no quotas.

import type { Millis } from '../domain/units.ts';

export interface Quotas {
  /** Messages a second, in and out together; what is over is discarded without a sign. */
  readonly perSecond: number;
  /** From here on a connection is too busy and its subscriptions are dealt out again. */
  readonly nearPerSecond: number;
  /** What a lane is given when subscriptions are dealt out. */
  readonly aimPerSecond: number;
  readonly filters: number;
  /** Filters of a lane that are kept free, so that new ones can stand before old ones end. */
  readonly spareFilters: number;
  readonly filtersPerSubscribe: number;
  /** All connections of this program together, the technician's lane included. */
  readonly connections: number;
  readonly actionsPerSecond: number;
  /** Keep-alive told to the broker; the watchdog for half-open links is ours. */
  readonly keepaliveMs: Millis;
}

export const awsQuotas: Quotas = {
  perSecond: 100,
  nearPerSecond: 60,
  aimPerSecond: 35,
  filters: 50,
  spareFilters: 4,
  filtersPerSubscribe: 8,
  connections: 16,
  actionsPerSecond: 30,
  keepaliveMs: 30_000,
};

export const noQuotas: Quotas = {
  perSecond: Infinity,
  nearPerSecond: Infinity,
  aimPerSecond: Infinity,
  filters: Infinity,
  spareFilters: 0,
  filtersPerSubscribe: 200,
  connections: 1,
  actionsPerSecond: Infinity,
  keepaliveMs: 15_000,
};

/** Before anything is measured: a port is taken to report every 10 s. Ports may report more often than the promised 5 min. */
export const assumedPerPort = 0.1;
