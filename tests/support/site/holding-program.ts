// Opens the document it is told, prints one line, and holds it until it is killed.

import { systemOutside } from '../../../electron/environment/outside.ts';
import { openSite } from '../../../electron/site/open-site.ts';
import { valueOf } from '../value-of.ts';

const document = valueOf(
  openSite({ ...systemOutside(), author: 'program', station: 'program', path: process.argv[2]! }),
);
process.stdout.write(`${document.path}\n`);
setInterval(() => document.path, 60_000);
