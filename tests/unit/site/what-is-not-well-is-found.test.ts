import { describe, expect, test } from 'vitest';

import { defaultProcedure } from '../../../electron/domain/procedure.ts';
import type { Finding } from '../../../electron/domain/health-findings.ts';
import { healthOf, type Health, type PortFacts } from '../../../electron/domain/health.ts';
import type { PortReading } from '../../../electron/domain/reading.ts';
import { SiteInTest } from '../../support/site/story.ts';

const minute = 60_000;
const now = 100 * minute;
const well: PortFacts = { listened: true, reading: undefined, heardAt: now - 1_000, changes: 0, counted: null };

/** Four sockets on hub 1, all passed; what is said of their ports, by printed number. */
function found(facts: Readonly<Record<number, Partial<PortFacts>>>, site = passedSite(), since = 0): Health {
  const factsOf = (portKey: string): PortFacts => ({ ...well, ...facts[Number(portKey.split('-')[1])] });
  return healthOf(site.state, factsOf, { now, since });
}
function passedSite(): SiteInTest {
  const site = new SiteInTest(4);
  for (const socket of ['s1', 's2', 's3', 's4']) site.check(socket, { load: 'Load' });
  return site;
}
const inShort = (health: Health): string[] =>
  health.findings.map((finding) => `${finding.kind} ${'socketId' in finding ? finding.socketId : finding.hubId}`);
const plugged = (values: Partial<PortReading>): Partial<PortFacts> => ({
  reading: { portKey: '', at: now, present: true, ...values },
});
const only = (health: Health): Finding | undefined => health.findings[0];

describe('of everything bound', () => {
  test('nothing is found where all is well', () => {
    expect(found({})).toEqual({ findings: [], bound: 4, well: 4, notYet: 0, notListened: 0, unbound: 0 });
  });

  test('a port unheard for longer than five minutes is silent, one not heard yet is not', () => {
    const health = found({ 1: { heardAt: now - 6 * minute }, 2: { heardAt: null } }, passedSite(), now - minute);
    expect(inShort(health)).toEqual(['silent-port s1']);
    expect(health).toMatchObject({ bound: 4, well: 2, notYet: 1 });
    const later = found({ 2: { heardAt: null } }, passedSite(), now - 6 * minute);
    expect(only(later)).toEqual({ kind: 'silent-port', socketId: 's2', heardAt: null });
  });

  test('a hub of which nothing is heard is one finding, with its sockets', () => {
    const silent = { heardAt: now - 10 * minute };
    const health = found({ 1: silent, 2: silent, 3: silent, 4: silent, 5: silent, 6: silent });
    expect(health.findings).toEqual([{ kind: 'silent-hub', hubId: 'h1', sockets: ['s1', 's2', 's3', 's4'] }]);
    expect(health.well).toBe(0);
  });

  test('a hub that the platform gave no ports can’t be heard', () => {
    const site = passedSite();
    site.add('hub.added', { hubId: 'h9', hwId: 'p3_9', locationId: 'l1', planId: null, name: 'h9' });
    site.bind('s4', 'h9', 1);
    expect(found({}, site).findings[0]).toEqual({ kind: 'unknown-hub', hubId: 'h9', sockets: ['s4'] });
  });

  test('what is not listened to is not called silent', () => {
    const out = { listened: false, heardAt: null };
    const health = found({ 1: out, 2: out }, passedSite(), 0);
    expect(health).toMatchObject({ findings: [], well: 2, notListened: 2 });
  });

  test('a contact that comes and goes, now or at its last check', () => {
    const site = passedSite();
    const bounces = { topic: 't', raw: '', sha256: '', arrivedAt: 1, latencyMs: 1, bounces: 5 };
    site.check('s2', { verdict: 'fail', reason: 'unstable', evidence: bounces });
    const health = found({ 1: { changes: 4 }, 3: { changes: 3 } }, site);
    expect(health.findings).toEqual([
      { kind: 'flapping', socketId: 's1', times: 4, seen: 'now' },
      { kind: 'flapping', socketId: 's2', times: 5, seen: 'at-check' },
    ]);
  });

  test('a voltage outside or near its limits; a power only of the load that it was tested with', () => {
    const site = passedSite();
    site.add('site.configured', {
      procedure: { ...defaultProcedure, checks: ['plug', 'power', 'voltage'] },
      was: null,
    });
    const volts = plugged({ volts: 4.6, watts: 30, device: { name: 'Load' } });
    const phone = plugged({ volts: 20, watts: 1, device: { name: 'Phone' } });
    const load = plugged({ volts: 20, watts: 1, device: { name: 'Load' } });
    const health = found({ 1: volts, 2: phone, 3: load }, site);
    expect(health.findings).toMatchObject([
      { kind: 'weak', socketId: 's1', outcome: { check: 'voltage', outcome: 'marginal', value: 4.6 }, seen: 'now' },
      { kind: 'weak', socketId: 's3', outcome: { check: 'power', outcome: 'fail', value: 1 }, seen: 'now' },
    ]);
  });

  test('a marginal value of the last check', () => {
    const site = passedSite();
    const checks = [{ check: 'power', outcome: 'marginal', value: 5.2, unit: 'W', min: 5, max: 240 }] as const;
    site.check('s1', { verdict: 'marginal', reason: 'power', checks });
    expect(only(found({}, site))).toMatchObject({ kind: 'weak', socketId: 's1', seen: 'at-check' });
  });

  test('a value that does not come, with something plugged in, or at the last check', () => {
    const site = passedSite();
    site.check('s2', { checks: [{ check: 'power', outcome: 'not-reported', unit: 'W', min: 5, max: 240 }] });
    const health = found({ 1: plugged({ device: { name: 'Load' } }) }, site);
    expect(health.findings).toEqual([
      { kind: 'not-reported', socketId: 's1', checks: ['power'], seen: 'now' },
      { kind: 'not-reported', socketId: 's2', checks: ['power'], seen: 'at-check' },
    ]);
  });

  test('a port of which the platform has counted nothing, where it counts', () => {
    expect(inShort(found({ 1: { counted: 0 }, 2: { counted: 12 }, 3: { counted: null } }))).toEqual(['no-metrics s1']);
  });

  test('a device that stays is not held against the limits of a test load', () => {
    const site = passedSite();
    site.add('socket.expects', { socketId: 's1', expected: 'lamp', was: site.state.lastSetBy('socket/s1/expected') });
    expect(found({ 1: plugged({ volts: 1, watts: 0 }) }, site).findings).toEqual([]);
  });

  test('findings come in the order in which they are mended', () => {
    const health = found({ 1: { counted: 0 }, 2: { changes: 9 }, 3: { heardAt: now - 6 * minute } });
    expect(inShort(health)).toEqual(['silent-port s3', 'flapping s2', 'no-metrics s1']);
  });
});
