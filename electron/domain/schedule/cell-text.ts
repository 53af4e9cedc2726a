// How a text stands in a cell so that no spreadsheet takes it for a formula and it comes back as it was: an apostrophe before
// it. Whoever writes one and whoever reads one asks here. Pure. Source: OWASP, *CSV Injection*.

/** What a spreadsheet begins to compute at, in Latin and in full width. */
const formula = /^[=+\-@＝＋－＠]/u;

/** Behind apostrophes: a formula sign, or spaces at an end, which reading would take for carelessness. */
function isGuarded(text: string): boolean {
  const core = text.replace(/^'+/, '');
  return formula.test(core) || core.trim() !== core;
}

/** For CSV, where a cell is only its text. */
export const csvCell = (text: string): string => (isGuarded(text) ? `'${text}` : text);

/** For a workbook, where a cell says that it is a text: a formula sign alone does no harm there. */
export const workbookCell = (text: string): string =>
  isGuarded(text) && (text.startsWith("'") || text.trim() !== text) ? `'${text}` : text;

/** The text that a cell of either means. */
export const cellText = (cell: string): string =>
  cell.startsWith("'") && isGuarded(cell) ? cell.slice(1) : cell.trim();
