// What a browser fetches before a newcomer can make the first visit, and that the rest comes by itself after that.

import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';

const BUDGET_BYTES = 200_000;

let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test('the first visit needs at most 200 kB of gzipped script; the rest comes by itself, and works without a server', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    localStorage.setItem('sessionscope.tour.v1', 'true');
    const look = () => {
      const visit = [...document.querySelectorAll('button')].find(
        ({ textContent, disabled }) => textContent === 'Visit /' && !disabled,
      );
      if (visit === undefined) return;
      observer.disconnect();
      performance.mark('usable');
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Visit /', exact: true }).waitFor();
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  const before = await page.evaluate(() => {
    const usable = performance.getEntriesByName('usable')[0]?.startTime ?? 0;
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= usable)
      .map(({ name }) => name);
  });
  expect(before.length).toBeGreaterThan(0);
  const sizes = await Promise.all(
    before.map(async (address) => gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer())).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BUDGET_BYTES);

  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/Palette-')),
  );
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Do anything' }).getByRole('combobox').waitFor();
  await context.close();
});
