// Decides which address may be handed to the person's own browser: web pages, and nothing that could start a program.
// https://www.electronjs.org/docs/latest/tutorial/security#15-do-not-use-shellopenexternal-with-untrusted-content

/** http(s) with a host and without a name or password in it. */
export function isWebPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.hostname !== '' && url.username === '' && url.password === '';
}

/** Hands a web page to `openExternal`; true when it did. */
export function openWebPage(address: string, openExternal: (address: string) => void): boolean {
  if (!isWebPage(address)) return false;
  openExternal(address);
  return true;
}
