import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { NewSocket } from '../../../electron/domain/edits.ts';
import { EditedSite, quarterTurn, trimmed } from '../../support/sync/edited-site.ts';

type Edited = (site: EditedSite) => unknown;

const added = (site: EditedSite, label: string, x: number, y: number): NewSocket => ({
  ...{ label, planId: site.plan.id, locationId: site.plan.locationId, position: { x, y } },
  ...{ areaId: null, expected: 'open' as const },
});

/** Ports that no socket is on. */
const freePorts = (site: EditedSite) =>
  site.hubs.flatMap((hub) => [...hub.ports.values()]).filter(({ socketId }) => socketId === null);

const place = (site: EditedSite, at: readonly (readonly [number, number])[]): void => {
  const sockets = at.map(([x, y], index) => added(site, `New ${at.length}/${index + 1}`, x, y));
  const socketIds = site.edit({ kind: 'add-sockets', sockets });
  const ports = freePorts(site);
  const bindings = socketIds.map((socketId, index) => ({ ...ports[index]!, socketId }));
  site.edit({
    kind: 'bind-sockets',
    takeOver: false,
    bindings: bindings.map(({ socketId, hubId, number }) => ({ socketId, hubId, number })),
  });
};

const edits: readonly (readonly [string, Edited])[] = [
  ['a location renamed', (site) => site.edit({ kind: 'rename-location', locationId: site.annex.id, name: 'Barn' })],
  ['a location added', (site) => site.edit({ kind: 'add-location', name: 'Gatehouse' })],
  ['a plan renamed', (site) => site.edit({ kind: 'rename-plan', planId: site.plan.id, name: 'Entrance hall' })],
  ['a plan replaced by a revision of another size', (site) => site.revise(3200, 2400)],
  ['a plan turned', (site) => site.reframe(quarterTurn, 2400, 3200)],
  ['a plan cut', (site) => site.reframe(trimmed, 2352, 3136)],
  ['a plan removed', (site) => site.edit({ kind: 'remove-plan', planId: site.annexPlan.id })],
  ['a hub renamed', (site) => site.edit({ kind: 'rename-hub', hubId: site.hub.id, name: 'Hub by the stairs' })],
  [
    'a hub moved to another plan',
    (site) => {
      const { id: hubId, locationId } = site.hub;
      site.edit({ kind: 'move-hub', hubId, locationId, planId: null });
    },
  ],
  [
    'a hub moved to another location, the sockets staying where they are',
    (site) => {
      const { id: planId, locationId } = site.annexPlan;
      site.edit({ kind: 'move-hub', hubId: site.hub.id, locationId, planId });
    },
  ],
  [
    'a hub moved to another location with its sockets',
    (site) => {
      const [{ id: planId, locationId }, hub] = [site.annexPlan, site.hub];
      site.edit({ kind: 'move-hub', hubId: hub.id, locationId, planId });
      const moves = site
        .socketsOf(hub)
        .map(({ id: socketId }) => ({ socketId, planId, position: { x: 0.25, y: 0.5 } }));
      site.edit({ kind: 'move-sockets', moves });
    },
  ],
  [
    'a hub replaced by one that prints its ports in another order',
    (site) => site.edit({ kind: 'replace-hub', hubId: site.hub.id, hwId: site.spare }),
  ],
  [
    'a hub added',
    (site) => {
      const { id: planId, locationId } = site.plan;
      site.edit({ kind: 'add-hub', hwId: site.spare, locationId, planId, name: 'Found one' });
    },
  ],
  ['a hub removed', (site) => site.edit({ kind: 'remove-hub', hubId: site.hub.id })],
  [
    'a socket relabelled',
    (site) => site.edit({ kind: 'label-sockets', labels: [{ socketId: site.sockets[0]!.id, label: 'Å 1; "x"' }] }),
  ],
  [
    'a socket moved',
    (site) => {
      const { id: socketId, planId } = site.sockets[0]!;
      site.edit({ kind: 'move-sockets', moves: [{ socketId, planId, position: { x: 0.125, y: 0.875 } }] });
    },
  ],
  ['a socket removed', (site) => site.edit({ kind: 'remove-sockets', socketIds: [site.sockets[0]!.id] })],
  [
    'two sockets that trade their ports',
    (site) => {
      const [one, other] = site.sockets;
      const ports = [other!.binding!, one!.binding!].map(({ hubId, number }) => ({ hubId, number }));
      const bindings = [one!, other!].map(({ id: socketId }, index) => ({ socketId, ...ports[index]! }));
      site.edit({ kind: 'bind-sockets', bindings, takeOver: true });
    },
  ],
  [
    'a socket bound to a port that another was on',
    (site) => {
      const [one, other] = site.sockets;
      const { hubId, number } = other!.binding!;
      site.edit({ kind: 'bind-sockets', bindings: [{ socketId: one!.id, hubId, number }], takeOver: true });
    },
  ],
  [
    'a row of sockets',
    (site) =>
      place(
        site,
        [0.1, 0.2, 0.3].map((x) => [x, 0.4] as const),
      ),
  ],
  [
    'a grid of sockets',
    (site) =>
      place(
        site,
        [0.6, 0.7].flatMap((x) => [0.6, 0.7].map((y) => [x, y] as const)),
      ),
  ],
  [
    'a socket that is bound and stands nowhere',
    (site) => {
      const unplaced = { ...added(site, 'Nowhere 1', 0, 0), planId: null, position: null };
      const [socketId] = site.edit({ kind: 'add-sockets', sockets: [unplaced] });
      const { hubId, number } = freePorts(site)[0]!;
      site.edit({ kind: 'bind-sockets', bindings: [{ socketId: socketId!, hubId, number }], takeOver: false });
    },
  ],
  [
    'sockets of a schedule',
    (site) => {
      const [port] = freePorts(site);
      const hub = site.document.state.hubs.get(port!.hubId)!;
      const { name: plan, locationId } = site.plan;
      const location = site.document.state.locations.get(locationId)!.name;
      const header = ['label', 'location', 'plan', 'x', 'y', 'hub', 'port'];
      const row = ['Planned 1', location, plan, '0.5', '0.25', hub.hwId, String(port!.number)];
      const table = [header, row];
      const outcome = site.schedule(table);
      expect(outcome).toMatchObject({ errors: [], added: 1 });
    },
  ],
];

