// What a file that shall be a floor plan is, by its first bytes and not by its name; and whether a picture can be shown at all.

export type PlanFileKind = 'empty' | 'pdf' | 'picture';

/** What the file field offers. */
export const planFileTypes = 'image/png,image/jpeg,image/webp,image/svg+xml,application/pdf,.pdf,.svg';

/** A PDF's mark may stand behind some other bytes: Adobe's readers look so far. */
const looksFor = 1_024;

export async function kindOfFile(file: Blob): Promise<PlanFileKind> {
  if (file.size === 0) return 'empty';
  const start = new TextDecoder('latin1').decode(await file.slice(0, looksFor).arrayBuffer());
  return start.includes('%PDF-') ? 'pdf' : 'picture';
}

/** PNG, JPEG and WebP; what else there is the application looks at itself. */
const isRaster = (start: string): boolean => /^(\x89PNG|\xff\xd8\xff|RIFF....WEBP)/s.test(start);

/** False: a picture by its first bytes, but the rest can't be decoded. `decode`: rejects where it can't. */
export async function canBeShown(file: Blob, decode: (file: Blob) => Promise<unknown>): Promise<boolean> {
  const start = new TextDecoder('latin1').decode(await file.slice(0, 16).arrayBuffer());
  // That decoder calls ÿØÿ what it is, and 0x89 an ‰.
  if (!isRaster(start.replace('‰', '\x89'))) return true;
  try {
    await decode(file);
    return true;
  } catch {
    return false;
  }
}

export const withoutEnding = (name: string): string => name.replace(/\.[^.]+$/, '') || name;
