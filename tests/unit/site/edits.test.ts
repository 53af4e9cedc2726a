import { describe, expect, it } from 'vitest';

import * as edits from '../../../electron/domain/edits.ts';
import type { EventDraft } from '../../../electron/domain/events.ts';
import type { Result } from '../../../electron/domain/failures.ts';
import { defaultProcedure } from '../../../electron/domain/procedure.ts';
import type { SiteState } from '../../../electron/domain/site-types.ts';
import { SiteInTest } from '../../support/site/story.ts';

const picture = { blob: 'b', mediaType: 'image/png', width: 2, height: 1, revision: 'A' };
const place = { locationId: 'l1', planId: null, position: null, areaId: null, expected: 'open' as const };

const square = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** Two sockets bound to h1; a plan, an area, an issue. */
function site(): SiteInTest {
  const made = new SiteInTest(2);
  made.add('plan.imported', { planId: 'p1', locationId: 'l1', name: 'Plan', ...picture });
  made.add('area.outlined', { areaId: 'a1', planId: 'p1', name: 'Room', outline: [] });
  made.add('issue.opened', { issueId: 'i1', on: null, text: 'Loose' });
  return made;
}

type Command = (state: SiteState, newId: () => string) => Result<readonly EventDraft[]>;

describe('commands', () => {
  const rows: { does: string; command: Command; then: (state: SiteState) => unknown; is: unknown }[] = [
    {
      does: 'rename the site',
      command: (state) => edits.renameSite(state, { name: 'N' }),
      then: (state) => state.name,
      is: 'N',
    },
    {
      does: 'configure it',
      command: (state) =>
        edits.configureSite(state, {
          details: { client: 'C' },
          companyId: 'c1',
          dialect: 'operated',
          procedure: { ...defaultProcedure, name: 'P' },
        }),
      then: ({ details, companyId, dialect, procedure }) => [details, companyId, dialect, procedure.name],
      is: [{ client: 'C' }, 'c1', 'operated', 'P'],
    },
    {
      does: 'give a location a procedure of its own',
      command: (state) =>
        edits.setProcedure(state, { locationId: 'l1', procedure: { ...defaultProcedure, name: 'P' } }),
      then: (state) => [state.locations.get('l1')!.procedure?.name, state.procedure.name],
      is: ['P', 'Standard'],
    },
    {
      does: 'set the site’s procedure',
      command: (state) => edits.setProcedure(state, { procedure: { ...defaultProcedure, name: 'P' } }),
      then: (state) => [state.locations.get('l1')!.procedure, state.procedure.name],
      is: [null, 'P'],
    },
    {
      does: 'add a location',
      command: (state, newId) => edits.addLocation(state, { name: 'L' }, newId),
      then: (state) => state.locations.get('new-1')!.name,
      is: 'L',
    },
    {
      does: 'rename a location',
      command: (state) => edits.renameLocation(state, { locationId: 'l1', name: 'L' }),
      then: (state) => state.locations.get('l1')!.name,
      is: 'L',
    },
    {
      does: 'import a plan',
      command: (state, newId) => edits.importPlan(state, { ...picture, locationId: 'l1', name: 'Q' }, newId),
      then: (state) => state.plans.get('new-1')!.name,
      is: 'Q',
    },
    {
      does: 'replace a plan',
      command: (state) => edits.replacePlan(state, { ...picture, planId: 'p1', revision: 'B' }),
      then: (state) => state.plans.get('p1')!.revision,
      is: 'B',
    },
    {
      does: 'rename a plan',
      command: (state) => edits.renamePlan(state, { planId: 'p1', name: 'Q' }),
      then: (state) => state.plans.get('p1')!.name,
      is: 'Q',
    },
    {
      does: 'remove a plan',
      command: (state) => edits.removePlan(state, { planId: 'p1' }),
      then: (state) => state.plans.get('p1')!.removed,
      is: true,
    },
    {
      does: 'outline an area',
      command: (state, newId) =>
        edits.outlineArea(state, { planId: 'p1', name: 'R', outline: [{ x: 0, y: 1 }] }, newId),
      then: (state) => state.areas.get('new-1')!.outline,
      is: [{ x: 0, y: 1 }],
    },
    {
      does: 'add a room with its sockets, which are of it',
      command: (state, newId) =>
        edits.addRoom(
          state,
          {
            room: { planId: 'p1', name: 'R', outline: square },
            sockets: [0.5, 5].map((x) => ({ ...place, label: `${x}`, planId: 'p1', position: { x, y: 0.5 } })),
          },
          newId,
        ),
      then: ({ areas, sockets }) => [
        areas.get('new-1')!.name,
        ...[...sockets.values()].slice(-2).map(({ areaId }) => areaId),
      ],
      is: ['R', 'new-1', null],
    },
    {
      does: 'lock an area',
      command: (state) => edits.lockArea(state, { areaId: 'a1', until: 5 }),
      then: (state) => state.areas.get('a1')!.lockedUntil,
      is: 5,
    },
    {
      does: 'rename an area',
      command: (state) => edits.renameArea(state, { areaId: 'a1', name: 'R' }),
      then: (state) => state.areas.get('a1')!.name,
      is: 'R',
    },
    {
      does: 'remove an area',
      command: (state) => edits.removeArea(state, { areaId: 'a1' }),
      then: (state) => state.areas.get('a1')!.removed,
      is: true,
    },
    {
      does: 'add a hub',
      command: (state, newId) => edits.addHub(state, { hwId: 'h8_1', locationId: 'l1', planId: null, name: '' }, newId),
      then: (state) => state.hubs.get('new-1')!.ports.size,
      is: 8,
    },
    {
      does: 'rename a hub',
      command: (state) => edits.renameHub(state, { hubId: 'h1', name: 'H' }),
      then: (state) => state.hubs.get('h1')!.name,
      is: 'H',
    },
    {
      does: 'move a hub',
      command: (state) => edits.moveHub(state, { hubId: 'h1', locationId: 'l1', planId: 'p1' }),
      then: (state) => state.hubs.get('h1')!.planId,
      is: 'p1',
    },
    {
      does: 'replace a hub',
      command: (state) => edits.replaceHub(state, { hubId: 'h1', hwId: 'p3_x' }),
      then: (state) => state.hubs.get('h1')!.formerHwIds,
      is: ['p3_h1'],
    },
    {
      does: 'remove a hub',
      command: (state) => edits.removeHub(state, { hubId: 'h1' }),
      then: (state) => state.sockets.get('s1')!.binding,
      is: null,
    },
    {
      does: 'add a row of sockets',
      command: (state, newId) =>
        edits.addSockets(state, { sockets: ['A', 'B'].map((label) => ({ ...place, label })) }, newId),
      then: (state) => ['new-1', 'new-2'].map((id) => state.sockets.get(id)!.label),
      is: ['A', 'B'],
    },
    {
      does: 'move sockets',
      command: (state) =>
        edits.moveSockets(state, {
          moves: [{ socketId: 's1', planId: 'p1', position: { x: 0.5, y: 0.5 }, areaId: 'a1' }],
        }),
      then: (state) => [state.sockets.get('s1')!.position, state.sockets.get('s1')!.areaId],
      is: [{ x: 0.5, y: 0.5 }, 'a1'],
    },
    {
      does: 'label a socket, exactly as printed',
      command: (state) => edits.labelSocket(state, { socketId: 's1', label: ' 07 ' }),
      then: (state) => state.sockets.get('s1')!.label,
      is: ' 07 ',
    },
    {
      does: 'say what sockets are for',
      command: (state) => edits.expectDevice(state, { socketIds: ['s1', 's2'], expected: 'lamp' }),
      then: (state) => [...state.sockets.values()].map(({ expected }) => expected),
      is: ['lamp', 'lamp'],
    },
    {
      does: 'remove sockets',
      command: (state) => edits.removeSockets(state, { socketIds: ['s1', 's2'] }),
      then: (state) => [...state.sockets.values()].map(({ removed }) => removed),
      is: [true, true],
    },
    {
      does: 'bind a socket',
      command: (state) =>
        edits.bindSocket(state, { socketId: 's1', hubId: 'h2', number: 4, how: 'hand', takeOver: true }),
      then: (state) => state.sockets.get('s1')!.binding,
      is: { hubId: 'h2', number: 4, how: 'hand' },
    },
    {
      does: 'take a port over',
      command: (state) =>
        edits.bindSocket(state, { socketId: 's1', hubId: 'h1', number: 2, how: 'hand', takeOver: true }),
      then: (state) => [...state.sockets.values()].map(({ binding }) => binding?.number),
      is: [2, undefined],
    },
    {
      does: 'unbind a socket',
      command: (state) => edits.unbindSocket(state, { socketId: 's1' }),
      then: (state) => state.sockets.get('s1')!.binding,
      is: null,
    },
    {
      does: 'repair bindings',
      command: (state) =>
        edits.repairBindings(state, {
          kind: 'swap',
          bindings: [
            { socketId: 's1', port: { hubId: 'h1', number: 2 } },
            { socketId: 's2', port: null },
          ],
        }),
      then: (state) => [...state.sockets.values()].map(({ binding }) => binding?.number),
      is: [2, undefined],
    },
    {
      does: 'open an issue',
      command: (state, newId) => edits.openIssue(state, { on: { kind: 'socket', id: 's1' }, text: 'Cracked' }, newId),
      then: (state) => state.issues.get('new-1')!.on,
      is: { kind: 'socket', id: 's1' },
    },
    {
      does: 'comment an issue',
      command: (state) => edits.commentIssue(state, { issueId: 'i1', text: 'Seen' }),
      then: (state) => state.issues.get('i1')!.comments.map(({ text }) => text),
      is: ['Seen'],
    },
    {
      does: 'close an issue',
      command: (state) => edits.closeIssue(state, { issueId: 'i1', text: '' }),
      then: (state) => [state.issues.get('i1')!.state, state.issues.get('i1')!.comments],
      is: ['closed', []],
    },
    {
      does: 'attach a photo',
      command: (state) => edits.attachPhoto(state, { issueId: 'i1', blob: 'b', mediaType: 'image/png', name: 'n' }),
      then: (state) => state.issues.get('i1')!.photos,
      is: [{ blob: 'b', mediaType: 'image/png', name: 'n' }],
    },
    {
      does: 'sign',
      command: (state) => edits.giveSignature(state, { role: 'client', name: 'N', blob: null }),
      then: (state) => state.signatures.map(({ role, name }) => [role, name]),
      is: [['client', 'N']],
    },
  ];

  it.each(rows)('$does, in sight of what was there', ({ command, then, is }) => {
    const made = site();
    let count = 0;
    const result = command(made.state, () => `new-${(count += 1)}`);
    if (!result.ok) throw new Error(result.failure.code);
    for (const draft of result.value) made.write(draft);
    expect(then(made.state)).toEqual(is);
    expect(made.state.conflicts).toEqual([]);
    // And twice: what the second saw is the first.
    const again = command(made.state, () => `new-${(count += 1)}`);
    if (again.ok) for (const draft of again.value) made.write(draft);
    expect(made.state.conflicts).toEqual([]);
  });

  const refusals: { when: string; command: Command; code: string }[] = [
    { when: 'a name is empty', command: (state) => edits.renameSite(state, { name: ' ' }), code: 'site.empty-text' },
    {
      when: 'the location is not empty',
      command: (state) => edits.removeLocation(state, { locationId: 'l1' }),
      code: 'site.not-empty',
    },
    {
      when: 'the thing is not there',
      command: (state) => edits.renameHub(state, { hubId: 'x', name: 'H' }),
      code: 'site.no-such-thing',
    },
    {
      when: 'the serial is known',
      command: (state) => edits.addHub(state, { hwId: 'p3_h1', locationId: 'l1', planId: null, name: '' }, () => 'x'),
      code: 'site.hub-known',
    },
    {
      when: 'the new serial is known',
      command: (state) => edits.replaceHub(state, { hubId: 'h1', hwId: 'p3_h2' }),
      code: 'site.hub-known',
    },
    {
      when: 'the port is another socket’s and the socket is on another port',
      command: (state) => edits.bindSocket(state, { socketId: 's1', hubId: 'h1', number: 2, how: 'hand' }),
      code: 'site.both-bound',
    },
    {
      when: 'the socket is on another port',
      command: (state) => edits.bindSocket(state, { socketId: 's1', hubId: 'h2', number: 4, how: 'hand' }),
      code: 'site.socket-bound',
    },
    {
      when: 'the hub has no such port',
      command: (state) => edits.bindSocket(state, { socketId: 's1', hubId: 'h1', number: 7, how: 'hand' }),
      code: 'site.no-such-port',
    },
    {
      when: 'an open issue is reopened',
      command: (state) => edits.reopenIssue(state, { issueId: 'i1', text: '' }),
      code: 'site.issue-state',
    },
    {
      when: 'one of many sockets is not there',
      command: (state) => edits.removeSockets(state, { socketIds: ['s1', 'x'] }),
      code: 'site.no-such-thing',
    },
    {
      when: 'a socket to repair is not there',
      command: (state) => edits.repairBindings(state, { kind: 'swap', bindings: [{ socketId: 'x', port: null }] }),
      code: 'site.no-such-thing',
    },
    {
      when: 'there is nothing to undo',
      command: (state) => edits.undoLast(state, { station: 'X' }),
      code: 'site.nothing-to-undo',
    },
    {
      when: 'there is nothing to redo',
      command: (state) => edits.redoLast(state, { station: 'A' }),
      code: 'site.nothing-to-redo',
    },
  ];
  it.each(refusals)('refuse when $when', ({ command, code }) => {
    expect(command(site().state, () => 'new')).toMatchObject({ ok: false, failure: { code } });
  });

  it('refuse a port that is another socket’s, and say which', () => {
    const made = site();
    made.add('socket.unbound', { socketId: 's1', was: made.state.lastSetBy('socket/s1/binding') });
    const refused = edits.bindSocket(made.state, { socketId: 's1', hubId: 'h1', number: 2, how: 'hand' });
    const label = made.state.sockets.get('s2')!.label;
    expect(refused).toMatchObject({ failure: { code: 'site.port-taken', params: { number: 2, label } } });
  });

  it('refuse what is removed, unbound, closed or undone already', () => {
    const made = site();
    made.add('socket.removed', { socketId: 's2' });
    expect(edits.labelSocket(made.state, { socketId: 's2', label: 'x' }).ok).toBe(false);
    made.add('socket.unbound', { socketId: 's1', was: made.state.lastSetBy('socket/s1/binding') });
    expect(edits.unbindSocket(made.state, { socketId: 's1' })).toMatchObject({ failure: { code: 'site.not-bound' } });
    const closed = made.add('issue.closed', { issueId: 'i1', text: '' });
    expect(edits.closeIssue(made.state, { issueId: 'i1', text: '' })).toMatchObject({
      failure: { code: 'site.issue-state' },
    });
    made.undo(closed);
    expect(edits.undoEvent(made.state, { eventId: closed.id })).toMatchObject({
      failure: { code: 'site.already-undone' },
    });
  });
});

