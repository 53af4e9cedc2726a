// Reads the user guide's Markdown for the page, at build time: each `docs/guide/<language>/<page>.md` becomes a module with its
// pieces as data. What the guide has no use for (HTML, quotes, links elsewhere, a link or heading that leads nowhere) fails the build.

import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

import markdownIt, { type Token } from 'markdown-it';
import type { Plugin } from 'vite';

import type { Element, GuidePage, Piece, Tag } from '../renderer/src/features/help/page.ts';

const markdown = markdownIt({ html: false, linkify: false });
const tags: ReadonlySet<string> = new Set<Tag>([
  ...(['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'li', 'strong', 'em'] as const),
  ...(['table', 'thead', 'tbody', 'tr', 'th', 'td', 'a'] as const),
]);

/** One page. `picture`: the address of a picture by its path beside the page, null where there is none. */
export function guidePage(
  name: string,
  text: string,
  picture: (path: string) => string | null = () => null,
): GuidePage {
  const pieces = nested(markdown.parse(text, {}), { name, picture });
  const [first] = pieces;
  if (typeof first !== 'object' || first.tag !== 'h1') throw new Error(`${name} begins with no title.`);
  return { name, title: plain(first), pieces };
}

/** How a heading is named in a link: as GitHub does. */
export const headingId = (text: string): string =>
  text
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

interface Place {
  readonly name: string;
  readonly picture: (path: string) => string | null;
}
type Open = { -readonly [K in keyof Element]: Element[K] } & { pieces: Piece[] };

/** Opening and closing tokens become one tree. */
function nested(tokens: readonly Token[], place: Place): Piece[] {
  const root: Open = { tag: 'p', pieces: [] };
  const open: Open[] = [root];
  const add = (piece: Piece): void => void open.at(-1)?.pieces.push(piece);
  for (const token of tokens) {
    if (token.nesting === 1 && !token.hidden) open.push(opened(token, place));
    else if (token.nesting === -1 && !token.hidden) {
      const closed = open.pop();
      if (closed) add(withId(closed));
    } else if (token.type === 'inline') for (const piece of nested(token.children ?? [], place)) add(piece);
    else if (token.nesting === 0) for (const piece of single(token, place)) add(piece);
  }
  return root.pieces;
}

function opened(token: Token, { name }: Place): Open {
  if (!tags.has(token.tag)) throw new Error(`${name}: the guide has no <${token.tag}>.`);
  const element: Open = { tag: token.tag as Tag, pieces: [] };
  if (token.tag === 'a') element.to = pageOf(attribute(token, 'href'), name);
  return element;
}

function single(token: Token, { name, picture }: Place): Piece[] {
  switch (token.type) {
    case 'text':
      return token.content === '' ? [] : [token.content];
    case 'softbreak':
      return [' '];
    case 'code_inline':
      return [{ tag: 'code', pieces: [token.content] }];
    case 'image':
      return [
        { tag: 'img', pieces: [], picture: { alt: altOf(token, name), source: picture(attribute(token, 'src')) } },
      ];
    default:
      throw new Error(`${name}: the guide has no ${token.type}.`);
  }
}

const withId = (element: Open): Element =>
  /^h[123]$/.test(element.tag) ? { ...element, id: headingId(plain(element)) } : element;

/** `hubs.md#replace-a-hub`, or `#here`. */
function pageOf(href: string, name: string): NonNullable<Element['to']> {
  const [, page = name, heading] = /^(?:([a-z-]+)\.md)?(?:#(.+))?$/.exec(href) ?? [];
  if (href === '' || /^[a-z]+:/.test(href) || (page === name && !heading))
    throw new Error(`${name}: ${href} is no page of the guide.`);
  return heading === undefined ? { page } : { page, heading: decodeURIComponent(heading) };
}

function altOf(token: Token, name: string): string {
  const alt = token.children?.map(({ content }) => content).join('') ?? '';
  if (alt.trim() === '') throw new Error(`${name}: a picture has no text.`);
  return alt;
}

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? '');
const plain = (piece: Piece): string =>
  typeof piece === 'string' ? piece : piece.pieces.map((part) => plain(part)).join('');

/** Makes modules of the guide's pages; their pictures become files of the page. */
export function guidePages(folder: string): Plugin {
  // The build names files with slashes, on every system.
  const within = folder.replaceAll('\\', '/');
  return {
    name: 'guide-pages',
    transform(text, id) {
      if (!id.startsWith(within) || !id.endsWith('.md')) return undefined;
      const imports: string[] = [];
      const page = guidePage(basename(id, '.md'), text, (path) => {
        if (!existsSync(resolve(dirname(id), path))) return null;
        return `picture:${imports.push(`import picture${imports.length} from ${JSON.stringify(`${path}?url`)};`) - 1}`;
      });
      const json = JSON.stringify(page).replace(/"picture:(\d+)"/g, 'picture$1');
      return { code: `${imports.join('\n')}\nexport default ${json};\n`, map: null, moduleType: 'js' };
    },
  };
}
