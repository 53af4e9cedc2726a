import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sheet } from '../../support/platform/platform-in-test.ts';
import { EditedSite } from '../../support/sync/edited-site.ts';
import { valueOf } from '../../support/value-of.ts';

/** What a colleague does on the platform; gives what is then to be seen here. */
type Changed = (site: EditedSite) => Promise<(site: EditedSite) => unknown>;

const places = (site: EditedSite) => site.sockets.map(({ planId, position }) => ({ planId, position }));

const changes: readonly (readonly [string, Changed])[] = [
  [
    'a location renamed',
    async (site) => {
      const { colleague } = site.sync.site;
      valueOf(await colleague.changeLocation(site.remoteId(site.annex), { name: 'Barn' }));
      return () => expect(site.annex.name).toBe('Barn');
    },
  ],
  [
    'a plan renamed',
    async (site) => {
      valueOf(await site.sync.site.colleague.changePlan(site.remoteId(site.plan), { name: 'Hall' }));
      return () => expect(site.plan.name).toBe('Hall');
    },
  ],
  [
    'a plan with another picture of another size, under the same pins',
    async (site) => {
      const [before, setBy] = [places(site), site.plan.revision];
      const picture = sheet(2900, 2175);
      valueOf(await site.sync.site.colleague.changePlan(site.remoteId(site.plan), { picture }));
      return () => {
        expect(site.plan).toMatchObject({ width: 2900, height: 2175 });
        expect(site.plan.revision).not.toBe(setBy);
        expect(places(site)).toEqual(before);
      };
    },
  ],
  [
    'a hub renamed',
    async (site) => {
      valueOf(await site.sync.site.colleague.changeHub(site.remoteId(site.hub), { name: 'By the lift' }));
      return () => expect(site.hub.name).toBe('By the lift');
    },
  ],
  [
    'a hub moved to another location, its pins staying where they are',
    async (site) => {
      const [hub, before] = [site.hub, places(site)];
      const locationId = site.remoteId(site.annex);
      valueOf(await site.sync.site.colleague.changeHub(site.remoteId(hub), { locationId, planId: null }));
      return () => {
        expect(hub).toMatchObject({ locationId: site.annex.id, planId: null });
        expect(places(site)).toEqual(before);
      };
    },
  ],
  [
    'a port renamed',
    async (site) => {
      const [socket] = site.sockets;
      const { id } = await site.portOf(socket!);
      valueOf(await site.sync.site.colleague.changePort(id, { name: 'Å 1; "x"' }));
      return () => expect(socket!.label).toBe('Å 1; "x"');
    },
  ],
  [
    'a pin moved',
    async (site) => {
      const socket = site.sockets[1]!;
      const { id } = await site.portOf(socket);
      const place = { planId: site.remoteId(site.plan), position: { x: 0.24, y: 0.48 } };
      valueOf(await site.sync.site.colleague.changePort(id, place));
      return () => expect(socket.position).toEqual({ x: expect.closeTo(0.24, 3), y: expect.closeTo(0.48, 3) });
    },
  ],
  [
    'two names that traded their ports: the bindings follow, not the labels',
    async (site) => {
      const { colleague } = site.sync.site;
      const [one, other] = site.sockets.slice(2);
      const [first, second] = [await site.portOf(one!), await site.portOf(other!)];
      for (const [port, to] of [
        [first, second],
        [second, first],
      ] as const) {
        const { name, planId, position } = to;
        valueOf(await colleague.changePort(port.id, { name, planId, position }));
      }
      const [wasOne, wasOther] = [one!.binding!, other!.binding!];
      return () => {
        expect(one!.binding).toMatchObject({ hubId: wasOther.hubId, number: wasOther.number });
        expect(other!.binding).toMatchObject({ hubId: wasOne.hubId, number: wasOne.number });
      };
    },
  ],
  [
    'a port that lost its name and place',
    async (site) => {
      const socket = site.sockets[4]!;
      const { id } = await site.portOf(socket);
      valueOf(await site.sync.site.colleague.changePort(id, { name: 'Port 1', planId: null, position: null }));
      return () => expect(socket.binding).toBeNull();
    },
  ],
  [
    'a free port that got a name and a place',
    async (site) => {
      const free = site.hubs.flatMap((hub) => [...hub.ports.values()]).find(({ socketId }) => socketId === null)!;
      const place = { planId: site.remoteId(site.plan), position: { x: 0.5, y: 0.5 } };
      valueOf(await site.sync.site.colleague.changePort(free.portKey!, { name: 'Theirs 1', ...place }));
      return () => {
        const socket = site.sockets.find(({ label }) => label === 'Theirs 1');
        expect(socket?.binding).toMatchObject({ hubId: free.hubId, number: free.number });
      };
    },
  ],
  [
    'a hub exchanged for one that prints its ports in another order: the sockets follow the printed number',
    async (site) => {
      const { colleague } = site.sync.site;
      const hub = site.hub;
      const { hwId, name } = hub;
      const before = site.socketsOf(hub).map(({ label, binding }) => [label, binding!.number]);
      valueOf(await colleague.removeHub(site.remoteId(hub)));
      const locationId = site.remoteId(site.document.state.locations.get(hub.locationId)!);
      valueOf(await colleague.addHub({ hwId: site.spare, locationId, planId: null, name }));
      return () => {
        expect(hub).toMatchObject({ hwId: site.spare, formerHwIds: [hwId] });
        expect(site.hubs.filter((each) => each.name === name)).toHaveLength(1);
        expect(site.socketsOf(hub).map(({ label, binding }) => [label, binding!.number])).toEqual(before);
      };
    },
  ],
];

