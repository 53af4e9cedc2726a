// Decides which address and which frame are the product's own page. Pure; every security rule asks here.

/** The page's origin: a standard, secure scheme of its own, so that no file: and no network address is ever the product. */
export const ownScheme = 'app';
const ownHost = 'commissioner';
const ownOrigin = `${ownScheme}://${ownHost}`;
export const startPage = `${ownOrigin}/index.html`;

/** An address of the page's router (`/plan`) as the window goes there. */
export const pageAt = (address: string): string => `${startPage}#${address}`;

/** Is this address the product's own? Anything that can't be read is not. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${ownScheme}:` && url.host === ownHost && url.username === '' && url.port === '';
}

/** What is asked of the frame a message came from. `parent` is null for the window's own page. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the window's own page may talk to the main process: no inner frame, no foreign page, no frame that is gone. */
export const isOwnPage = (frame: SenderFrame | null | undefined): boolean =>
  frame != null && frame.parent === null && isOwnAddress(frame.url);
