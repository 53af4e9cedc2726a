// Which letters a DXF is written in. Since AutoCAD 2007 it is UTF-8; older ones name a code page in their header, and some programs
// write UTF-8 whatever they say. DXF reference, *Header section*. Pure.

/** As `TextDecoder` calls them, by the number in $DWGCODEPAGE; others are `windows-<number>`. */
const codePages: Readonly<Record<string, string>> = {
  '866': 'ibm866',
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
};
/** The header comes first. */
const looksFor = 64 * 1_024;

export function dxfText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return inCodePage(bytes);
  }
}

function inCodePage(bytes: ArrayBuffer): string {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, looksFor));
  const [, number = '1252'] = /\$DWGCODEPAGE\s+3\s+[a-z]+_?(\d+)/i.exec(start) ?? [];
  try {
    return new TextDecoder(codePages[number] ?? `windows-${number}`).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
