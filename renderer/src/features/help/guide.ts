// The guide as Help shows it: its pages in the order that the first one (README) lists them in, and what is found in it. Pure.

import { textOf, type GuidePage, type Piece } from './page.ts';

/** The page that lists the others, and the one to begin with. */
export const contents = 'README';

/** The first page, then those it links to; a page that no list names comes last. */
export function inOrder(pages: readonly GuidePage[]): readonly GuidePage[] {
  const listed = [contents, ...linksIn(pages.find(({ name }) => name === contents)?.pieces ?? [])];
  const place = ({ name }: GuidePage): number => (listed.includes(name) ? listed.indexOf(name) : listed.length);
  return [...pages].sort((a, b) => place(a) - place(b));
}

export function linksIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string' ? [] : [...(piece.to ? [piece.to.page] : []), ...linksIn(piece.pieces)],
  );
}

/** What stands under one heading. */
export interface Found {
  readonly page: string;
  readonly title: string;
  /** Of the heading; null: under the page's title. */
  readonly heading: string | null;
  readonly under: string;
  /** Its text around the first word, cut so that a word is marked: even ones plain, odd ones found. */
  readonly excerpt: readonly string[];
}

/** Where all words of the question stand under one heading, those in a heading first. */
export function searchGuide(pages: readonly GuidePage[], question: string): readonly Found[] {
  const words = question.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = pages.filter(({ name }) => name !== contents).flatMap((page) => sectionsOf(page));
  const ranked = found.flatMap(({ page, heading, under, text }) => {
    const [above, below] = [`${page.title} ${under}`.toLocaleLowerCase(), text.toLocaleLowerCase()];
    if (!words.every((word) => above.includes(word) || below.includes(word))) return [];
    const rank = words.filter((word) => above.includes(word)).length;
    return [{ rank, result: { page: page.name, title: page.title, heading, under, excerpt: around(text, words) } }];
  });
  return ranked.sort((a, b) => b.rank - a.rank).map(({ result }) => result);
}

interface Section {
  readonly page: GuidePage;
  readonly heading: string | null;
  readonly under: string;
  readonly text: string;
}

function sectionsOf(page: GuidePage): Section[] {
  const sections: { heading: string | null; under: string; text: string }[] = [];
  for (const piece of page.pieces) {
    const text = textOf(piece).trim();
    const heading = typeof piece === 'string' ? undefined : piece.id;
    if (heading !== undefined && typeof piece === 'object') {
      sections.push({ heading: piece.tag === 'h1' ? null : heading, under: text, text: '' });
    } else {
      const section = sections.at(-1);
      if (section) section.text = `${section.text} ${text}`.trim();
    }
  }
  return sections.map((section) => ({ page, ...section }));
}

const excerptLength = 160;

function around(text: string, words: readonly string[]): string[] {
  const lower = text.toLocaleLowerCase();
  const first = Math.min(...words.map((word) => lower.indexOf(word)).filter((at) => at >= 0));
  const start = Number.isFinite(first) && first > 60 ? text.indexOf(' ', first - 60) + 1 : 0;
  const cut = text.slice(start, start + excerptLength);
  const shown = `${start > 0 ? '… ' : ''}${cut}${start + excerptLength < text.length ? ' …' : ''}`;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return shown.split(new RegExp(`(${pattern})`, 'iu'));
}
