// Decides what of an SVG is kept: shapes, text, paint, pictures that it carries itself. No script, no event, no foreign content,
// nothing that names another address. What is kept is written anew, so nothing passes that was not read.

import { done, failed, type Result } from '../domain/failures.ts';
import { BrokenXml, xmlTokens, type Attribute, type XmlToken } from './xml-tokens.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface CleanSvg extends Size {
  /** Its width and height are in pixels of 1/96 inch. */
  readonly text: string;
}

const kept = new Set(
  `svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath title desc
  linearGradient radialGradient stop pattern clipPath mask marker image style filter feBlend feColorMatrix feComponentTransfer
  feComposite feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feOffset`.split(/\s+/),
);
/** What a name with a prefix has to stand for. */
const svgNamespace = 'http://www.w3.org/2000/svg';
const deepest = 500;
/** In pixels, as for pictures (`read-picture.ts`). */
const longestSide = 20_000;
/** `xmlns` is written by us. */
const keptWithPrefix = new Set(['xlink:href', 'xml:space']);
const inlinePicture = /^data:image\/(?:png|jpeg|webp|gif);base64,/i;
/** Pixels a unit. CSS Values, *Absolute lengths*. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 96 / 72,
  pc: 16,
};

/** Failures: `plans.not-a-picture`, `plans.broken`, `plans.svg-without-size`. */
export function cleanSvg(text: string): Result<CleanSvg> {
  const writer = new Writer();
  try {
    for (const token of xmlTokens(text)) writer.take(token);
  } catch (cause) {
    if (!(cause instanceof BrokenXml)) throw cause;
    return failed(writer.root ? 'plans.broken' : 'plans.not-a-picture', {}, cause);
  }
  if (!writer.root) return failed('plans.not-a-picture');
  if (!writer.isWhole) return failed('plans.broken');
  const size = sizeOf(writer.root);
  if (!size) return failed('plans.svg-without-size');
  const shown = within(longestSide, size);
  return done({ text: writer.written(shown, size), ...shown });
}

/** Follows the nesting, and drops what is not kept with everything in it. */
class Writer {
  /** The attributes of the `svg` that all is in. */
  root: ReadonlyMap<string, string> | null = null;
  #saysLinks = false;
  /** `svg:`, where names are written so; '' where the names of SVG are written without one. */
  #prefixes: readonly string[] = [''];
  readonly #parts: string[] = [];
  /** Names as they came, with the name they were written by; null: dropped. */
  readonly #open: { readonly name: string; readonly as: string | null }[] = [];
  /** How many of the open ones stand in something dropped, that one included. */
  #dropped = 0;

  get isWhole(): boolean {
    return this.root !== null && this.#open.length === 0;
  }

