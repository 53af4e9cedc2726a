// The screens' own words by their path, so that one flow can be walked in every language.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, type Page } from '@playwright/test';

const source = fileURLToPath(new URL('../../renderer/src', import.meta.url));

export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Throws where there is no such sentence: a flow can't look for what the screens don't say. */
export function wordsIn(language: 'en' | 'sv'): Say {
  const files = globSync(`{app,features/*}/words/${language}.json`, { cwd: source });
  const all = Object.assign(
    {},
    ...files.map((file) => JSON.parse(readFileSync(path.join(source, file), 'utf8')) as object),
  ) as object;
  return (key, params = {}) => {
    const found = key
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], all);
    if (typeof found !== 'string') throw new Error(`the screens have no words ${key}`);
    const forms = found.split(' | ');
    const form = forms[params['count'] === 1 ? 0 : forms.length - 1] ?? found;
    return form
      .replace(/\{'(.*?)'\}/g, '$1')
      .replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}

/** The screens in this language, chosen as a person chooses it. */
export async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate(() => (window.location.hash = '#/settings?section=general'));
  await page.locator('main select').nth(0).selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}
