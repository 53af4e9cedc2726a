// Which addresses and frames pass for the product's own, with the tricks that hostile ones try.

import { describe, expect, test } from 'vitest';

import { isOwnAddress, isOwnPage } from '../../../electron/main/own-page.ts';
import { isWebPage, openWebPage } from '../../../electron/main/security/external-links.ts';
import { refuseForeign } from '../../../electron/main/security/navigation.ts';

const own = ['app://commissioner/', 'app://commissioner/index.html', 'app://commissioner/index.html#/verify?socket=07'];
const foreign = [
  '',
  'nonsense',
  'about:blank',
  'app://commissioner.evil.example/index.html',
  'app://evil.example/commissioner',
  'app://evil@commissioner/',
  'app://commissioner:81/',
  'app:/commissioner/index.html',
  'appx://commissioner/',
  'blob:app://commissioner/2f1c',
  'data:text/html,<script>1</script>',
  'file:///etc/passwd',
  'http://commissioner/',
  'https://ochno.com/',
  'javascript:alert(1)',
];

describe('the product’s own page', () => {
  test.each(own)('%s is its own', (address) => expect(isOwnAddress(address)).toBe(true));
  test.each(foreign)('%s is not', (address) => expect(isOwnAddress(address)).toBe(false));

  test.each([
    { from: 'the window’s page', frame: { url: own[1]!, parent: null }, own: true },
    { from: 'a frame inside it', frame: { url: own[1]!, parent: {} }, own: false },
    { from: 'a foreign page', frame: { url: 'https://ochno.com/', parent: null }, own: false },
    { from: 'a frame that is gone', frame: null, own: false },
    { from: 'no frame at all', frame: undefined, own: false },
  ])('a message from $from: taken is $own', ({ frame, own: taken }) => expect(isOwnPage(frame)).toBe(taken));
});

describe('leaving the page', () => {
  const refusedOf = (url: string): boolean => {
    let refused = false;
    refuseForeign({
      url,
      preventDefault: () => {
        refused = true;
      },
    });
    return refused;
  };
  test.each(own)('to %s is allowed', (address) => expect(refusedOf(address)).toBe(false));
  test.each(foreign)('to %s is refused', (address) => expect(refusedOf(address)).toBe(true));
});

describe('what is handed to the person’s own browser', () => {
  const handed = (address: string): string[] => {
    const opened: string[] = [];
    openWebPage(address, (url) => opened.push(url));
    return opened;
  };
  test.each(['https://ochno.com/', 'http://192.168.1.10:8080/hub'])('%s is', (address) =>
    expect(handed(address)).toEqual([address]),
  );
  test.each([
    ...foreign.filter((address) => !/^https?:/.test(address)),
    'ms-settings:privacy',
    'smb://server/share',
    'https://name:password@ochno.com/',
    'mailto:someone@example.com',
  ])('%s is not', (address) => {
    expect(isWebPage(address)).toBe(false);
    expect(handed(address)).toEqual([]);
  });
});
