// Tries everything with the document it is told, and says what came of it.

import { dirname, join } from 'node:path';

import { systemOutside } from '../../../electron/environment/outside.ts';
import { createSite, openSite } from '../../../electron/site/open-site.ts';
import { valueOf } from '../value-of.ts';

const path = process.argv[2]!;
const writer = { ...systemOutside(), author: 'program', station: 'program' };
const written = openSite({ ...writer, path });
const created = createSite({ ...writer, path: join(dirname(path), 'new.ochno-site'), name: 'New' });
const read = valueOf(openSite({ ...writer, path, readonly: true }));
const said = {
  writing: written.ok ? 'ok' : written.failure.code,
  creating: created.ok ? 'ok' : created.failure.code,
  reading: read.state.sockets.size,
};
process.stdout.write(`${JSON.stringify(said)}\n`);
read.close();
