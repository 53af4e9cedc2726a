import { expect, it } from 'vitest';

import { conflictView } from '../../../electron/application/views/conflicts-view.ts';
import { defaultProcedure } from '../../../electron/domain/procedure.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';
import { SiteInTest } from '../../support/site/story.ts';

const shown = (site: SiteInTest) => {
  const document: Pick<SiteDocument, 'state' | 'event'> = {
    state: site.state,
    event: (id) => site.events.find((event) => event.id === id),
  };
  return site.state.conflicts.map((conflict) => conflictView(document, conflict));
};

it('a label: what stands, what was set aside, and the edits that set either again', () => {
  const site = new SiteInTest();
  const was = site.state.lastSetBy('socket/s1/label');
  site.add('socket.labelled', { socketId: 's1', label: 'X', was }, 'A');
  site.add('socket.labelled', { socketId: 's1', label: 'Y', was }, 'B');
  expect(shown(site)).toMatchObject([
    {
      ...{ kind: 'socket', what: 'label', label: 'Y' },
      stands: { text: 'Y', edit: { kind: 'label-sockets', labels: [{ socketId: 's1', label: 'Y' }] } },
      aside: { text: 'X', edit: { kind: 'label-sockets', labels: [{ socketId: 's1', label: 'X' }] } },
    },
  ]);
});

it('details of the site', () => {
  const site = new SiteInTest();
  site.add('site.configured', { details: { client: 'Kajen AB' }, was: null }, 'A');
  site.add('site.configured', { details: { client: 'Bryggan AB' }, was: null }, 'B');
  const [conflict] = shown(site);
  expect(conflict).toMatchObject({
    what: 'details.client',
    stands: { text: 'Bryggan AB' },
    aside: { text: 'Kajen AB' },
  });
  expect(conflict!.aside.edit).toEqual({ kind: 'set-details', details: { client: 'Kajen AB' } });
});

it('the procedure of a location: either can be taken, also doing as the site says', () => {
  const site = new SiteInTest();
  const procedure = { ...defaultProcedure, name: 'Ours' };
  site.add('location.demands', { locationId: 'l1', procedure, was: null }, 'A');
  site.add('location.demands', { locationId: 'l1', procedure: null, was: null }, 'B');
  expect(shown(site)).toMatchObject([
    {
      ...{ kind: 'location', what: 'procedure', label: 'Floor 1' },
      stands: { text: '–', edit: { kind: 'set-procedure', locationId: 'l1', procedure: null } },
      aside: { text: 'Ours', edit: { kind: 'set-procedure', locationId: 'l1', procedure: { name: 'Ours' } } },
    },
  ]);
});

it('a change of what somebody removed is shown plainly: nothing sets it again', () => {
  const site = new SiteInTest();
  const was = site.state.lastSetBy('socket/s1/label');
  site.add('socket.removed', { socketId: 's1' }, 'A');
  site.add('socket.labelled', { socketId: 's1', label: 'X', was }, 'B');
  expect(shown(site)).toMatchObject([{ what: 'removed', stands: { edit: null }, aside: { text: 'X', edit: null } }]);
});
