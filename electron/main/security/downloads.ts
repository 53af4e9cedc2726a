// Decides about downloads: there are none. Files leave through the system's dialogs, where a person says what goes where.
// https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content

import type { Session } from 'electron';

export function refuseDownloads(session: Pick<Session, 'on'>): void {
  session.on('will-download', (event) => event.preventDefault());
}
