// Decides how a site's file is called: a name that every system takes, whatever the site is called.

/** Without path separators, control characters and what Windows refuses; never empty, never long. Without its ending. */
export function plainFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|\s]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .replace(/^[. ]+|[. ]+$/g, '');
  return plain === '' ? 'Site' : plain;
}
