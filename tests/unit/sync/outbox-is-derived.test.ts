import { beforeEach, describe, expect, it } from 'vitest';

import { outbox } from '../../../electron/domain/outbox.ts';
import { bornId } from '../../../electron/sync/born-id.ts';
import { hubCopy, locationCopy, planCopy } from '../../../electron/sync/remote-copy.ts';
import { hub, location, plan, port, rules, SiteAndPlatform } from '../../support/sync/site-and-platform.ts';

const picture = { blob: 'blob-1', mediaType: 'image/png', width: 1000, height: 500, revision: '1' };
const here = { locationId: 'l1', planId: 'f1' };

/** A site that was made here: one of everything, a hub of six ports with two sockets. */
function madeHere(): SiteAndPlatform {
  const site = new SiteAndPlatform();
  site.apply([
    { type: 'location.added', body: { locationId: 'l1', name: 'House' } },
    { type: 'plan.imported', body: { ...here, name: 'Ground', ...picture } },
    { type: 'hub.added', body: { hubId: 'h1', hwId: 'p3_1', ...here, name: 'Hub 1' } },
  ]);
  for (const number of [1, 2]) {
    const socketId = `s${number}`;
    const position = { x: number / 10, y: 0.5 };
    const rest = { areaId: null, expected: 'open' as const };
    site.add('socket.added', { socketId, label: `A${number}`, ...here, position, ...rest });
    site.add('socket.bound', { socketId, hubId: 'h1', number, how: 'schedule', was: null });
  }
  return site;
}

const seen = {
  location: (site: SiteAndPlatform) =>
    site.add('platform.seen', { kind: 'location', id: 'l1', ...locationCopy(location()) }),
  plan: (site: SiteAndPlatform) => site.add('platform.seen', { kind: 'plan', id: 'f1', ...planCopy(plan(), 'blob-1') }),
  hub: (site: SiteAndPlatform) => site.add('platform.seen', { kind: 'hub', id: 'h1', ...hubCopy(hub()) }),
};

