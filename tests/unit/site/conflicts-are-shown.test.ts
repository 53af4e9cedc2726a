import { describe, expect, it } from 'vitest';

import { SiteInTest } from '../../support/site/story.ts';

const label = (site: SiteInTest, text: string, was: string | null, station: string): { id: string } =>
  site.add('socket.labelled', { socketId: 's1', label: text, was }, station);

describe('two people change the same field', () => {
  const field = 'socket/s1/label';

  it('the later stands, the earlier is shown', () => {
    const site = new SiteInTest();
    const seen = site.state.lastSetBy(field);
    const lost = label(site, 'X', seen, 'A');
    const kept = label(site, 'Y', seen, 'B');
    expect(site.socket('s1').label).toBe('Y');
    expect(site.state.conflicts).toEqual([{ field, kept: kept.id, lost: lost.id }]);
    expect(site.state.lastSetBy(field)).toBe(kept.id);
  });

  it('until somebody who saw both sets it again', () => {
    const site = new SiteInTest();
    label(site, 'X', null, 'A');
    const kept = label(site, 'Y', null, 'B');
    label(site, 'Z', kept.id, 'A');
    expect(site.state.conflicts).toEqual([]);
  });

  it('or one of the two is undone', () => {
    for (const which of [0, 1]) {
      const site = new SiteInTest();
      const seen = site.state.lastSetBy(field);
      const edits = [label(site, 'X', seen, 'A'), label(site, 'Y', seen, 'B')];
      site.undo(site.events.find(({ id }) => id === edits[which]!.id)!);
      expect(site.state.conflicts).toEqual([]);
      expect(site.socket('s1').label).toBe(which === 0 ? 'Y' : 'X');
    }
  });

  it('no conflict where they agree, where one saw the other, or where the seen one was undone', () => {
    const site = new SiteInTest();
    const seen = site.state.lastSetBy(field);
    const first = label(site, 'X', seen, 'A');
    label(site, 'X', seen, 'B');
    expect(site.state.conflicts).toEqual([]);
    const second = site.add('socket.labelled', {
      socketId: 's2',
      label: 'P',
      was: site.state.lastSetBy('socket/s2/label'),
    });
    site.undo(second);
    site.add('socket.labelled', { socketId: 's2', label: 'Q', was: second.id }, 'B');
    expect(site.state.conflicts).toEqual([]);
    expect(first.id).not.toBe(seen);
  });

  it('different fields of the same thing are no conflict', () => {
    const site = new SiteInTest();
    const was = site.state.lastSetBy(field);
    label(site, 'X', was, 'A');
    site.add('socket.expects', { socketId: 's1', expected: 'lamp', was }, 'B');
    expect(site.state.conflicts).toEqual([]);
  });

  it('details of the site are fields of their own', () => {
    const site = new SiteInTest();
    site.add('site.configured', { details: { client: 'X' }, was: null }, 'A');
    site.add('site.configured', { details: { address: 'Y' }, was: null }, 'B');
    expect(site.state.conflicts).toEqual([]);
    site.add('site.configured', { details: { client: 'Z' }, was: null }, 'B');
    expect(site.state.conflicts).toMatchObject([{ field: 'site/site/details.client' }]);
    expect(site.state.details).toEqual({ client: 'Z', address: 'Y' });
  });

  it('a change of what another removed is shown, and the removal stands', () => {
    const site = new SiteInTest();
    const was = site.state.lastSetBy(field);
    const removed = site.add('socket.removed', { socketId: 's1' }, 'A');
    const lost = label(site, 'X', was, 'B');
    expect(site.socket('s1').removed).toBe(true);
    expect(site.state.conflicts).toEqual([{ field: 'socket/s1/removed', kept: removed.id, lost: lost.id }]);
  });

  describe('a port given to two sockets', () => {
    it('is shown at the socket that lost it', () => {
      const site = new SiteInTest(2);
      const lost = site.bind('s1', 'h2', 1, 'A');
      const kept = site.bind('s2', 'h2', 1, 'B');
      expect(site.socket('s1').binding).toBeNull();
      expect(site.state.conflicts).toEqual([{ field: 'socket/s1/binding', kept: kept.id, lost: lost.id }]);
    });

    it('is no conflict where it was taken knowingly', () => {
      const site = new SiteInTest(2);
      site.bind('s1', 'h2', 1, 'A');
      const was = site.state.lastSetBy('socket/s2/binding');
      const place = { socketId: 's2', hubId: 'h2', number: 1, how: 'hand' as const };
      site.add('socket.bound', { ...place, was, takes: 's1' }, 'B');
      expect(site.state.conflicts).toEqual([]);
    });

    it('is a conflict where the author took it for free', () => {
      const site = new SiteInTest(2);
      site.bind('s1', 'h2', 1, 'A');
      const was = site.state.lastSetBy('socket/s2/binding');
      const place = { socketId: 's2', hubId: 'h2', number: 1, how: 'hand' as const };
      site.add('socket.bound', { ...place, was, takes: null }, 'A');
      expect(site.state.conflicts).toMatchObject([{ field: 'socket/s1/binding' }]);
    });
  });
});