describe.each(['documented', 'operated'] as const)('comes from the platform (%s)', (dialect) => {
  let site: EditedSite;
  beforeAll(async () => {
    site = await EditedSite.start(dialect);
  }, 60_000);
  afterAll(() => site.stop());

  it.each(changes)('%s', async (_what, change) => {
    const toBeSeen = await change(site);
    expect(await site.pull()).toMatchObject({ refused: [], trouble: null });
    toBeSeen(site);
    // What only the platform lacked (names of a new box's ports, half a pixel) is told, and nobody's word is lost.
    expect(await site.push()).toMatchObject({ refused: [], waiting: 0 });
    expect(await site.differences()).toEqual([]);
    toBeSeen(site);
    expect(await site.pull()).toMatchObject({ pulled: 0 });
    expect(site.document.state.conflicts).toEqual([]);
  });

  it('a picture that nobody can read does not take the place of a good one, and it is said', async () => {
    const { width, blob, revision } = site.plan;
    const picture = { ...sheet(10, 10), mediaType: 'image/vnd.dxf', bytes: Buffer.from('0\nEOF\n') };
    valueOf(await site.sync.site.colleague.changePlan(site.remoteId(site.plan), { picture }));
    const told = { trouble: { code: 'platform.bad-picture', params: { name: site.plan.name } } };
    expect(await site.pull()).toMatchObject(told);
    expect(site.plan).toMatchObject({ width, blob, revision });
    // Nor is theirs overwritten.
    expect(await site.push()).toMatchObject({ pushed: 0, waiting: 0 });
    expect(await site.pull()).toMatchObject({ pulled: 0, ...told });
    valueOf(await site.sync.site.colleague.changePlan(site.remoteId(site.plan), { picture: sheet(2100, 1500) }));
    expect(await site.pull()).toMatchObject({ trouble: null });
    expect(site.plan).toMatchObject({ width: 2100, height: 1500 });
  });

  it('of an SVG only the drawing comes in', async () => {
    const bytes = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>alert(1)</script>' +
        '<image href="https://elsewhere.example/a.png"/><rect width="9" height="9"/></svg>',
    );
    const picture = { ...sheet(40, 30), bytes };
    valueOf(await site.sync.site.colleague.changePlan(site.remoteId(site.plan), { picture }));
    await site.pull();
    const kept = Buffer.from(valueOf(site.document.blob(site.plan.blob))).toString();
    expect(kept).toContain('<rect width="9" height="9"/>');
    expect(kept).not.toMatch(/script|elsewhere/);
    expect(await site.pull()).toMatchObject({ pulled: 0 });
  });

  it('a picture that was changed on both sides is not overwritten: the conflict is shown', async () => {
    const { colleague } = site.sync.site;
    await site.revise(1000, 750);
    valueOf(await colleague.changePlan(site.remoteId(site.plan), { picture: sheet(1200, 900) }));
    await site.push();
    expect(site.plan).toMatchObject({ width: 1200, height: 900 });
    expect(site.document.state.conflicts.map(({ field }) => field)).toEqual([`plan/${site.plan.id}/picture`]);
    await site.pull();
    await site.push();
    expect(await site.differences()).toEqual([]);
  });
});
