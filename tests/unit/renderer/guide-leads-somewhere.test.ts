import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it, test } from 'vitest';

import { inOrder, linksIn, searchGuide } from '../../../renderer/src/features/help/guide.ts';
import type { Element, GuidePage, Piece } from '../../../renderer/src/features/help/page.ts';
import { guidePage, headingId } from '../../../scripts/guide-pages.ts';

const folder = fileURLToPath(new URL('../../../docs/guide', import.meta.url));
const guide = (language: string): GuidePage[] =>
  globSync('*.md', { cwd: join(folder, language) }).map((file) =>
    guidePage(basename(file, '.md'), readFileSync(join(folder, language, file), 'utf8')),
  );
const elements = (pieces: readonly Piece[]): Element[] =>
  pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece, ...elements(piece.pieces)]));
const [english, swedish] = [guide('en'), guide('sv')];

describe.each([
  ['English', english],
  ['Swedish', swedish],
])('the guide in %s', (_language, pages) => {
  const headings = new Map(
    pages.map(({ name, pieces }) => [name, elements(pieces).flatMap(({ id }) => (id === undefined ? [] : [id]))]),
  );
  it('lists every page once, in its first one', () => {
    const listed = linksIn(pages.find(({ name }) => name === 'README')?.pieces ?? []);
    expect([...listed].sort()).toEqual([...headings.keys()].filter((name) => name !== 'README').sort());
    expect(inOrder(pages).map(({ name }) => name)).toEqual(['README', ...listed]);
  });
  it('has no link that leads nowhere', () => {
    for (const { name, pieces } of pages)
      for (const { to } of elements(pieces)) {
        if (!to) continue;
        expect(headings.has(to.page), `${name} → ${to.page}`).toBe(true);
        if (to.heading) expect(headings.get(to.page), `${name} → ${to.page}`).toContain(to.heading);
      }
  });
  it('names no heading of a page twice', () => {
    for (const [name, ids] of headings) expect(new Set(ids).size, name).toBe(ids.length);
  });
});

test('both languages say the same: pages, headings, pictures, rows', () => {
  const shape = (pages: readonly GuidePage[]): unknown =>
    [...pages]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ name, pieces }) => ({
        name,
        tags: elements(pieces)
          .map(({ tag }) => tag)
          .filter((tag) => ['h1', 'h2', 'h3', 'img', 'li', 'tr', 'td'].includes(tag)),
      }));
  expect(shape(swedish)).toEqual(shape(english));
});

describe('a page that the guide has no use for fails the build', () => {
  it.each([
    ['markup', '# A\n\n<img src=x onerror=alert(1)> is text'],
    ['a link elsewhere', '# A\n\n[x](https://example.com)'],
    ['a script as link', '# A\n\n[x](javascript:alert)'],
    ['a picture without text', '# A\n\n![](a.png)'],
    ['no title', 'A'],
    ['a quote', '# A\n\n> B'],
  ])('%s', (what, text) => {
    const made = (): GuidePage => guidePage('a', text);
    if (what === 'markup') expect(JSON.stringify(made())).toContain('<img src=x onerror=alert(1)> is text');
    // What the parser itself refuses as a link stays text.
    else if (what === 'a script as link') expect(linksIn(made().pieces)).toEqual([]);
    else expect(made).toThrow();
  });
});

describe('searching', () => {
  const pages = [
    guidePage('README', '# Guide\n\n[walk](walk.md)'),
    guidePage(
      'walk',
      '# The walk\n\nPlug in.\n\n## Line lost\n\nStay where **you** are.\n\n| a | b |\n| - | - |\n| PULL | out |',
    ),
  ];
  it('finds what stands under a heading, all words of it', () => {
    expect(searchGuide(pages, 'STAY you')).toEqual([
      {
        ...{ page: 'walk', title: 'The walk', heading: 'line-lost', under: 'Line lost' },
        excerpt: ['', 'Stay', ' where ', 'you', ' are. a b PULL out'],
      },
    ]);
    expect(searchGuide(pages, 'stay nowhere')).toEqual([]);
    expect(searchGuide(pages, '  ')).toEqual([]);
  });
  it('puts first what a heading says', () => {
    expect(searchGuide(english, 'clock')[0]).toMatchObject({ page: 'troubleshooting', under: 'The clock is off' });
    expect(searchGuide(swedish, 'klockan')[0]).toMatchObject({ page: 'troubleshooting', under: 'Klockan går fel' });
  });
  it('takes signs of a pattern as they are', () => {
    expect(searchGuide(english, '{nn}')[0]).toMatchObject({ page: 'plans-and-sockets' });
    expect(searchGuide(english, '.*(')).toEqual([]);
  });
});

test('a heading is named as GitHub names it', () =>
  expect(headingId('Det är 09, läs etiketten')).toBe('det-är-09-läs-etiketten'));
