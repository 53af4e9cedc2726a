// Decides what the page may ask of the machine: the camera (labels are scanned, issues photographed), asked for by our own page
// itself. No sound with it, no other permission, no device.
// https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content

import type { Session } from 'electron';

import { isOwnAddress } from '../own-page.ts';

type Guarded = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
>;

/** As Electron's handlers tell it; what is not told is not granted. */
export interface Wish {
  readonly permission: string;
  /** Who asks: an address or an origin. */
  readonly from: string | undefined;
  readonly isMainFrame: boolean;
  readonly media: readonly string[];
}

export const isGranted = ({ permission, from, isMainFrame, media }: Wish): boolean =>
  permission === 'media' &&
  isMainFrame &&
  from !== undefined &&
  isOwnAddress(from) &&
  media.length === 1 &&
  media[0] === 'video';

export function grantTheCameraAlone(session: Guarded): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isGranted({ permission, from: details.requestingUrl, isMainFrame: details.isMainFrame, media }));
  });
  session.setPermissionCheckHandler((_contents, permission, from, { isMainFrame, mediaType }) =>
    isGranted({ permission, from, isMainFrame, media: mediaType === undefined ? [] : [mediaType] }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
}
