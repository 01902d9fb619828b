// For everyone: contrast, names and roles by axe, no sideways scroll, a floor for text, everything by keyboard.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitor, type RunningApp, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { finished, quick, rendered, row } from './stage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];
const TEXT_FLOOR_PX = 12.9;

let browser: Browser;
let app: RunningApp;

beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startApp()]);
});

afterAll(async () => {
  await Promise.all([browser.close(), app.stop()]);
});

/** What axe finds against WCAG 2.2 AA, as "rule: element". */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results: AxeResults = await page.evaluate(() =>
    Reflect.get(window, 'axe').run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      iframes: false,
    }),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
}

/** Visible text smaller than the floor, and whether the page scrolls sideways. */
function measure(page: Page): Promise<{ small: string[]; sideways: number; shapeless: number }> {
  return page.evaluate((floor) => {
    const small: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || !element.checkVisibility()) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < floor && element.closest('.vh') === null) small.push(`${text} (${size}px)`);
    }
    const chips = [...document.querySelectorAll('.sid')];
    return {
      small,
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      shapeless: chips.filter((chip) => chip.querySelector('svg path') === null).length,
    };
  }, TEXT_FLOOR_PX);
}

/** States by name, each from what a newcomer sees. */
const STATES: Record<string, (page: Page) => Promise<void>> = {
  fresh: async () => {},
  'after a login': async (page) => {
    await quick(page, 'Log in').click();
    await rendered(page).getByText('Welcome, user1.').waitFor();
  },
  'looking at the past': async (page) => {
    await quick(page, 'Visit /').click();
    await rendered(page).getByRole('heading', { name: 'Log in' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Step back' }).click();
    await page.getByText('Looking at the past').waitFor();
  },
};

describe.each(Object.entries(STATES))('the screen, %s', (_name, reach) => {
  it.each(
    SIZES.flatMap((viewport) =>
      (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
    ),
  )(
    'at $viewport.width×$viewport.height in $colorScheme has nothing that axe objects to, no sideways scroll and no tiny text',
    async ({ viewport, colorScheme }) => {
      const { page, problems } = await openVisitor(browser, app, {
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
      });
      await reach(page);
      expect(await findings(page)).toEqual([]);
      expect(await measure(page)).toEqual({ small: [], sideways: 0, shapeless: 0 });
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );
});

describe('by keyboard alone', () => {
  it('a learner sends the first request, steps through it and opens its events', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Visit /').focus();
    await page.keyboard.press('Enter');
    await finished(page, 1);
    await row(page, 1).getByRole('button', { name: 'Show exchange 1' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('The request arrives').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('button:focus', { hasText: 'Show event' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Looking at the past').waitFor();
    await page.getByRole('button', { name: 'Back to live' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Looking at the past').waitFor({ state: 'detached' });
  });

  it('reaches every control with Tab, and each shows its focus', async () => {
    const { page } = await openVisitor(browser, app);
    const seen = new Set<string>();
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        // A row of the timeline draws the ring of its button around all of itself.
        const rings = [undefined, '::after'].map((part) => getComputedStyle(element, part));
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? element.tagName;
        const ring = rings.some(
          ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
        );
        return { name, ring, tag: element.tagName };
      });
      if (focused === null) break;
      if (focused.tag !== 'IFRAME' && focused.tag !== 'INPUT') expect(focused.ring, focused.name).toBe(true);
      seen.add(focused.name);
    }
    for (const name of ['Visit /', 'Log in', 'Add a browser', '+1 h', 'resave', 'Pause'])
      expect([...seen]).toContain(name);
  });
});
