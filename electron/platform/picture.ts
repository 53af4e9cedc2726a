// Decides where a plan's picture is to be had: out of a data URL or fetched from its address. What it is, and what of it is kept, is
// read from the bytes as of one that is added here, whatever the server calls it. The token follows only to the platform's own address. Platform contract, *floorPlans*.

import { failed, type FailureCode, type Result } from '../domain/failures.ts';
import { readPicture } from '../plans/read-picture.ts';
import type { RestClient } from './http/rest-client.ts';
import type { Picture } from './platform.ts';

/** `image`: a data URL, an address, or a path under the platform's own. */
export async function fetchPicture(rest: RestClient, base: URL, image: string, name: string): Promise<Result<Picture>> {
  const data = /^data:[^,]*?(;base64)?,/i.exec(image);
  if (data) {
    const text = image.slice(data[0].length);
    const bytes = data[1] ? Buffer.from(text, 'base64') : Buffer.from(safelyDecoded(text));
    return pictureOf(bytes, name);
  }
  const address = addressOf(image, base);
  if (!address) return failed('platform.bad-picture', { name });
  const answered = await rest.bytes({ method: 'GET', path: address.href });
  if (answered.ok) return pictureOf(answered.value.bytes, name);
  // A platform behind a proxy may name its pictures by an inner address that is not for us.
  if (address.origin === base.origin || !isShut(answered.failure.code)) return answered;
  const outer = await rest.bytes({ method: 'GET', path: `${base.origin}${address.pathname}${address.search}` });
  return outer.ok ? pictureOf(outer.value.bytes, name) : outer;
}

const isShut = (code: FailureCode): boolean =>
  code === 'platform.signed-out' ||
  code === 'platform.no-permission' ||
  code === 'platform.unknown-host' ||
  code === 'platform.unreachable';

export const dataUrl = ({ mediaType, bytes }: Picture): string =>
  `data:${mediaType};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;

/** http(s) only: a platform can't make us read `file:`. */
function addressOf(image: string, base: URL): URL | null {
  try {
    const url = new URL(image, `${base.href.replace(/\/+$/, '')}/`);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

function pictureOf(bytes: Uint8Array, name: string): Result<Picture> {
  const read = readPicture(bytes);
  return read.ok ? read : failed('platform.bad-picture', { name }, read.failure);
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
