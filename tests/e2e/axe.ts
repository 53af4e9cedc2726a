// What axe finds on a screen, of any severity. One page is kept, so axe is put there once, and the colours of the other themes are
// looked at without asking again what no theme changes.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import { expect, type Page } from '@playwright/test';
import type { AxeResults, ContextSpec, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const themes = ['light', 'dark', 'contrast'] as const;
/** Axe's rules of the category colour that it runs by itself. */
const colourRules = ['color-contrast', 'link-in-text-block'] as const;

interface Looked {
  /** A selector; the whole page without one. */
  readonly within?: string;
  /** There is a picture whose end axe would wait for. */
  readonly moving?: boolean;
  /** The same screen in another language: its colours have been looked at. */
  readonly again?: boolean;
}

/** Finds nothing in any theme, and leaves the page in the theme it had. */
export async function expectNoViolations(page: Page, looked: Looked = {}): Promise<void> {
  const chosen = await page.locator('html').getAttribute('data-theme');
  for (const theme of looked.again ? themes.slice(0, 1) : themes) {
    await put(page, theme);
    const all = theme === themes[0];
    expect((await violations(page, looked, all)).map((said) => `${theme} ${said}`)).toEqual([]);
  }
  await put(page, chosen ?? '');
}

async function put(page: Page, theme: string): Promise<void> {
  await page.evaluate((to) => void (document.documentElement.dataset['theme'] = to), theme);
  // Buttons move from one colour to the other.
  await page.waitForFunction(() => document.getAnimations().length === 0);
}

async function violations(page: Page, { within, moving }: Looked, all: boolean): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    preload: !moving,
    ...(all ? {} : { runOnly: { type: 'rule', values: [...colourRules] } }),
  };
  const found = await page.evaluate(
    ([context, chosen]) =>
      (globalThis as unknown as { axe: { run(at: ContextSpec, how: RunOptions): Promise<AxeResults> } }).axe.run(
        context ?? (document as unknown as ContextSpec),
        chosen,
      ),
    [within, options] as const,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