describe('undo and redo', () => {
  it('go back and forth over one station’s acts, past what the platform said', () => {
    const made = site();
    const relabel = (label: string): void => {
      for (const draft of valueOf(edits.labelSocket(made.state, { socketId: 's1', label }))) made.write(draft);
    };
    const act = (command: typeof edits.undoLast): void => {
      for (const draft of valueOf(command(made.state, { station: 'A' }))) made.write(draft);
    };
    relabel('X');
    relabel('Y');
    made.see('h1', 3, 'other');
    made.add('socket.labelled', { socketId: 's2', label: 'Z', was: made.state.lastSetBy('socket/s2/label') }, 'B');
    const labels = (): string => [...made.state.sockets.values()].map(({ label }) => label).join(' ');
    const seen: string[] = [];
    for (const command of [edits.undoLast, edits.undoLast, edits.redoLast, edits.redoLast, edits.undoLast]) {
      act(command);
      seen.push(labels());
    }
    expect(seen).toEqual(['X Z', '01 Z', 'X Z', 'Y Z', 'X Z']);
    relabel('W');
    expect(edits.redoLast(made.state, { station: 'A' })).toMatchObject({ failure: { code: 'site.nothing-to-redo' } });
    act(edits.undoLast);
    expect(labels()).toBe('X Z');
  });
});

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
