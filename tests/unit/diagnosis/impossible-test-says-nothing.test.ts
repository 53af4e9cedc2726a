// What a slip into just the crossed socket leaves behind: a pass at a port that another socket was read to reach.

import { expect, test } from 'vitest';

import { diagnose, type SocketEvidence } from '../../../electron/domain/diagnosis/diagnose.ts';

const hub = (hubId: string) =>
  [1, 2, 3, 4].map((number) => ({ portKey: `${hubId}${number}`, hubId, number, order: number }));
const ports = [...hub('a'), ...hub('b')];
const known = (bound: string, answered: string | null, hint: string | null = null): SocketEvidence => ({
  ...{ socketId: `at ${bound}`, bound, answered, hint },
});
/** Two hubs exchanged; read at all of the first. */
const exchanged = [known('a1', 'b1'), known('a2', 'b2'), known('a3', 'b3'), known('a4', 'b4')];

test.each([
  ['b2 was tested at a2', [known('b1', null), known('b2', 'b2'), known('b3', null), known('b4', null)]],
  ['b2 and b4 were', [known('b1', 'a1'), known('b2', 'b2'), known('b3', 'a3'), known('b4', 'b4')]],
])('two exchanged hubs are seen as such, although %s', (_what, others) => {
  const [explanation, ...more] = diagnose([...exchanged, ...others], ports);
  expect(explanation).toMatchObject({ kind: 'exchange' });
  expect(explanation?.sockets).toHaveLength(8);
  expect(more).toEqual([]);
});

test('a single surprise next to them may be a slip: no swap is offered for what an exchange still may explain', () => {
  const others = [known('b1', 'a1'), known('b2', 'a2'), known('b3', 'a3'), known('b4', null, 'a3')];
  expect(diagnose([...exchanged, ...others], ports)).toEqual([]);
});