describe.each(['documented', 'operated'] as const)('reaches the platform (%s)', (dialect) => {
  let site: EditedSite;
  beforeAll(async () => {
    site = await EditedSite.start(dialect);
  }, 60_000);
  afterAll(() => site.stop());

  /** All is said, nothing is refused, and a pull has nothing to add. */
  async function expectEqual(after: string): Promise<void> {
    expect(await site.push(), after).toMatchObject({ refused: [], waiting: 0, trouble: null });
    expect(await site.differences(), after).toEqual([]);
    expect(await site.pull(), after).toMatchObject({ pulled: 0, refused: [] });
    expect(
      site.document.state.conflicts.map(({ field }) => field),
      after,
    ).toEqual([]);
  }

  it('the plan as it stands', () => expectEqual('planned'));

  it.each(edits)('%s, its undo, and its redo', async (_what, edit) => {
    const before = site.document.state.eventCount;
    await edit(site);
    expect(site.document.state.eventCount).toBeGreaterThan(before);
    await expectEqual('edited');
    const acts = site.takeBack();
    await expectEqual('undone');
    site.bringBack(acts);
    await expectEqual('redone');
    site.takeBack(acts);
    await expectEqual('undone again');
  });

  it.each(edits)('%s, undone while the platform answers', async (_what, edit) => {
    const before = asItStands(site);
    await edit(site);
    let acts = 0;
    const undoes = (): Promise<unknown> => Promise.resolve((acts = site.takeBack()));
    // Where this generation of the platform has no word for it.
    if (site.toTell === 0) return void site.takeBack();
    site.sync.site.proxy.next(/^(PUT|POST|DELETE) \/api/, { meanwhile: undoes });
    await site.push();
    expect(acts).toBeGreaterThan(0);
    await expectEqual('undone meanwhile');
    // What was said itself comes back as nobody else's edit.
    expect(asItStands(site)).toEqual(before);
  });
});

/** All that both sides know. */
const asItStands = ({ locations, plans, hubs, sockets }: EditedSite): unknown[] => [
  locations.map(({ id, name }) => ({ id, name })),
  plans.map(({ id, name, locationId, blob }) => ({ id, name, locationId, blob })),
  hubs.map(({ id, hwId, name, locationId, planId }) => ({ id, hwId, name, locationId, planId })),
  sockets.map(({ id, label, planId, position, binding }) => ({ id, label, planId, position, binding })),
];
