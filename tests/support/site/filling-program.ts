// Makes the document it is told and appends to it until the disk takes no more; says how many events were acknowledged, with
// which code it ended, and what the document has when it is opened again.

import { systemOutside } from '../../../electron/environment/outside.ts';
import { createSite, openSite } from '../../../electron/site/open-site.ts';
import { valueOf } from '../value-of.ts';

const writer = { ...systemOutside(), author: 'program', station: 'program', path: process.argv[2]! };
const document = valueOf(createSite({ ...writer, name: 'Full' }));
const text = 'x'.repeat(2_000);
let acknowledged = 1;
let code = '';
while (code === '' && acknowledged < 100_000) {
  const written = document.append([{ type: 'issue.opened', body: { issueId: `i${acknowledged}`, on: null, text } }]);
  if (written.ok) acknowledged += 1;
  else code = written.failure.code;
}
const shown = document.state.eventCount;
document.close();
const again = valueOf(openSite({ ...writer, readonly: true }));
process.stdout.write(`${JSON.stringify({ acknowledged, code, shown, found: again.state.eventCount })}\n`);
again.close();
