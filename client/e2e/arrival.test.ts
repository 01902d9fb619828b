// The way from the page's address to the first visit, and parts of the page that come after it: nothing jumps, no key is lost, and
// what can't be fetched can be fetched again.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SIZES } from './reached.ts';
import { app, browser } from './running.ts';
import { finished, quick } from './stage.ts';
import { holdBack } from './wire.ts';

/** A page on its way, as somebody has it who took the tour before. */
async function arriving(
  viewport: { width: number; height: number },
  prepare: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.addInitScript(() => localStorage.setItem('sessionscope.tour.v1', 'true'));
  await prepare(page);
  await page.goto(app.url);
  return page;
}

const usable = (page: Page) => quick(page, 'Visit /').and(page.locator(':enabled')).waitFor();

const palette = (page: Page) => page.getByRole('dialog', { name: 'Do anything' }).getByRole('combobox');

/** What is fetched by such a name comes once it is let through. */
function hold(name: RegExp) {
  let come = () => {};
  const coming = new Promise<void>((resolve) => {
    come = resolve;
  });
  const prepare = (page: Page) =>
    page.route(name, async (route) => {
      await coming;
      await route.continue();
    });
  return { prepare, come };
}

/** From when the fonts are there, notes what moves without being touched. */
async function watchShifts(): Promise<void> {
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const moved: string[] = [];
  Object.assign(globalThis, { moved });
  const named = (source: object): string => {
    const node: unknown = Reflect.get(source, 'node');
    const element = node instanceof Element ? node : null;
    return element === null ? 'a text, or what is gone' : `${element.tagName}.${element.className}`;
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const sources: unknown = Reflect.get(entry, 'sources');
      moved.push(...(Array.isArray(sources) ? sources : []).map(named));
    }
  }).observe({ type: 'layout-shift' });
}

describe('while the page connects and its parts come', () => {
  it.each(SIZES)('nothing jumps at $width×$height', async (size) => {
    let connect = () => {};
    const page = await arriving(size, async (coming) => {
      connect = await holdBack(coming);
    });
    await page.locator('.quick > .btn:disabled').first().waitFor();
    await page.evaluate(watchShifts);
    const places = () =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll(
            '.top-bar > *, .side, .frame-stage, .frame-time, .window, .quick > .btn, .rack, .cabinet, .jar',
          ),
        ]
          .filter((element) => {
            const [drawn] = element.getClientRects();
            return drawn !== undefined && drawn.top < innerHeight;
          })
          .map((element) => {
            const { left, top } = element.getBoundingClientRect();
            return `${element.className} at ${Math.round(left)}, ${Math.round(top)}`;
          }),
      );
    const before = await places();
    connect();
    await usable(page);
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await places()).toEqual(before);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'moved'))).toEqual([]);
    await page.close();
  });
});

const [DESK = { width: 1440, height: 900 }] = SIZES;

describe('a key', () => {
  it.each([
    ['v', (page: Page) => finished(page, 1)],
    ['Control+k', (page: Page) => palette(page).waitFor()],
    ['/', (page: Page) => page.locator(':focus[role="combobox"]').waitFor()],
  ])('%s that is pressed before what answers it is here is answered then', async (key, answered) => {
    const held = hold(/timelineParts/);
    const page = await arriving(DESK, held.prepare);
    await usable(page);
    await page.keyboard.press(key);
    held.come();
    await answered(page);
    await page.close();
  });
});

describe('a part of the page that could not be fetched', () => {
  it('says so in its place, and comes when it is asked for again', async () => {
    const page = await arriving(DESK, (opened) => opened.route(/optionParts/, (route) => route.abort()));
    const options = page.getByRole('complementary', { name: 'Options' });
    await options.getByRole('alert').getByText('could not be loaded').waitFor();
    await page.unroute(/optionParts/);
    await options.getByRole('button', { name: 'Try again' }).click();
    await options.getByRole('switch', { name: 'resave', exact: true }).waitFor();
    await page.close();
  });

  it('says so over the page where it was to open there, and opens when it is asked for again', async () => {
    let asked: Promise<unknown> = Promise.resolve();
    const page = await arriving(DESK, (opened) => {
      asked = opened.waitForEvent('requestfailed', (request) => request.url().includes('Palette'));
      return opened.route(/Palette/, (route) => route.abort());
    });
    // Nobody else asks for it again.
    await asked;
    await page.keyboard.press('Control+k');
    const missing = page.getByRole('dialog', { name: 'Not loaded' });
    await missing.waitFor();
    await page.unroute(/Palette/);
    await missing.getByRole('button', { name: 'Try again' }).click();
    await palette(page).waitFor();
    await page.close();
  });
});

describe('a part of the page that takes long', () => {
  it('is said to be on its way, and opens', async () => {
    const held = hold(/Palette/);
    const page = await arriving(DESK, held.prepare);
    await usable(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Loading' }).waitFor();
    held.come();
    await palette(page).waitFor();
    await page.close();
  });
});
