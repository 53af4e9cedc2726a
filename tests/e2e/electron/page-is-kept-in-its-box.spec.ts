// What a hostile page or link would try in the real window, and does not get. docs/security.md, item by item.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, type Page } from '@playwright/test';

import { test } from './window.ts';

const home = 'app://commissioner/index.html#/';

/** Waits until the page has done what it does at its start. */
const ready = (page: Page): Promise<void> => expect(page.getByText(/^Version /)).toBeVisible();

test('the page has no name of Node or Electron, and no name of ours', async ({ page }) => {
  await ready(page);
  const names = await page.evaluate(() => {
    const fresh = document.createElement('iframe');
    document.body.append(fresh);
    const usual = new Set(Object.getOwnPropertyNames(fresh.contentWindow));
    fresh.remove();
    return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name));
  });
  // Vue marks that it is there; nothing else was added to the window.
  expect(names.filter((name) => !name.startsWith('__VUE') && !name.startsWith('__pinia'))).toEqual([]);
  const node = await page.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
  );
  expect(node).toEqual([]);
});

test('the page has an origin of its own, secure, with its policy on every answer', async ({ page }) => {
  await ready(page);
  expect(await page.evaluate(() => ({ origin: location.origin, secure: isSecureContext }))).toEqual({
    origin: 'app://commissioner',
    secure: true,
  });
  const policies = await page.evaluate(async () => {
    const addresses = ['index.html', 'no-such-file.js', '%2e%2e/%2e%2e/package.json', '..%2f..%2fpackage.json'];
    const answers = await Promise.all(addresses.map((address) => fetch(address)));
    return answers.map((answer) => [answer.status, answer.headers.get('content-security-policy')] as const);
  });
  expect(policies.map(([status]) => status)).toEqual([200, 404, 404, 404]);
  for (const [, policy] of policies) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/'unsafe/);
  }
});

test('inline script, and what lies elsewhere, are refused', async ({ page }) => {
  await ready(page);
  const ran = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const inline = document.createElement('script');
    inline.textContent = 'window.hostile = true';
    document.body.append(inline);
    const foreign = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    );
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    while (violations.length < 3) await new Promise((resolve) => requestAnimationFrame(resolve));
    return { violations, foreign, hostile: 'hostile' in window };
  });
  expect(ran.hostile).toBe(false);
  expect(ran.foreign).toBe('refused');
  expect(ran.violations).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src', 'frame-src']));
});

/** What the page runs to leave: a link that a person clicks. */
const leave = (address: string): string => `{
  const link = document.createElement('a');
  link.href = ${JSON.stringify(address)};
  document.body.append(link);
  link.click();
}`;

// Playwright waits for a navigation that was refused, so the main process is asked instead.
for (const address of ['https://example.com/', 'http://127.0.0.1:9/', 'app://elsewhere/index.html']) {
  test(`the window does not go to ${address}`, async ({ electron, page }) => {
    await ready(page);
    const after = await electron.evaluate(
      async ({ webContents }, [run = '', wanted]) => {
        const [contents] = webContents.getAllWebContents();
        if (!contents) throw new Error('no window');
        const refused = new Promise<boolean>((resolve) =>
          contents.on('will-frame-navigate', (event) => {
            if (event.url === wanted) resolve(event.defaultPrevented);
          }),
        );
        await contents.executeJavaScript(run, true);
        return { refused: await refused, at: contents.getURL() };
      },
      [leave(address), address],
    );
    expect(after).toEqual({ refused: true, at: home });
  });
}

test('the window does not go to a file', async ({ electron, page }) => {
  await ready(page);
  const said = page.waitForEvent('console', (message) => message.text().includes('Not allowed to load local resource'));
  const at = await electron.evaluate(async ({ webContents }, run) => {
    const [contents] = webContents.getAllWebContents();
    await contents?.executeJavaScript(run, true);
    return contents?.getURL();
  }, leave('file:///etc/passwd'));
  await said;
  expect(at).toBe(home);
  await ready(page);
});

test('an address that climbs out of ours leads nowhere', async ({ electron, page }) => {
  await ready(page);
  for (const address of ['app://../index.html', 'app://commissioner/../../../etc/passwd', 'app:///etc/passwd']) {
    const at = await electron.evaluate(async ({ webContents }, run) => {
      const [contents] = webContents.getAllWebContents();
      await contents?.executeJavaScript(run, true);
      return contents?.getURL();
    }, leave(address));
    expect(at).toMatch(/^app:\/\/commissioner\//);
  }
  const read = await page.evaluate(() =>
    Promise.all(
      ['app://../index.html', 'app:///etc/passwd', 'app://commissioner/..%5c..%5cpackage.json'].map((address) =>
        fetch(address).then(
          ({ status }) => status,
          () => 'refused',
        ),
      ),
    ),
  );
  expect(read).toEqual(['refused', 'refused', 404]);
});

test('a javascript: link does nothing', async ({ page }) => {
  await ready(page);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'javascript:void(document.title = "hostile")';
    document.body.append(link);
    link.click();
  });
  await expect(page).toHaveTitle('Commissioner');
  expect(page.url()).toBe(home);
});

