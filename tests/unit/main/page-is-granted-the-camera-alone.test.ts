// The rules that stand on the session and on the page: what they answer to whom. docs/security.md, items 5, 12 and 14.

import type { Session, WebContents } from 'electron';
import { describe, expect, test, vi } from 'vitest';

import { refuseDownloads } from '../../../electron/main/security/downloads.ts';
import { keepOnOwnPage } from '../../../electron/main/security/navigation.ts';
import { refuseNewWindows } from '../../../electron/main/security/new-windows.ts';
import { grantTheCameraAlone, isGranted } from '../../../electron/main/security/permissions.ts';
import { webPreferences } from '../../../electron/main/security/web-preferences.ts';
import { refuseWebviews } from '../../../electron/main/security/webviews.ts';

const page = 'app://commissioner/index.html';
const camera = { permission: 'media', from: page, isMainFrame: true, media: ['video'] };

/** What a rule was told to stand on: each handler by the name it was given under. */
function told<T>(rule: (host: T) => void, ...names: string[]): Record<string, (...given: unknown[]) => unknown> {
  const handlers: Record<string, (...given: unknown[]) => unknown> = {};
  const host = new Proxy(
    {},
    {
      get: (_host, method: string) => (first: unknown, second: unknown) => {
        handlers[typeof first === 'string' ? first : method] = (second ?? first) as (typeof handlers)[string];
      },
    },
  );
  rule(host as T);
  expect(Object.keys(handlers)).toEqual(names);
  return handlers;
}

describe('the camera', () => {
  test('is granted to our own page', () => expect(isGranted(camera)).toBe(true));
  test.each([
    ['for sound', { media: ['audio'] }],
    ['for sound besides', { media: ['video', 'audio'] }],
    ['for nobody knows what', { media: [] }],
    ['by a page in ours', { isMainFrame: false }],
    ['by a foreign page', { from: 'https://ochno.com/' }],
    ['by a page that takes our name', { from: 'app://commissioner.evil.example/' }],
    ['by nobody', { from: undefined }],
  ])('asked %s is not', (_how, change) => expect(isGranted({ ...camera, ...change })).toBe(false));
  test.each([
    'geolocation',
    'notifications',
    'midi',
    'clipboard-read',
    'display-capture',
    'openExternal',
    'fileSystem',
  ])('permission "%s" is not granted', (permission) => expect(isGranted({ ...camera, permission })).toBe(false));
});

describe('the session', () => {
  const handlers = told<Session>(
    grantTheCameraAlone,
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'setDisplayMediaRequestHandler',
    'setBluetoothPairingHandler',
  );
  const requested = (details: object, permission = 'media') => {
    const answer = vi.fn<(granted: boolean) => void>();
    handlers['setPermissionRequestHandler']?.({}, permission, answer, details);
    return answer.mock.calls.flat();
  };

  test('answers a request', () => {
    expect(requested({ requestingUrl: page, isMainFrame: true, mediaTypes: ['video'] })).toEqual([true]);
    expect(requested({ requestingUrl: page, isMainFrame: true, mediaTypes: ['audio'] })).toEqual([false]);
    expect(requested({ requestingUrl: page, isMainFrame: true })).toEqual([false]);
    expect(requested({ requestingUrl: page, isMainFrame: true }, 'notifications')).toEqual([false]);
  });

  test('answers a question', () => {
    const checked = (details: object, permission = 'media') =>
      handlers['setPermissionCheckHandler']?.(null, permission, 'app://commissioner/', details);
    expect(checked({ isMainFrame: true, mediaType: 'video' })).toBe(true);
    expect(checked({ isMainFrame: true, mediaType: 'audio' })).toBe(false);
    expect(checked({ isMainFrame: false, mediaType: 'video' })).toBe(false);
    expect(checked({ isMainFrame: true }, 'geolocation')).toBe(false);
  });

  test('refuses every device, screen and pairing', () => {
    const paired = vi.fn();
    handlers['setBluetoothPairingHandler']?.({}, paired);
    expect(handlers['setDevicePermissionHandler']?.({ deviceType: 'usb' })).toBe(false);
    expect(handlers['setDisplayMediaRequestHandler']).toBeNull();
    expect(paired).toHaveBeenCalledWith({ confirmed: false });
  });

  test('downloads nothing', () => {
    const download = { preventDefault: vi.fn() };
    told<Session>(refuseDownloads, 'will-download')['will-download']?.(download);
    expect(download.preventDefault).toHaveBeenCalledOnce();
  });
});

describe('the page', () => {
  test('attaches no webview', () => {
    const attaching = { preventDefault: vi.fn() };
    told<WebContents>(refuseWebviews, 'will-attach-webview')['will-attach-webview']?.(attaching);
    expect(attaching.preventDefault).toHaveBeenCalledOnce();
  });

  test('goes nowhere else, by a link, a frame or a redirect', () => {
    const ways = ['will-navigate', 'will-frame-navigate', 'will-redirect'];
    const handlers = told<WebContents>(keepOnOwnPage, ...ways);
    for (const way of ways) {
      const [away, home] = ['https://ochno.com/', page].map((url) => ({ url, preventDefault: vi.fn() }));
      handlers[way]?.(away);
      handlers[way]?.(home);
      expect(away?.preventDefault).toHaveBeenCalledOnce();
      expect(home?.preventDefault).not.toHaveBeenCalled();
    }
  });

  test('opens no window; a web page goes to the person’s own browser', () => {
    const openExternal = vi.fn();
    const { setWindowOpenHandler } = told<WebContents>(
      (contents) => refuseNewWindows(contents, openExternal),
      'setWindowOpenHandler',
    );
    for (const url of ['https://ochno.com/', 'file:///etc/passwd', page]) {
      expect(setWindowOpenHandler?.({ url })).toEqual({ action: 'deny' });
    }
    expect(openExternal.mock.calls).toEqual([['https://ochno.com/']]);
  });

  test('lives in a process that is isolated, sandboxed and without Node', () => {
    expect(webPreferences('/preload.cjs')).toEqual({
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });
});
