// Decides about `<webview>`: there is none.
// https://www.electronjs.org/docs/latest/tutorial/security#12-verify-webview-options-before-creation

import type { WebContents } from 'electron';

export function refuseWebviews(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
