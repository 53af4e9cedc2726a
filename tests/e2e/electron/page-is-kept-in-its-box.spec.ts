// What a hostile page or link would try in the real window, and does not get. docs/security.md, item by item.

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
    expect(policy).not.toContain('unsafe');
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

test('permissions and devices are refused', async ({ page }) => {
  await ready(page);
  const states = await page.evaluate(async () => {
    const media = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'refused',
    );
    const notifications = await Notification.requestPermission();
    const place = await navigator.permissions.query({ name: 'geolocation' });
    return { media, notifications, place: place.state };
  });
  expect(states).toEqual({ media: 'refused', notifications: 'denied', place: 'denied' });
});
