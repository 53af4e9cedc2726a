// Opens the document it is told, appends to it as fast as it can, and prints the id of each event once that is acknowledged:
// the program that `kill-nine.ts` kills. Now and then several events at once, or a picture.

import { writeSync } from 'node:fs';

import { systemOutside } from '../../../electron/environment/outside.ts';
import { openSite } from '../../../electron/site/open-site.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { valueOf } from '../value-of.ts';
import { passed } from './story.ts';

const path = process.argv[2]!;
const document = valueOf(openSite({ ...systemOutside(), author: 'program', station: 'program', path }));
for (let count = 0; ; count += 1) say(count % 7 === 0 ? photo(document, count) : checks(document, (count % 5) + 1));

function checks(site: SiteDocument, many: number): string[] {
  const drafts = Array.from({ length: many }, () => ({
    type: 'check.recorded' as const,
    body: { ...passed, socketId: 's1' },
  }));
  return valueOf(site.append(drafts)).map(({ id }) => id);
}

function photo(site: SiteDocument, count: number): string[] {
  const blob = valueOf(site.putBlob(new Uint8Array(20_000).fill(count % 256)));
  const body = { issueId: 'i1', blob, mediaType: 'image/png', name: `${count}.png` };
  return valueOf(site.append([{ type: 'photo.attached', body }])).map(({ id }) => id);
}

/** Straight to the pipe: what the parent has read was acknowledged. */
function say(ids: readonly string[]): void {
  writeSync(1, ids.map((id) => `${id}\n`).join(''));
}
