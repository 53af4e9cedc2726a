import { describe, expect, it, test } from 'vitest';

import { Reporting } from '../../../electron/application/reporting.ts';
import type { SiteEvent } from '../../../electron/domain/events.ts';
import { leftOut, pdfSections, usualSections } from '../../../electron/domain/report/sections.ts';
import { scaleFor } from '../../../renderer/src/features/report/page-scale.ts';
import { outstanding } from '../../../renderer/src/features/report/outstanding.ts';

const counts = { sockets: 10, pass: 10, marginal: 0, fail: 0, deferred: 0, stale: 0, untested: 0 };

describe('what a client must wait for', () => {
  it('is nothing where everything passed and no issue is open', () => {
    expect(outstanding(counts, 0)).toEqual([]);
    expect(outstanding({ ...counts, pass: 8, marginal: 2 }, 0)).toEqual([]);
  });

  it('is each kind with its count and where it is mended', () => {
    expect(outstanding({ ...counts, pass: 4, fail: 1, stale: 2, untested: 3 }, 2)).toEqual([
      { what: 'fail', count: 1, to: '/verify' },
      { what: 'stale', count: 2, to: '/verify' },
      { what: 'untested', count: 3, to: '/verify' },
      { what: 'issues', count: 2, to: '/issues' },
    ]);
  });

  it('is the sockets themselves where there are none', () => {
    expect(outstanding({ ...counts, sockets: 0, pass: 0 }, 0)).toEqual([{ what: 'sockets', count: 0, to: '/site' }]);
  });
});

test('a PDF names what it lacks, but for the evidence that nobody expects there', () => {
  expect(leftOut(usualSections)).toEqual([]);
  expect(leftOut(pdfSections)).toEqual([]);
  expect(leftOut(['evidence', 'method'])).toEqual(usualSections.filter((section) => section !== 'method'));
});

test('a page is drawn as wide as there is room, or whole', () => {
  const page = { width: 600, height: 800 };
  expect(scaleFor(page, { width: 602, height: 402, fit: 'width' })).toBe(1);
  expect(scaleFor(page, { width: 602, height: 402, fit: 'page' })).toBe(0.5);
  expect(scaleFor(page, { width: 0, height: 0, fit: 'page' })).toBeGreaterThan(0);
});

describe('what was made is behind', () => {
  const happened = (...types: readonly string[]): boolean => {
    const reporting = new Reporting(() => {});
    const before = reporting.basis;
    reporting.happened(types.map((type) => ({ type }) as Partial<SiteEvent> as SiteEvent));
    return reporting.basis !== before;
  };
  it.each([
    [['check.recorded'], true],
    [['event.undone'], true],
    [['site.configured'], true],
    [['lamp.leased'], false],
    [['lamp.returned', 'platform.seen'], false],
    [['report.issued'], false],
    [['lamp.leased', 'check.recorded'], true],
    // Another copy came in.
    [[], true],
  ])('after %j: %s', (types, behind) => {
    expect(happened(...types)).toBe(behind);
  });

  it('and while one is made the frame says how far it is, also after a failure', async () => {
    const told: unknown[] = [];
    const reporting = new Reporting(() => told.push(reporting.view().making));
    await reporting.during(2, async (onProgress) => onProgress(1));
    await expect(reporting.during(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(told).toEqual([{ made: 0, of: 2 }, { made: 1, of: 2 }, null, { made: 0, of: 1 }, null]);
  });
});
