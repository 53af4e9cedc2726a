import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { wordsOf, type Result } from '../../../electron/domain/failures.ts';
import { CountingClock } from '../../support/platform/counting-clock.ts';
import type { Mischief } from '../../support/platform/hostile-proxy.ts';
import { PlatformInTest, redPixel } from '../../support/platform/platform-in-test.ts';
import { until } from '../../support/until.ts';
import { valueOf } from '../../support/value-of.ts';

let site: PlatformInTest;
beforeEach(async () => {
  site = await PlatformInTest.start();
});
afterEach(() => site.stop());

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.failure.code);

describe('a read', () => {
  it.each<[string, Mischief, string, number]>([
    ['400', { answer: 400, body: '{"message":"no"}' }, 'platform.not-accepted', 1],
    ['403', { answer: 403 }, 'platform.no-permission', 1],
    ['404', { answer: 404 }, 'platform.not-found', 1],
    ['409', { answer: 409 }, 'platform.conflict', 1],
    ['302 to a sign-in page', { answer: 302, headers: { location: 'http://wifi.example/' } }, 'platform.moved', 1],
    [
      '200 with a sign-in page',
      { answer: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
      'platform.not-json',
      1,
    ],
    ['200 with another shape', { answer: 200, body: '{"items":[]}' }, 'platform.wrong-shape', 1],
    ['200 with nothing', { answer: 200 }, 'platform.empty-answer', 1],
    ['500', { answer: 500, body: 'oops' }, 'platform.trouble', 5],
    ['502 of a proxy', { answer: 502, body: '<html>Bad Gateway' }, 'platform.trouble', 5],
    ['truncated JSON', { answer: 200, body: '[{"id":"a",' }, 'platform.broken-answer', 5],
    ['an answer cut in the middle', { cutAfter: 10 }, 'platform.cut-off', 5],
    ['a reset connection', { lose: 'request' }, 'platform.cut-off', 5],
  ])('that always meets %s fails as what it is', async (_what, mischief, code, tries) => {
    site.proxy.next(/locations/, mischief, 99);
    const answered = await site.ours.locations(site.companyId);
    expect([codeOf(answered), site.proxy.count(/locations/)]).toEqual([code, tries]);
    if (!answered.ok) expect(wordsOf(answered.failure).say).not.toMatch(/[{}<>]/);
  });

  it.each<[string, Mischief]>([
    ['500', { answer: 500 }],
    ['503', { answer: 503 }],
    ['429', { answer: 429, headers: { 'retry-after': '0' } }],
    ['truncated JSON', { answer: 200, body: '[{' }],
    ['a cut answer', { cutAfter: 10 }],
    ['a reset', { lose: 'request' }],
    ['a lost answer', { lose: 'answer' }],
  ])('that meets %s four times comes through the fifth time', async (_what, mischief) => {
    site.proxy.next(/locations/, mischief, 4);
    expect(codeOf(await site.ours.locations(site.companyId))).toBe('ok');
  });

  it('waits exactly as long as the server asks for', async () => {
    const clock = new CountingClock();
    const ours = site.client({ clock });
    site.proxy.next(/locations/, { answer: 429, headers: { 'retry-after': '7' } });
    site.proxy.next(/locations/, {
      answer: 503,
      headers: { 'retry-after': new Date(clock.now() + 20_000).toUTCString() },
    });
    const answered = ours.locations(site.companyId);
    for (const ms of [7_000, 13_000]) {
      await until(() => clock.waits().join() === String(ms), `a pause of ${ms} ms and nothing else`);
      clock.advance(ms);
    }
    expect(codeOf(await answered)).toBe('ok');
  });

  it('is not held up by a server that asks for an hour', async () => {
    site.proxy.next(/locations/, { answer: 429, headers: { 'retry-after': '3600' } }, 99);
    const answered = await site.ours.locations(site.companyId);
    expect(answered).toMatchObject({ failure: { code: 'platform.too-many', params: { seconds: 3600 } } });
    expect(site.proxy.count(/locations/)).toBe(1);
  });

  it('gives up waiting for an answer that never comes', async () => {
    const clock = new CountingClock();
    const timeoutMs = 50;
    const ours = site.client({
      ...{ clock, timeoutMs },
      retries: { attempts: 2, firstMs: 1, longestMs: 1, longestAskedMs: 1 },
    });
    site.proxy.next(/locations/, { hang: true }, 99);
    const answered = ours.locations(site.companyId);
    for (const time of [1, 2]) {
      await until(() => site.proxy.count(/locations/) === time, `it to be asked ${time} times`);
      clock.advance(timeoutMs);
      if (time === 1) await until(() => clock.waits().some((ms) => ms <= 1), 'a pause');
      clock.advance(1);
    }
    expect(codeOf(await answered)).toBe('platform.no-answer');
    expect(site.proxy.count(/locations/)).toBe(2);
  });

  it('ends at once when the connection is closed, in a call and in a pause', async () => {
    const clock = new CountingClock();
    const [hanging, pausing] = [site.client({ clock }), site.client({ clock })];
    site.proxy.next(/locations/, { hang: true });
    site.proxy.next(/hubs/, { answer: 500 });
    const answers = [hanging.locations(site.companyId), pausing.hubs('x')];
    await until(() => site.proxy.count(/locations|hubs/) === 2 && clock.waits().some((ms) => ms < 10), 'both to hang');
    hanging.close();
    pausing.close();
    expect((await Promise.all(answers)).map(codeOf)).toEqual(['platform.closed', 'platform.closed']);
    expect(codeOf(await hanging.companies())).toBe('platform.closed');
  });
});

describe('the token', () => {
  it('is fetched once for many calls, and renewed once when it has ended in the middle', async () => {
    const { ours, companyId } = site;
    await Promise.all([ours.companies(), ours.locations(companyId), ours.locations(companyId)]);
    expect(site.proxy.count(/auth\/jwt/)).toBe(1);
    site.proxy.next(/locations/, { answer: 401 }, 3);
    const answers = await Promise.all([1, 2, 3].map(() => ours.locations(companyId)));
    expect(answers.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
    expect(site.proxy.count(/auth\/jwt/)).toBe(2);
  });

  it('that has really expired is renewed', async () => {
    await site.stop();
    site = await PlatformInTest.start({ tokenLifeMs: 1 });
    site.proxy.next(/companies/, { answer: 401 });
    expect(codeOf(await site.ours.signIn())).toBe('ok');
    // Every token of this platform is over before it is used: asked again once, then said.
    expect(codeOf(await site.ours.companies())).toBe('platform.signed-out');
    expect(site.proxy.count(/auth\/jwt/)).toBe(2);
  });

  it('is given back, once', async () => {
    valueOf(await site.ours.signIn());
    valueOf(await site.ours.signOut());
    valueOf(await site.ours.signOut());
    expect(site.proxy.count(/auth\/logout/)).toBe(1);
    expect(codeOf(await site.ours.companies())).toBe('ok');
  });

  it('is not had for a wrong password', async () => {
    const stranger = site.client({ password: 'wrong-horse' });
    const answered = await stranger.companies();
    expect(codeOf(answered)).toBe('platform.wrong-password');
    expect(site.proxy.count(/auth\/jwt/)).toBe(1);
  });

  it('and the password are in no failure and no log', async () => {
    const { ours, proxy, companyId } = site;
    proxy.next(/hubs/, { lose: 'request' }, 99);
    proxy.next(/ports/, { answer: 400, body: '{"message":"no"}' });
    const failures = [await ours.hubs('x'), await ours.ports({ hubId: 'x' }), await ours.locations(companyId)];
    const tokens = proxy.asked.flatMap(({ headers }) => headers.authorization?.split(' ')[1] ?? []);
    expect(tokens.length).toBeGreaterThan(0);
    const told =
      JSON.stringify(failures.map((each) => (each.ok ? '' : [each.failure, wordsOf(each.failure)]))) +
      site.logged.join();
    for (const secret of [...tokens, site.simulator.addresses.password]) expect(told).not.toContain(secret);
  });

  it('goes to nobody but the platform', async () => {
    const elsewhere = await PlatformInTest.start();
    const plan = { ...(await site.plan()), image: `${elsewhere.proxy.url}/images/x.png` };
    await site.ours.picture(plan);
    expect(elsewhere.proxy.asked.length).toBeGreaterThan(0);
    expect(elsewhere.proxy.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true);
    await elsewhere.stop();
  });
});

describe('a POST whose answer was lost', () => {
  it.each<[string, Mischief]>([
    ['lost', { lose: 'answer' }],
    ['cut off', { cutAfter: 4 }],
  ])('because it was %s makes nothing twice', async (_what, mischief) => {
    const { ours, proxy, companyId } = site;
    const location = await site.location();
    for (const path of [/^POST .*locations/, /^POST .*floorPlans/, /^POST .*hubs/]) proxy.next(path, mischief);
    const made = valueOf(await ours.addLocation({ companyId, name: 'Annex' }));
    const plan = valueOf(await ours.addPlan({ locationId: made.id, name: 'Attic', picture: redPixel }));
    const hub = await site.hub();
    valueOf(await site.colleague.removeHub(hub.id));
    const draft = { hwId: hub.hwId, locationId: made.id, planId: null, name: 'Hub' };
    const claimed = valueOf(await ours.addHub(draft));

    const names = valueOf(await site.colleague.locations(companyId));
    expect(names.filter(({ name }) => name === 'Annex')).toHaveLength(1);
    expect(valueOf(await site.colleague.plans(made.id)).map(({ id }) => id)).toEqual([plan.id]);
    expect(valueOf(await site.colleague.hubs(made.id)).map(({ id }) => id)).toEqual([claimed.id]);
    expect(location.id).not.toBe(made.id);
    expect(proxy.count(/^POST \/api/)).toBe(3);
  });

  it('because it never got there is made the second time', async () => {
    const { ours, proxy, companyId } = site;
    proxy.next(/^POST .*locations/, { lose: 'request' });
    expect(codeOf(await ours.addLocation({ companyId, name: 'Annex' }))).toBe('ok');
    const there = valueOf(await site.colleague.locations(companyId));
    expect(there.filter(({ name }) => name === 'Annex')).toHaveLength(1);
  });

  it('in operated makes no picture twice', async () => {
    await site.stop();
    site = await PlatformInTest.start({ dialect: 'operated' });
    const location = await site.location();
    const before = valueOf(await site.colleague.plans(location.id));
    site.proxy.next(/^POST .*image/, { lose: 'answer' });
    const plan = valueOf(await site.ours.addPlan({ locationId: location.id, name: 'Attic', picture: redPixel }));
    const after = valueOf(await site.colleague.plans(location.id));
    expect(after.map(({ id, name }) => [id, name])).toEqual([
      ...before.map(({ id, name }) => [id, name]),
      [plan.id, 'Attic'],
    ]);
  });
});

describe('a PUT whose answer was lost', () => {
  it('is written again, and is right', async () => {
    const port = await site.port();
    site.proxy.next(/^PUT/, { lose: 'answer' });
    valueOf(await site.ours.changePort(port.id, { name: 'Again', base: { name: port.name } }));
    expect((await site.port()).name).toBe('Again');
  });

  it('with an ETag reads again and finds it done', async () => {
    await site.stop();
    site = await PlatformInTest.start({ etags: true });
    const port = await site.port();
    site.proxy.next(/^PUT/, { lose: 'answer' });
    valueOf(await site.ours.changePort(port.id, { name: 'Again', base: { name: port.name } }));
    expect((await site.port()).name).toBe('Again');
  });
});

describe('an address', () => {
  it.each([
    ['ftp://x', 'platform.bad-address'],
    ['not an address', 'platform.bad-address'],
    ['http://user:secret@127.0.0.1:1', 'platform.bad-address'],
    ['http://127.0.0.1:1', 'platform.unreachable'],
    ['http://nowhere.invalid', 'platform.unknown-host'],
  ])('%s fails as %s', async (url, code) => {
    expect(codeOf(await site.client({ url }).companies())).toBe(code);
  });

  it('that speaks another language than HTTP fails', async () => {
    const server: Server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(codeOf(await site.client({ url }).companies())).toBe('platform.cut-off');
    server.close();
  });
});

describe('what operated says with 400', () => {
  it('to an id that it doesn’t know is “not found”', async () => {
    await site.stop();
    site = await PlatformInTest.start({ dialect: 'operated' });
    const { ours } = site;
    const answers = [
      await ours.changePort('nope', { name: 'x' }),
      await ours.hubs('nope'),
      await ours.changeLocation('nope', {}),
    ];
    expect(answers.map(codeOf)).toEqual(Array(3).fill('platform.not-found'));
    expect(codeOf(await ours.removeHub('nope'))).toBe('ok');
  });
});

describe('metrics', () => {
  it.each(['documented', 'operated'] as const)('are read in watts and degrees (%s)', async (dialect) => {
    await site.stop();
    site = await PlatformInTest.start({ dialect });
    const port = await site.port();
    const to = Date.now();
    const read = async (metric: 'power' | 'temperature') =>
      valueOf(await site.ours.metrics(port.id, metric, to - 6 * 3_600_000, to))!.map(({ value }) => value);
    expect(Math.max(...(await read('power')))).toBeLessThan(100);
    for (const degrees of await read('temperature')) expect(degrees).toBeGreaterThan(10);
  });

  it('that the platform does not have hide the feature, nothing else', async () => {
    site.proxy.next(/metrics/, { answer: 404 });
    expect(await site.ours.metrics('p', 'power', 0, 1)).toEqual({ ok: true, value: null });
  });
});
