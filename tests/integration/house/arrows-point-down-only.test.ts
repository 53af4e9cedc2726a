// The arrows of docs/architecture.md bite: a small house is built for each forbidden import, and the check must name its rule.

import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** One file per line: where it stands, what it imports, and the rule that must stop it (`nothing`: it is allowed). */
const imports: readonly (readonly [file: string, line: string, rule: string])[] = [
  ['electron/domain/reads-files.ts', "import 'node:fs';", 'domain-is-pure'],
  ['electron/domain/takes-a-package.ts', "import 'uuid';", 'domain-is-pure'],
  ['electron/domain/reads-the-clock.ts', "import '../environment/clock.ts';", 'arrow-from-domain'],
  [
    'electron/contract/takes-a-value.ts',
    "import { watts } from '../domain/units.ts';\nwatts;",
    'types-only-from-contract',
  ],
  [
    'electron/contract/takes-a-type.ts',
    "import type { Watts } from '../domain/units.ts';\nexport type W = Watts;",
    'nothing',
  ],
  ['electron/contract/runs-on-node.ts', "import 'node:path';", 'page-and-contract-without-node'],
  ['electron/live/knows-the-site.ts', "import '../site/document.ts';", 'arrow-from-live'],
  ['electron/sync/knows-the-site.ts', "import '../site/document.ts';", 'nothing'],
  ['electron/sync/knows-the-line.ts', "import '../live/line.ts';", 'arrow-from-sync'],
  ['electron/simulator/knows-the-product.ts', "import '../application/use.ts';", 'arrow-from-simulator'],
  ['electron/application/knows-the-simulator.ts', "import '../simulator/pretend.ts';", 'arrow-from-application'],
  ['electron/application/speaks-mqtt.ts', "import 'mqtt';", 'door-mqtt'],
  ['electron/live/speaks-mqtt.ts', "import 'mqtt';", 'nothing'],
  ['electron/application/asks-rest.ts', "import 'axios';", 'door-http-client'],
  ['electron/application/opens-sqlite.ts', "import 'node:sqlite';", 'door-node-sqlite'],
  ['electron/site/sqlite.ts', "import 'node:sqlite';", 'nothing'],
  ['electron/application/opens-a-window.ts', "import 'electron';", 'door-electron'],
  ['electron/application/needs-a-tool.ts', "import 'fast-check';", 'product-without-devtools'],
  ['electron/cli/knows-the-window.ts', "import '../main/window.ts';", 'arrow-from-cli'],
  ['electron/cli/knows-the-simulator.ts', "import '../simulator/pretend.ts';", 'nothing'],
  ['electron/cellar/is-no-room.ts', "import '../domain/units.ts';", 'room-is-listed'],
  ['renderer/src/knows-the-application.ts', "import '../../electron/application/use.ts';", 'arrow-from-renderer'],
  ['renderer/src/knows-the-domain.ts', "import '../../electron/domain/units.ts';", 'nothing'],
  ['electron/live/leads-nowhere.ts', "import './not-there.ts';", 'resolvable'],
  ['electron/live/names-badly.ts', "import './frame-utils.ts';", 'names-say-what'],
  ['electron/live/about.ts', "import type { Round } from './round.ts';\nexport type About = Round;", 'no-cycles'],
];

const standing = [
  'electron/environment/clock.ts',
  'electron/site/document.ts',
  'electron/live/line.ts',
  'electron/live/frame-utils.ts',
  'electron/application/use.ts',
  'electron/simulator/pretend.ts',
  'electron/main/window.ts',
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('an import', () => {
  let house: string;
  let violations: readonly Violation[];

  beforeAll(async () => {
    house = await mkdtemp(path.join(tmpdir(), 'commissioner-arrows-'));
    await symlink(path.join(root, 'node_modules'), path.join(house, 'node_modules'));
    await Promise.all(
      ['package.json', 'tsconfig.base.json'].map((name) => symlink(path.join(root, name), path.join(house, name))),
    );
    await put('electron/domain/units.ts', 'export type Watts = number;\nexport const watts = 1;');
    // A ring of two is told once, by one of its ends.
    await put('electron/live/round.ts', "import './about.ts';\nexport type Round = 1;");
    for (const file of standing) await put(file, 'export {};');
    for (const [file, line] of imports) await put(file, line);
    const config = path.join(root, '.dependency-cruiser.cjs');
    const cruise = path.join(root, 'node_modules/.bin/depcruise');
    const run = spawnSync(cruise, ['--config', config, '--output-type', 'json', 'electron', 'renderer'], {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    ({ violations } = (JSON.parse(run.stdout) as { summary: { violations: readonly Violation[] } }).summary);
  });
  afterAll(() => rm(house, { recursive: true, force: true }));

  async function put(file: string, text: string): Promise<void> {
    await mkdir(path.dirname(path.join(house, file)), { recursive: true });
    await writeFile(path.join(house, file), `${text}\n`);
  }

  test.each(imports)('in %s of %j is stopped by %s', (file, _line, rule) => {
    const rules = violations.filter(({ from }) => from === file).map((violation) => violation.rule.name);
    if (rule === 'nothing') expect(rules).toEqual([]);
    else expect(rules).toContain(rule);
  });
});
