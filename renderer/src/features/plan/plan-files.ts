// What a file that shall be a floor plan is, by its first bytes and not by its name.

/** `dwg`, `binary-dxf`: known, and not read. */
export type PlanFileKind = 'empty' | 'pdf' | 'svg' | 'dxf' | 'dwg' | 'binary-dxf' | 'picture';

/** What the file field offers. */
export const planFileTypes =
  'image/png,image/jpeg,image/webp,image/svg+xml,application/pdf,.pdf,.svg,.dxf,image/vnd.dxf';

/** A PDF's mark may stand behind some other bytes: Adobe's readers look so far. */
const marksStand = 1_024;
/** A DXF may begin with whole pages of comments. */
const looksFor = 65_536;

export async function kindOfFile(file: Blob): Promise<PlanFileKind> {
  if (file.size === 0) return 'empty';
  const bytes = await file.slice(0, looksFor).arrayBuffer();
  const start = new TextDecoder('latin1').decode(bytes.slice(0, marksStand));
  if (start.includes('%PDF-')) return 'pdf';
  if (/^AC10\d\d\0?/.test(start)) return 'dwg';
  if (start.startsWith('AutoCAD Binary DXF')) return 'binary-dxf';
  // Comments (999) may come first.
  if (/^\uFEFF?(\s*999\r?\n[^\n]*\n)*\s*0\s*\r?\n\s*SECTION\s/.test(new TextDecoder().decode(bytes))) return 'dxf';
  return /^\s*</.test(decoded(bytes)) ? 'svg' : 'picture';
}

/** By the mark of its encoding. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

export const withoutEnding = (name: string): string => name.replace(/\.[^.]+$/, '') || name;
