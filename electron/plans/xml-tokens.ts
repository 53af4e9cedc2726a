// Takes an XML text apart into tags and text, strictly and in one pass: what is not well-formed is no token. Entities of the
// document's own are read (drawing programs keep their namespaces there), one inside another is not.

export type Attribute = readonly [name: string, value: string];

export type XmlToken =
  | { readonly is: 'open'; readonly name: string; readonly attributes: readonly Attribute[]; readonly empty: boolean }
  | { readonly is: 'close'; readonly name: string }
  | { readonly is: 'text'; readonly text: string };

/** Not well-formed, at this character. */
export class BrokenXml extends Error {}

const name = String.raw`[\p{L}_][\p{L}\p{N}:._-]*`;
const opening = new RegExp(`<(${name})`, 'uy');
const attribute = new RegExp(String.raw`\s+(${name})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const openingEnd = /\s*(\/?)>/y;
const closing = new RegExp(String.raw`<\/(${name})\s*>`, 'uy');
const entity = new RegExp(String.raw`<!ENTITY\s+(${name})\s+(?:"([^"&<]*)"|'([^'&<]*)')\s*>`, 'gu');
const standard: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Throws `BrokenXml`. Comments, instructions and the document type are passed over. */
export function* xmlTokens(text: string): Generator<XmlToken> {
  let entities: ReadonlyMap<string, string> = new Map();
  const decoded = (raw: string): string => decode(raw, entities);
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const end = endOf(text, '<', at, 0, text.length);
      yield { is: 'text', text: decoded(text.slice(at, end)) };
      at = end;
    } else if (text.startsWith('<!--', at)) at = endOf(text, '-->', at + 4, 3);
    else if (text.startsWith('<?', at)) at = endOf(text, '?>', at + 2, 2);
    else if (text.startsWith('<![CDATA[', at)) {
      const end = endOf(text, ']]>', at + 9, 3);
      yield { is: 'text', text: text.slice(at + 9, end - 3) };
      at = end;
    } else if (text.startsWith('<!DOCTYPE', at)) {
      const end = endOfDocumentType(text, at);
      entities = entitiesOf(text.slice(at, end));
      at = end;
    } else if (text[at + 1] === '/') {
      const found = stickyAt(closing, text, at);
      yield { is: 'close', name: found[1] ?? '' };
      at = closing.lastIndex;
    } else {
      const [tag, end] = openedAt(text, at, decoded);
      yield tag;
      at = end;
    }
  }
}

function openedAt(
  text: string,
  from: number,
  decoded: (raw: string) => string,
): readonly [Extract<XmlToken, { is: 'open' }>, number] {
  const tag = stickyAt(opening, text, from)[1] ?? '';
  const attributes: Attribute[] = [];
  let at = opening.lastIndex;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (!found) break;
    attributes.push([found[1] ?? '', decoded(found[2] ?? found[3] ?? '')]);
    at = attribute.lastIndex;
  }
  const end = stickyAt(openingEnd, text, at);
  return [{ is: 'open', name: tag, attributes, empty: end[1] === '/' }, openingEnd.lastIndex];
}

function stickyAt(pattern: RegExp, text: string, at: number): RegExpExecArray {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) throw new BrokenXml(`at ${at}`);
  return found;
}

/** Behind the next `mark`; `otherwise` where there is none. */
function endOf(text: string, mark: string, from: number, length: number, otherwise?: number): number {
  const at = text.indexOf(mark, from);
  if (at >= 0) return at + length;
  if (otherwise === undefined) throw new BrokenXml(`no ${mark} after ${from}`);
  return otherwise;
}

/** Behind the document type, with what stands in its brackets. */
function endOfDocumentType(text: string, at: number): number {
  const [bracket, end] = [text.indexOf('[', at), endOf(text, '>', at, 1)];
  if (bracket < 0 || bracket > end) return end;
  return endOf(text, '>', endOf(text, ']', bracket, 1), 1);
}

const entitiesOf = (documentType: string): ReadonlyMap<string, string> =>
  new Map([...documentType.matchAll(entity)].map(([, key = '', quoted, single]) => [key, quoted ?? single ?? '']));

/** What an entity stands for; one that nobody declared stands for nothing. */
function decode(raw: string, entities: ReadonlyMap<string, string>): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(#x?)?([\p{L}\p{N}:._-]*);?/gu, (_whole, numeric: string | undefined, key: string) => {
    if (!numeric) return standard[key] ?? entities.get(key) ?? '';
    const code = Number.parseInt(key, numeric === '#x' ? 16 : 10);
    return isCharacter(code) ? String.fromCodePoint(code) : '';
  });
}

/** Production 2 of XML 1.0. */
const isCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);
