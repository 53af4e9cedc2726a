// Decides whether a scanned text is a hub's serial or a socket's label. Pure. What is in the site says it first: a hub may be of a
// product that nobody knows, a socket may be called H8.

import type { HubView, SocketsView } from '../../../electron/contract/site-views.ts';
import { productOf } from '../../../electron/domain/hub-products.ts';

/** The serial as it is written; null: a label. Capitals are what some scanners, and some label printers, make of it. */
export function serialIn(
  text: string,
  hubs: readonly Pick<HubView, 'hwId' | 'formerHwIds'>[],
  sockets: Pick<SocketsView, 'labels'> | null,
): string | null {
  const written = text.toLowerCase();
  const own = hubs.flatMap(({ hwId, formerHwIds }) => [hwId, ...formerHwIds]);
  const known = own.find((serial) => serial === text) ?? own.find((serial) => serial.toLowerCase() === written);
  if (known !== undefined) return known;
  if (sockets?.labels.includes(text)) return null;
  if (productOf(text)) return text;
  return written.includes('_') && productOf(written) ? written : null;
}