test('no second window opens, and only a web page is handed to the browser', async ({ electron, page }) => {
  await ready(page);
  await electron.evaluate(({ shell }) => {
    const handed: string[] = [];
    Object.assign(globalThis, { handed });
    shell.openExternal = (address: string) => {
      handed.push(address);
      return Promise.resolve();
    };
  });
  await page.evaluate(() => {
    for (const address of ['https://ochno.com/', 'file:///etc/passwd', 'javascript:1', 'ms-settings:', 'about:blank'])
      window.open(address);
  });
  await expect
    .poll(() => electron.evaluate(() => (globalThis as unknown as { handed: string[] }).handed))
    .toEqual(['https://ochno.com/']);
  expect(electron.windows()).toHaveLength(1);
});

test('no webview is made', async ({ electron, page }) => {
  await ready(page);
  await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    document.body.append(view);
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  expect(await electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('nothing is downloaded', async ({ electron, page }) => {
  await ready(page);
  const refused = await electron.evaluate(
    async ({ session, webContents }, run) => {
      const refusal = new Promise<boolean>((resolve) =>
        session.defaultSession.on('will-download', (event) => resolve(event.defaultPrevented)),
      );
      await webContents.getAllWebContents()[0]?.executeJavaScript(run, true);
      return refusal;
    },
    `{
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['hostile']));
      link.download = 'hostile.txt';
      link.click();
    }`,
  );
  expect(refused).toBe(true);
});

/** With a camera and a microphone, as far as Chromium can tell: what is refused is refused for want of permission. */
const pretendedDevices = '--use-fake-device-for-media-stream';

test('every permission and device but the camera is refused', async ({ launch, folder }) => {
  const electron = await launch(path.join(folder, 'data'), pretendedDevices);
  await ready(await electron.firstWindow());
  // With a person's own gesture, as a button has.
  const answers = await electron.evaluate(
    ({ webContents }, run) => webContents.getAllWebContents()[0]?.executeJavaScript(run, true) as Promise<unknown>,
    `(async () => {
      const outcome = (wish) => Promise.resolve().then(wish).then(() => 'granted', (error) => error.name ?? 'refused');
      const media = navigator.mediaDevices;
      return {
        microphone: await outcome(() => media.getUserMedia({ audio: true })),
        both: await outcome(() => media.getUserMedia({ audio: true, video: true })),
        screen: await outcome(() => media.getDisplayMedia()),
        notifications: await Notification.requestPermission(),
        place: await outcome(() => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))),
        midi: await outcome(() => navigator.requestMIDIAccess({ sysex: true })),
        clipboard: await outcome(() => navigator.clipboard.readText()),
        fonts: await outcome(async () => { if ((await queryLocalFonts()).length === 0) throw new Error('none'); }),
        pointer: await outcome(() => new Promise((yes, no) => {
          document.onpointerlockchange = yes;
          document.onpointerlockerror = no;
          document.body.requestPointerLock().catch(no);
        })),
        usb: await outcome(() => navigator.usb.requestDevice({ filters: [] })),
        serial: await outcome(() => navigator.serial.requestPort()),
        hid: await outcome(async () => { if ((await navigator.hid.requestDevice({ filters: [] })).length === 0) throw new Error('none'); }),
      };
    })()`,
  );
  expect(Object.entries(answers as Record<string, string>).filter(([, answer]) => answer === 'granted')).toEqual([]);
  expect(answers).toMatchObject({
    microphone: 'NotAllowedError',
    both: 'NotAllowedError',
    screen: 'NotAllowedError',
    notifications: 'denied',
  });
});

test('the camera is granted to our own page, and not to a page in it', async ({ launch, folder }) => {
  const electron = await launch(path.join(folder, 'data'), pretendedDevices);
  const page = await electron.firstWindow();
  await ready(page);
  const seen = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const kinds = stream.getTracks().map(({ kind }) => kind);
    for (const track of stream.getTracks()) track.stop();
    return kinds;
  });
  expect(seen).toEqual(['video']);
  const inFrame = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const media = frame.contentWindow!.navigator.mediaDevices;
    return media.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'refused',
    );
  });
  expect(inFrame).toBe('refused');
});

test('a foreign page gets no answer from the bridge, even with our preload', async ({ electron, page }) => {
  await ready(page);
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<title>Foreign</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const preload = fileURLToPath(new URL('../../../out/preload/preload.cjs', import.meta.url));
  const opening = electron.waitForEvent('window');
  await electron.evaluate(
    ({ BrowserWindow }, given) => {
      const webPreferences = { preload: given.preload, contextIsolation: true, sandbox: true };
      void new BrowserWindow({ show: false, webPreferences }).loadURL(given.address);
    },
    { address, preload },
  );
  const foreign = await opening;
  await foreign.waitForLoadState();
  // Its preload posts a port once the page has loaded; it is loaded again with somebody listening.
  await foreign.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.addEventListener('message', ({ ports: [port] }) => {
      if (!port) return;
      heard.push('port');
      port.addEventListener('close', () => heard.push('closed'));
      port.addEventListener('message', () => heard.push('answer'));
      port.start();
      port.postMessage({ i: '1', p: { u: 'http://orpc/about', b: {} } });
    });
  });
  await foreign.reload();
  await expect
    .poll(() => foreign.evaluate(() => (window as typeof window & { heard: string[] }).heard))
    .toEqual(['port', 'closed']);
  server.close();
});