  take(token: XmlToken): void {
    if (token.is === 'open') this.#opened(token);
    else if (token.is === 'close') this.#closed(token.name);
    else if (this.#dropped === 0 && this.#open.length > 0) this.#parts.push(this.#text(token.text));
    else if (this.#open.length === 0 && token.text.trim() !== '') throw new BrokenXml('text outside');
  }

  /** `own`: how large it says it is; what it draws is counted in that, unless it says in what. */
  written({ width, height }: Size, own: Size): string {
    const said = [...(this.root ?? [])].filter(([name]) => name !== 'width' && name !== 'height');
    const isOwnSize = width === own.width || this.root?.has('viewBox') === true;
    const attributes = isOwnSize ? said : [...said, ['viewBox', `0 0 ${own.width} ${own.height}`] as const];
    const content = `${written(attributes)}>${this.#parts.join('')}`;
    // What is harmless stays as it is, to the byte: a drawing goes to the platform and comes back as the same.
    const links = this.#saysLinks || content.includes('xlink:') ? ' xmlns:xlink="http://www.w3.org/1999/xlink"' : '';
    return `<svg xmlns="http://www.w3.org/2000/svg"${links} width="${width}" height="${height}"${content}`;
  }

  #opened({ name, attributes, empty }: Extract<XmlToken, { is: 'open' }>): void {
    if (this.#open.length === 0) return this.#rooted(name, attributes, empty);
    if (this.#open.length > deepest) throw new BrokenXml('too deep');
    // A link is only its content.
    const plain = this.#withoutPrefix(name);
    const as = plain === 'a' ? 'g' : plain !== null && kept.has(plain) ? plain : null;
    const isDropped = this.#dropped > 0 || as === null;
    if (!isDropped) this.#parts.push(`<${as}${written(harmless(attributes, as))}${empty ? '/>' : '>'}`);
    if (empty) return;
    this.#open.push({ name, as });
    if (isDropped) this.#dropped += 1;
  }

  #rooted(name: string, attributes: readonly Attribute[], empty: boolean): void {
    const said = attributes.filter(([attribute, value]) => attribute.startsWith('xmlns:') && value === svgNamespace);
    const prefixes = said.map(([attribute]) => `${attribute.slice('xmlns:'.length)}:`);
    const isPlain =
      !name.includes(':') || attributes.some(([attribute, value]) => attribute === 'xmlns' && value === svgNamespace);
    this.#prefixes = isPlain ? ['', ...prefixes] : prefixes;
    if (this.#withoutPrefix(name) !== 'svg' || this.root) throw new BrokenXml('not one svg');
    this.root = new Map(harmless(attributes, 'svg'));
    this.#saysLinks = attributes.some(([attribute]) => attribute === 'xmlns:xlink');
    if (empty) this.#parts.push('</svg>');
    else this.#open.push({ name, as: 'svg' });
  }

  /** Null: the name is not one of SVG's. */
  #withoutPrefix(name: string): string | null {
    const prefix = name.slice(0, name.indexOf(':') + 1);
    return this.#prefixes.includes(prefix) ? name.slice(prefix.length) : null;
  }

  #closed(name: string): void {
    const last = this.#open.pop();
    if (last?.name !== name) throw new BrokenXml(`closes ${name}`);
    if (this.#dropped > 0) this.#dropped -= 1;
    else this.#parts.push(`</${last.as}>`);
  }

  #text(text: string): string {
    return escaped(this.#open.at(-1)?.as === 'style' ? harmlessStyle(text) : text);
  }
}

function harmless(attributes: readonly Attribute[], element: string): Attribute[] {
  return attributes.flatMap(([name, value]): Attribute[] => {
    if (name.includes(':') ? !keptWithPrefix.has(name) : /^(on|xmlns$|src|base$)/i.test(name)) return [];
    if (name === 'href' || name === 'xlink:href') return isOwn(value, element) ? [[name, value.trim()]] : [];
    const style = /[\\(]/.test(value) ? harmlessStyle(value) : value;
    return style === '' && value !== '' ? [] : [[name, style]];
  });
}

const isOwn = (address: string, element: string): boolean =>
  address.trim().startsWith('#') || (element === 'image' && inlinePicture.test(address.trim()));

/** Without what would load something. A style that hides its words behind escapes is dropped whole. */
function harmlessStyle(style: string): string {
  const plain = style.replace(/\/\*[\s\S]*?(\*\/|$)/g, '');
  if (/\\|image-set|expression|-moz-binding|(^|[^\w-])src\s*\(/i.test(plain)) return '';
  return plain
    .replace(/@(import|font-face|namespace)[^;{]*(;|\{[^}]*\}|$)/gi, '')
    .replace(/url\(\s*(?!["']?\s*#)[^)]*\)?/gi, 'none');
}

const written = (attributes: readonly Attribute[]): string =>
  attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text
    .replace(/[&<>"]/g, (character) => escapes[character] ?? '')
    // What XML can not carry, in whatever way it came.
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

/** Vectors are drawn at any size: a floor that is drawn in its own measure is shown as large as a picture may be. */
function within(longest: number, { width, height }: Size): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** By its width and height; where one is missing or a share of the page, by its view box. */
function sizeOf(root: ReadonlyMap<string, string>): { width: number; height: number } | null {
  const [width, height] = [lengthOf(root.get('width')), lengthOf(root.get('height'))];
  const [, , wide = NaN, high = NaN] = (root.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const ratio = wide / high;
  const size = {
    width: Math.round(width ?? (height === null ? wide : height * ratio)),
    height: Math.round(height ?? (width === null ? high : width / ratio)),
  };
  return size.width > 0 && size.height > 0 && Number.isFinite(size.width + size.height) ? size : null;
}

function lengthOf(text: string | undefined): number | null {
  const [, number, unit = ''] = /^\s*([\d.]+(?:e\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '') ?? [];
  const pixels = units[unit.toLowerCase()];
  const length = Number(number) * (pixels ?? NaN);
  return length > 0 ? length : null;
}
