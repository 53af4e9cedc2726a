import { describe, expect, it } from 'vitest';

import { bornId } from '../../../electron/sync/born-id.ts';
import { planCopy, portCopy } from '../../../electron/sync/remote-copy.ts';
import { takeInHubs, takeInLocations, takeInPlans } from '../../../electron/sync/take-in.ts';
import { hub, location, picture, plan, port, SiteAndPlatform } from '../../support/sync/site-and-platform.ts';

describe('a location', () => {
  it('that is new is added, with the whole object as its copy', () => {
    const site = new SiteAndPlatform();
    expect(site.apply(takeInLocations(site.state, [location()]).drafts)).toEqual(['location.added', 'platform.seen']);
    const [added] = site.state.locations.values();
    expect(added!.sync.seen).toMatchObject({ remoteId: 'L', copy: { name: 'House', raw: { vendor: 1 } } });
  });

  it('that was made here under the same name is the same, once', () => {
    const site = new SiteAndPlatform();
    site.add('location.added', { locationId: 'l1', name: 'House' });
    const twins = [location(), location({ id: 'L2' })];
    expect(site.apply(takeInLocations(site.state, twins).drafts)).toEqual([
      'platform.seen',
      'location.added',
      'platform.seen',
    ]);
    expect(site.state.locations.get('l1')?.sync.seen?.remoteId).toBe('L');
  });

  it('whose name changed there is renamed; changed on both sides, a conflict is shown', () => {
    const site = new SiteAndPlatform().furnish();
    const [known] = site.state.locations.values();
    site.apply(takeInLocations(site.state, [location({ name: 'Tower' })]).drafts);
    expect(known!.name).toBe('Tower');
    expect(site.state.conflicts).toEqual([]);
    site.add('location.renamed', {
      locationId: known!.id,
      name: 'Ours',
      was: site.state.lastSetBy(`location/${known!.id}/name`),
    });
    site.apply(takeInLocations(site.state, [location({ name: 'Theirs' })]).drafts);
    expect(site.state.conflicts).toHaveLength(1);
  });
});

describe('a plan', () => {
  it('with another picture is replaced by its next revision', () => {
    const site = new SiteAndPlatform().furnish();
    const taken = takeInPlans(site.state, [{ plan: plan(), picture: { ...picture, blob: 'blob-2' } }]);
    expect(site.apply(taken.drafts)).toEqual(['plan.replaced', 'platform.seen']);
    expect([...site.state.plans.values()][0]).toMatchObject({ blob: 'blob-2', revision: '2' });
  });

  it('keeps the document’s own picture where the platform’s is as it was', () => {
    const site = new SiteAndPlatform().furnish();
    const [known] = site.state.plans.values();
    site.add('plan.replaced', { planId: known!.id, ...picture, blob: 'ours', revision: '2', was: null });
    expect(takeInPlans(site.state, [{ plan: plan(), picture }]).drafts).toEqual([]);
  });

  it('is kept without its picture: the document has that as a blob', () => {
    const image = `data:image/png;base64,${'A'.repeat(10_000)}`;
    const copy = JSON.stringify(planCopy(plan({ image, raw: { id: 'F', image } }), 'hash'));
    expect(copy.length).toBeLessThan(300);
    expect(copy).toContain('"blob":"hash"');
  });
});

describe('a hub', () => {
  it('that is noted here is found again by its serial', () => {
    const site = new SiteAndPlatform().furnish();
    const [there] = site.state.locations.values();
    site.add('hub.added', { hubId: 'h9', hwId: 'p3_9', locationId: there!.id, planId: null, name: 'p3_9' });
    const [read] = [hub({ id: 'H9', hwId: 'p3_9', name: 'Hub 9', firmware: '2.1' })];
    expect(site.apply(takeInHubs(site.state, [read], true).drafts)).toEqual([
      'hub.renamed',
      'hub.moved',
      'hub.firmware',
      'platform.seen',
    ]);
    expect(site.state.hubs.get('h9')).toMatchObject({ name: 'Hub 9', firmware: '2.1' });
  });

  it('that was exchanged here is not taken for a new one while the platform still has it', () => {
    const site = new SiteAndPlatform().furnish();
    const [known] = site.state.hubs.values();
    site.add('hub.replaced', { hubId: known!.id, hwId: 'p3_new', was: null });
    expect(takeInHubs(site.state, [hub()], true).drafts).toEqual([]);
  });

  it('keeps its plan where the platform can’t say one', () => {
    const site = new SiteAndPlatform().furnish();
    const [known] = site.state.hubs.values();
    expect(takeInHubs(site.state, [hub({ planId: null })], false).drafts.map(({ type }) => type)).toEqual([
      'platform.seen',
    ]);
    expect(known!.planId).not.toBeNull();
  });
});

describe('a copy of a port', () => {
  it('keeps what lasts, not what is plugged in', () => {
    const { copy } = portCopy(port(1, 'A1'));
    expect(copy).toMatchObject({ name: 'A1', order: 1, raw: { data: { limits: 7 } } });
    expect(JSON.stringify(copy)).not.toContain('watts');
  });
});

describe('the id of a thing from the platform', () => {
  it('is the same on every laptop, another for another thing, and new for one that comes again', () => {
    const never = () => false;
    expect(bornId('hub', 'H', never)).toBe(bornId('hub', 'H', never));
    expect(bornId('hub', 'H', never)).not.toBe(bornId('port', 'H', never));
    const first = bornId('hub', 'H', never);
    expect(bornId('hub', 'H', (id) => id === first)).not.toBe(first);
  });
});
