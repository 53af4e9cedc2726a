// Writes `tests/support/fixtures/site-v<N>.ochno-site`, N the form that this program writes. Run once, when a form is released;
// a fixture is never made again. `node tests/support/site/make-fixture.ts`

import { fileURLToPath } from 'node:url';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import { schemaVersion } from '../../../electron/site/schema.ts';
import { createSite } from '../../../electron/site/open-site.ts';
import { valueOf } from '../value-of.ts';
import { smallBuilding, labelled } from './folder-in-test.ts';
import { passed } from './story.ts';

const path = fileURLToPath(new URL(`../fixtures/site-v${schemaVersion}.ochno-site`, import.meta.url));
let count = 0;
const ids = (): string => `fixture-${String(count++).padStart(4, '0')}`;
const writer = { author: 'Fixture', station: 'fixture', clock: new VirtualClock(), ids };
const document = valueOf(createSite({ ...writer, path, name: 'Fixture', siteId: 'fixture-site' }));
valueOf(document.append(smallBuilding(5)));
const blob = valueOf(document.putBlob(new TextEncoder().encode('a picture')));
const picture = { blob, mediaType: 'image/png', width: 1, height: 1, revision: 'A' };
valueOf(
  document.append([{ type: 'plan.imported', body: { planId: 'p1', locationId: 'l1', name: 'Plan', ...picture } }]),
);
for (const number of [1, 2, 3]) {
  const place = { socketId: `s${number}`, hubId: 'h1', number };
  valueOf(document.append([{ type: 'socket.bound', body: { ...place, how: 'schedule', was: null, takes: null } }]));
  valueOf(document.append([{ type: 'check.recorded', body: { ...passed, ...place } }]));
}
valueOf(document.append([labelled(document, 's5', 'Å-5')]));
const [undone] = valueOf(document.append([labelled(document, 's4', 'undone')]));
valueOf(document.append([{ type: 'event.undone', body: { eventId: undone!.id } }]));
valueOf(document.append([{ type: 'hub.firmware', body: { hubId: 'h1', firmware: '1.0' } }]));
document.close();
