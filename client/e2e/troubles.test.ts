// What a person sees of the page when something is not as it should be: that it is said where they look, that nothing else says the
// opposite, and that words which take more room than English find it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './app.ts';
import { faultsOf } from './measure.ts';
import { atSize, reached, SIZES } from './reached.ts';
import { app, browser } from './running.ts';
import { STATES } from './states.ts';
import { strangePage } from './strangePage.ts';

const PHONE = { width: 390, height: 844 };

function stateOf(name: string) {
  const state = STATES.find((each) => each.name === name);
  if (state === undefined) throw new Error(`There is no state “${name}”.`);
  return state;
}

describe('a page that is refused', () => {
  const state = stateOf('refused');
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await reached(browser, app, state);
  });
  afterAll(() => visitor.page.context().close());

  it('says so at the server, and offers nothing that nobody would answer', async () => {
    const { page } = visitor;
    await atSize(page, state, { width: 1280, height: 720 });
    const server = page.getByRole('region', { name: 'Server', exact: true });
    await server.getByText('not for this page').waitFor();
    expect(await server.getByRole('combobox', { disabled: false }).count()).toBe(0);
    expect(await page.getByRole('region', { name: 'Start here' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Options' }).click();
    expect(await page.getByRole('switch').count()).toBe(0);
  });

  it('says so first on a phone', async () => {
    const { page } = visitor;
    await atSize(page, state, PHONE);
    const { bottom } = await seen(visitor, 'There is no sandbox for this page');
    expect(bottom).toBeLessThan(PHONE.height / 2);
  });
});

describe('a crash', () => {
  it.each([
    ['at its beginning', 0],
    ['far below', 1200],
  ])('comes into view on a phone that shows the stage %s', async (_, down) => {
    const visitor = await reached(browser, app, stateOf('settled'));
    await visitor.page.setViewportSize(PHONE);
    await visitor.page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), down);
    app.crash();
    await visitor.page.getByRole('article', { name: 'The server crashed' }).waitFor();
    await visitor.page.waitForFunction(() => {
      const { top = -1, bottom = Number.POSITIVE_INFINITY } =
        document.querySelector('.plate-news')?.getBoundingClientRect() ?? {};
      const dock = document.querySelector('.frame-time')?.getBoundingClientRect().top ?? 0;
      return top >= 0 && bottom <= dock;
    });
    await visitor.page.context().close();
  });
});

/** Where the card of that title stands in the window. */
async function seen({ page }: Visitor, title: string): Promise<{ bottom: number }> {
  const box = await page.getByRole('article', { name: title }).boundingBox();
  if (box === null) throw new Error(`Nowhere is “${title}”.`);
  return { bottom: box.y + box.height };
}

describe('words that are longer than English ones', () => {
  it.each(['fresh', 'connecting'])('find room: %s', async (name) => {
    const state = stateOf(name);
    const { page } = await reached(browser, app, state, strangePage);
    const found: string[] = [];
    for (const size of SIZES) {
      await atSize(page, state, size);
      found.push(...(await faultsOf(page)).map((fault) => `${size.width}: ${fault}`));
    }
    // Between these the bar has to find out by itself how much of it fits.
    for (const width of [1600, 1400, 1200, 940, 760]) {
      await atSize(page, state, { width, height: 900 });
      const faults = (await faultsOf(page)).filter((fault) => fault.includes('top-bar'));
      found.push(...faults.map((fault) => `${width}: ${fault}`));
    }
    expect(found).toEqual([]);
    await page.context().close();
  });

  it('give way in the bar to what comes, and come back', async () => {
    const { page } = await reached(browser, app, stateOf('findings'));
    const buttons = page.getByRole('navigation', { name: 'Sandbox' });
    await page.getByRole('button', { name: /^\d+ findings?$/ }).waitFor();
    await buttons.waitFor();
    await page.setViewportSize({ width: 1100, height: 900 });
    await page.getByRole('button', { name: 'More', exact: true }).waitFor();
    expect(await buttons.count()).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await buttons.waitFor();
    expect(await page.getByRole('button', { name: 'More', exact: true }).count()).toBe(0);
    await page.context().close();
  });
});
