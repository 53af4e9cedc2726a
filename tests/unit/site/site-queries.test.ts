import { describe, expect, it } from 'vitest';

import { hubStateOf, nextAction, siteCounts, socketsNamed } from '../../../electron/domain/site-queries.ts';
import { SiteInTest } from '../../support/site/story.ts';

describe('counts', () => {
  it('sum to the sockets that are there', () => {
    const site = new SiteInTest(4);
    site.check('s1');
    site.check('s2', { verdict: 'fail', reason: 'power' });
    site.add('socket.moved', { socketId: 's3', planId: 'p1', position: { x: 0, y: 0 }, was: null });
    site.add('socket.removed', { socketId: 's4' });
    const { total, byLocation, byPlan } = siteCounts(site.state);
    expect(total).toEqual({ sockets: 3, pass: 1, marginal: 0, fail: 1, deferred: 0, stale: 0, untested: 1 });
    expect(byLocation.get('l1')).toEqual(total);
    expect([byPlan.get('')!.sockets, byPlan.get('p1')!.untested]).toEqual([2, 1]);
  });
});

describe('names', () => {
  it('are labels or ids; one that fits two, or none, is wrong', () => {
    const site = new SiteInTest(3);
    expect(socketsNamed(site.state, ['02', 's3', 's2'])).toEqual({ ok: true, value: ['s2', 's3'] });
    site.add('socket.labelled', { socketId: 's1', label: '02', was: null });
    expect(socketsNamed(site.state, ['02'])).toMatchObject({ failure: { code: 'shell.wrong-use' } });
    expect(socketsNamed(site.state, ['99'])).toMatchObject({ failure: { code: 'shell.wrong-use' } });
    site.add('socket.removed', { socketId: 's1' });
    expect(socketsNamed(site.state, ['02'])).toEqual({ ok: true, value: ['s2'] });
  });
});

describe('a hub', () => {
  it('is noted, known, heard, all heard or silent', () => {
    const site = new SiteInTest(1);
    const hub = site.state.hubs.get('h1')!;
    const heard = new Map<string, number>();
    const state = (now = 1_000): string => hubStateOf(hub, (key) => heard.get(key) ?? null, now);
    expect(state()).toBe('noted');
    site.add('platform.seen', { kind: 'hub', id: 'h1', remoteId: 'r', copy: {} });
    expect(state()).toBe('known');
    heard.set('h1-1', 900);
    expect(state()).toBe('heard');
    for (const { portKey } of hub.ports.values()) heard.set(portKey!, 900);
    expect(state()).toBe('all-heard');
    expect(state(900 + 5 * 60_000 + 1)).toBe('silent');
    site.add('platform.gone', { kind: 'hub', id: 'h1' });
    expect(state()).toBe('noted');
  });
});

describe('the next action', () => {
  it('leads from an empty site to a report', () => {
    const empty = new SiteInTest(0);
    expect(nextAction(empty.state, true)).toEqual({ action: 'import-schedule' });
    const site = new SiteInTest(2);
    expect(nextAction(site.state, false)).toEqual({ action: 'connect' });
    expect(nextAction(site.state, true)).toEqual({ action: 'walk', count: 2 });
    site.add('socket.unbound', { socketId: 's2', was: null });
    expect(nextAction(site.state, true)).toEqual({ action: 'discover', count: 1 });
    site.bind('s2', 'h1', 2);
    site.check('s1');
    site.check('s2', { verdict: 'fail', reason: 'power' });
    expect(nextAction(site.state, true)).toEqual({ action: 'revisit', count: 1 });
    site.check('s2', { verdict: 'fail', reason: 'power' });
    expect(nextAction(site.state, true)).toEqual({ action: 'issue-report' });
    site.add('report.issued', { number: '1', revision: 1, digest: '', head: '' });
    expect(nextAction(site.state, true)).toEqual({ action: 'done' });
    site.check('s1');
    expect(nextAction(site.state, true)).toEqual({ action: 'issue-report' });
    site.add('hub.replaced', { hubId: 'h1', hwId: 'p3_x', was: null });
    expect(nextAction(site.state, true)).toEqual({ action: 'revisit', count: 2 });
  });

  it('asks for hubs where there are none', () => {
    const site = new SiteInTest(1);
    for (const hubId of ['h1', 'h2']) site.add('hub.removed', { hubId });
    expect(nextAction(site.state, true)).toEqual({ action: 'add-hubs' });
  });
});