describe('what the platform must still learn', () => {
  let site: SiteAndPlatform;
  beforeEach(() => {
    site = madeHere();
  });

  it('comes in the order in which it can be sent', () => {
    expect(site.toTell()).toEqual([
      'add location House',
      'add plan Ground',
      'add hub Hub 1',
      'add port A1',
      'add port A2',
    ]);
    expect(site.outbox().map(({ waitsFor }) => waitsFor?.kind ?? 'nothing')).toEqual([
      'nothing',
      'location',
      'location',
      'hub',
      'hub',
    ]);
  });

  it('is less with everything that it has learned, and then nothing', () => {
    seen.location(site);
    expect(
      site
        .outbox()
        .map(({ waitsFor }) => waitsFor?.kind ?? 'nothing')
        .slice(0, 2),
    ).toEqual(['nothing', 'plan']);
    seen.plan(site);
    seen.hub(site);
    expect(site.toTell()).toEqual(['add port A1', 'add port A2']);
    site.read(port(1, '', null), port(2, '', null));
    expect(site.toTell()).toEqual(['change port A1', 'change port A2']);
    site.read(port(1, 'A1'), port(2, 'A2'));
    expect(site.toTell()).toEqual([]);
  });

  it('is what was changed here since', () => {
    seenAll(site);
    site.add('location.renamed', { locationId: 'l1', name: 'Tower', was: null });
    site.add('plan.replaced', { planId: 'f1', ...picture, blob: 'blob-2', revision: '2', was: null });
    site.add('hub.renamed', { hubId: 'h1', name: 'Hub by the stairs', was: null });
    site.label('A1', 'B1');
    site.move('A2', { x: 0.9, y: 0.9 });
    expect(site.outbox().map(({ act, kind, wish }) => [act, kind, wish])).toEqual([
      ['change', 'location', { name: 'Tower' }],
      ['change', 'plan', { name: 'Ground', locationId: 'l1', blob: 'blob-2' }],
      ['change', 'hub', { hwId: 'p3_1', name: 'Hub by the stairs', ...here }],
      ['change', 'port', { name: 'B1', planId: 'f1', position: { x: 0.1, y: 0.5 } }],
      ['change', 'port', { name: 'A2', planId: 'f1', position: { x: 0.9, y: 0.9 } }],
    ]);
  });

  it('is not half a pixel', () => {
    seenAll(site);
    site.move('A1', { x: 0.1 + 0.4 / 1000, y: 0.5 + 0.4 / 500 });
    expect(site.toTell()).toEqual([]);
    site.move('A1', { x: 0.1 + 0.6 / 1000, y: 0.5 });
    expect(site.toTell()).toEqual(['change port A1']);
  });

  it('is nothing after an undo', () => {
    seenAll(site);
    const renamed = site.add('hub.renamed', { hubId: 'h1', name: 'X', was: null });
    expect(site.toTell()).toEqual(['change hub X']);
    site.add('event.undone', { eventId: renamed.id });
    expect(site.toTell()).toEqual([]);
  });

  it('gives a port that lost its socket its own name back', () => {
    seenAll(site);
    site.unbind('A1');
    expect(site.outbox().map(({ wish }) => wish)).toEqual([{ name: 'Port 1', planId: null, position: null }]);
  });

  it('gives a port back that is called as nobody calls it here any more, where this document had said so', () => {
    seenAll(site);
    site.read(port(3, 'Theirs', null), port(4, 'Port 4', null));
    const undo = ['Ours', 'Theirs'].map((label, index) => {
      const socketId = `new-${index}`;
      const body = { socketId, label, locationId: 'l1', planId: null, position: null, areaId: null };
      const made = site.add('socket.added', { ...body, expected: 'open' });
      site.add('socket.bound', { socketId, hubId: 'h1', number: 4 - index, how: 'hand', was: null, takes: null });
      return made.id;
    });
    expect(site.toTell()).toEqual(['change port Ours']);
    site.told(port(4, 'Ours', null));
    expect(site.toTell()).toEqual([]);
    for (const eventId of undo) site.add('event.undone', { eventId });
    expect(site.outbox().map(({ id, wish }) => [id, wish])).toEqual([
      ['h1/4', { name: 'Port 4', planId: null, position: null }],
    ]);
    site.told(port(4, 'Port 4', null));
    expect(site.toTell()).toEqual([]);
  });

  it('is what was removed here, last of all, the other way round', () => {
    seenAll(site);
    site.add('hub.removed', { hubId: 'h1' });
    site.add('plan.removed', { planId: 'f1' });
    site.add('location.removed', { locationId: 'l1' });
    expect(site.toTell()).toEqual(['remove hub Hub 1', 'remove plan Ground', 'remove location House']);
    site.add('platform.gone', { kind: 'hub', id: 'h1' });
    expect(site.toTell()).toEqual(['remove plan Ground', 'remove location House']);
  });

  it('is nothing about what was made and removed before anybody knew', () => {
    for (const draft of [{ hubId: 'h1' }]) site.add('hub.removed', draft);
    site.add('plan.removed', { planId: 'f1' });
    site.add('location.removed', { locationId: 'l1' });
    expect(site.toTell()).toEqual([]);
  });

  it('does not say on which plan a hub hangs where the platform can’t', () => {
    seenAll(site);
    site.add('hub.moved', { hubId: 'h1', locationId: 'l1', planId: null, was: null });
    expect(site.toTell()).toEqual(['change hub Hub 1']);
    expect(outbox(site.state, { ...rules, hubsHavePlans: false })).toEqual([]);
  });

  it('keeps what was refused, with its reason, until the wish is another', () => {
    const refused = () => site.outbox().map(({ refusal }) => refusal?.say ?? null);
    const [wish] = site.outbox();
    site.add('platform.refused', { kind: 'location', id: 'l1', code: 'x', say: 'No.', wanted: wish!.wanted });
    expect(refused()[0]).toBe('No.');
    site.add('location.renamed', { locationId: 'l1', name: 'Tower', was: null });
    expect(refused()[0]).toBeNull();
    site.add('location.renamed', { locationId: 'l1', name: 'House', was: null });
    expect(refused()[0]).toBe('No.');
  });

  it('claims a hub that was exchanged, names its ports again, and gives the former box back when the new one is there', () => {
    seenAll(site);
    site.add('hub.replaced', { hubId: 'h1', hwId: 'pc_2', was: null });
    expect(site.toTell()).toEqual(['add hub Hub 1', 'add port A2', 'add port A1', 'remove hub Hub 1']);
    const last = () => site.outbox().at(-1);
    expect(last()).toMatchObject({ id: 'H', remoteId: 'H', waitsFor: { kind: 'hub', id: 'h1' } });
    site.add('platform.seen', { kind: 'hub', id: 'h1', ...hubCopy(hub({ id: 'H2', hwId: 'pc_2' })) });
    expect(last()).toMatchObject({ id: 'H', waitsFor: null });
    site.add('platform.gone', { kind: 'hub', id: 'H' });
    expect(site.toTell()).toEqual(['add port A2', 'add port A1']);
  });

  it('is, after an exchange that the platform knows was undone, the former box, and the other given back', () => {
    seenAll(site);
    const exchange = site.add('hub.replaced', { hubId: 'h1', hwId: 'pc_2', was: null });
    site.add('platform.seen', { kind: 'hub', id: 'h1', ...hubCopy(hub({ id: 'H2', hwId: 'pc_2' })) });
    site.add('platform.gone', { kind: 'hub', id: 'H' });
    site.add('event.undone', { eventId: exchange.id });
    expect(site.toTell()).toEqual(['add hub Hub 1', 'add port A1', 'add port A2', 'remove hub Hub 1']);
    expect(site.outbox().at(-1)).toMatchObject({ remoteId: 'H2', waitsFor: { kind: 'hub' } });
  });

  it('is what nobody made any more: an undo takes it off the platform too', () => {
    const made = site.add('location.added', { locationId: 'l2', name: 'Barn' });
    const remote = { kind: 'location', id: 'l2', ...locationCopy(location({ id: 'B', name: 'Barn' })) } as const;
    site.add('platform.seen', remote);
    const undo = site.add('event.undone', { eventId: made.id });
    expect(site.toTell()).toContain('remove location Barn');
    site.add('platform.refused', { kind: 'location', id: 'B', code: 'x', say: 'No.', wanted: '{"remove":true}' });
    expect(site.outbox().at(-1)).toMatchObject({ refusal: { say: 'No.' } });
    site.add('event.undone', { eventId: undo.id });
    expect(site.toTell()).not.toContain('remove location Barn');
  });

  it('is not what was read from the platform: to undo that takes nothing away there', () => {
    const body = { locationId: bornId('location', 'B', () => false), name: 'Barn' };
    const read = site.add('location.added', body);
    const copy = locationCopy(location({ id: 'B', name: 'Barn' }));
    site.add('platform.seen', { kind: 'location', id: body.locationId, ...copy });
    site.add('event.undone', { eventId: read.id });
    expect(site.toTell()).not.toContain('remove location Barn');
  });
});

function seenAll(site: SiteAndPlatform): void {
  seen.location(site);
  seen.plan(site);
  seen.hub(site);
  site.read(port(1, 'A1'), port(2, 'A2'));
  expect(site.toTell()).toEqual([]);
}
