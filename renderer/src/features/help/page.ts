// A page of the user guide as it is built in: read from its Markdown at build time (scripts/guide-pages.ts), so that the page
// carries no parser and no text ever becomes markup.

/** Text, or an element of these alone. */
export type Piece = string | Element;
export interface Element {
  readonly tag: Tag;
  readonly pieces: readonly Piece[];
  /** Of a heading: what a link can name. */
  readonly id?: string;
  /** Of a link: another page of the guide, and the heading in it. */
  readonly to?: { readonly page: string; readonly heading?: string };
  /** Of a picture: its text, and its address; null: it was not there when this was built. */
  readonly picture?: { readonly alt: string; readonly source: string | null };
}
export type Tag =
  | 'h1'
  | 'h2'
  | 'h3'
  | 'p'
  | 'ul'
  | 'ol'
  | 'li'
  | 'strong'
  | 'em'
  | 'code'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'a'
  | 'img';

export interface GuidePage {
  /** As in its address: `hubs`. */
  readonly name: string;
  readonly title: string;
  readonly pieces: readonly Piece[];
}

/** What is written in it, without its pictures' texts. */
export const textOf = (piece: Piece): string =>
  typeof piece === 'string' ? piece : piece.pieces.map((part) => textOf(part)).join(blocks.has(piece.tag) ? ' ' : '');

const blocks: ReadonlySet<Tag> = new Set(['ul', 'ol', 'table', 'thead', 'tbody', 'tr']);
