// Keeps the parts of files that pages send ahead, until the question comes that speaks of them. What nobody asks for is dropped
// when others need the room: it is never more than the largest file.

import { largestFile } from '../contract/largest-file.ts';
import type { GivenPlanSheet, PlanSheet } from '../contract/plan-sheet.ts';
import type { GivenFile } from '../contract/sent-file.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Ids } from '../environment/ids.ts';

interface Sending {
  readonly parts: Uint8Array<ArrayBuffer>[];
  bytes: number;
}

export class Sendings {
  /** The oldest first. */
  readonly #open = new Map<string, Sending>();
  readonly #ids: Ids;
  readonly #most: number;
  #bytes = 0;

  constructor(ids: Ids, most = largestFile) {
    this.#ids = ids;
    this.#most = most;
  }

  /** The next part of one file, or (null) the first of another; gives its name. A page sends one after the other. */
  async add(known: string | null, part: Blob): Promise<string> {
    const bytes = new Uint8Array(await part.arrayBuffer());
    const id = known ?? this.#ids();
    const sending = this.#open.get(id) ?? { parts: [], bytes: 0 };
    this.#open.set(id, sending);
    sending.parts.push(bytes);
    sending.bytes += bytes.length;
    this.#bytes += bytes.length;
    for (const oldest of this.#open.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#drop(oldest);
    }
    return id;
  }

  /** The file, whole; it is nobody's afterwards. Failure: `shell.bad-file` where a part is missing. */
  take(given: GivenFile): Result<File> {
    if (given instanceof File) return done(given);
    const sending = this.#open.get(given.sending);
    this.#drop(given.sending);
    const isWhole = (sending?.bytes ?? 0) === given.size;
    return isWhole ? done(new File(sending?.parts ?? [], given.name)) : failed('shell.bad-file', { name: given.name });
  }

  forget(): void {
    this.#open.clear();
    this.#bytes = 0;
  }

  #drop(id: string): void {
    this.#bytes -= this.#open.get(id)?.bytes ?? 0;
    this.#open.delete(id);
  }
}

interface GivenPlan {
  readonly file: GivenFile;
  readonly sheet?: GivenPlanSheet | undefined;
}

interface WholePlan {
  readonly file: File;
  readonly sheet?: PlanSheet | undefined;
}

/** A plan with its files, whichever way they came. */
export function wholePlan<T extends GivenPlan>(
  sendings: Sendings,
  given: T,
): Result<Omit<T, keyof GivenPlan> & WholePlan> {
  const file = sendings.take(given.file);
  const sheet = given.sheet ? wholeSheet(sendings, given.sheet) : done(undefined);
  if (!file.ok) return file;
  return sheet.ok ? done({ ...given, file: file.value, sheet: sheet.value }) : sheet;
}

export function wholeSheet(sendings: Sendings, { tiles, source, ...rest }: GivenPlanSheet): Result<PlanSheet> {
  const pack = sendings.take(tiles);
  if (!pack.ok) return pack;
  if (source === null) return done({ ...rest, tiles: pack.value, source });
  const { file, ...of } = source;
  const drawing: Result<File | string> = typeof file === 'string' ? done(file) : sendings.take(file);
  return drawing.ok ? done({ ...rest, tiles: pack.value, source: { ...of, file: drawing.value } }) : drawing;
}
