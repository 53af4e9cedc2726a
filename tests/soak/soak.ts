// `npm run soak`: the long runs. Each says what it saw in one line; the first that is wrong ends the program with 1.
// `--only NAME` runs one of them.

import { parseArgs } from 'node:util';

/** Throws where a promise is not kept; otherwise says what was seen. */
type Soak = () => Promise<string>;

const runs: Readonly<Record<string, () => Promise<Soak>>> = {
  properties: async () => (await import('./properties-hold.ts')).propertiesHold,
  'kill-nine-document': async () => (await import('./kill-nine.ts')).killNineAppending,
  'kill-nine': async () => (await import('./kill-nine-walking.ts')).killNineWalking,
  'many-buildings': async () => (await import('./many-buildings.ts')).manyBuildings,
  'ten-thousand-sockets': async () => (await import('./ten-thousand-sockets.ts')).tenThousandSockets,
  quotas: async () => (await import('./quotas-lose-nothing.ts')).quotasLoseNothing,
  'flat-memory': async () => (await import('./flat-memory.ts')).flatMemory,
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
for (const [name, load] of Object.entries(runs)) {
  if (values.only !== undefined && values.only !== name) continue;
  const began = performance.now();
  const soak = await load();
  const said = await soak();
  process.stdout.write(`${name}: ${said} (${Math.round((performance.now() - began) / 1000)} s)\n`);
}
