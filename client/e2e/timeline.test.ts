// The rows of the timeline and the slider above them: what follows, what fits. What they say is in the other files.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, press, quick, row } from './stage.ts';
import { strangePage } from './strangePage.ts';

const FILLS = 14;

async function visited(page: Page, sandboxUrl: string): Promise<void> {
  await quick(page, 'Visit /').waitFor();
  for (let sent = 0; sent < FILLS; sent++) await fetch(`${sandboxUrl}/profile`);
  await row(page, FILLS).waitFor();
}

/** Sends one more request and waits until the list has its row, in sight or not. */
async function oneMore(page: Page, sandboxUrl: string): Promise<void> {
  const table = page.getByRole('treegrid', { name: 'Exchanges' });
  const rows = Number(await table.getAttribute('aria-rowcount'));
  await fetch(`${sandboxUrl}/profile`);
  await page.locator(`.log table[aria-rowcount="${rows + 1}"]`).waitFor();
}

/** px of the list that lie below what is in sight. */
const below = (page: Page): Promise<number> =>
  page
    .locator('.log-scroller')
    .evaluate(({ scrollHeight, scrollTop, clientHeight }) =>
      Math.round(scrollHeight - scrollTop - clientHeight),
    );

describe('the rows', () => {
  it('stay at the newest when their frame becomes lower and higher, and follow what comes then', async () => {
    const { page, sandboxUrl } = await openVisitor(browser, app, { viewport: { width: 1440, height: 900 } });
    await visited(page, sandboxUrl);
    for (const height of [720, 900, 700]) {
      await page.setViewportSize({ width: 1440, height });
      await expect.poll(() => below(page)).toBe(0);
      await oneMore(page, sandboxUrl);
    }
    await row(page, FILLS + 3).waitFor();
    await expect.poll(() => below(page)).toBe(0);
    await page.context().close();
  });

  it('stay where a person went up to, whatever comes and however high they are', async () => {
    const { page, sandboxUrl } = await openVisitor(browser, app, { viewport: { width: 1440, height: 900 } });
    await visited(page, sandboxUrl);
    await page.locator('.log-scroller').hover();
    await page.mouse.wheel(0, -2000);
    await row(page, 1).waitFor();
    await page.setViewportSize({ width: 1440, height: 720 });
    await oneMore(page, sandboxUrl);
    expect(await below(page)).toBeGreaterThan(200);
    await page.context().close();
  });

  it('have room for the time in a language of longer words', async () => {
    const { page } = await openVisitor(browser, app, {}, undefined, strangePage);
    await quick(page, 'Visit /').click();
    await finished(page, 1);
    const time = row(page, 1).locator('td').nth(1);
    expect(await time.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0);
    await page.context().close();
  });
});

describe('the timeline', () => {
  it('has its place on the page before it is fetched', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let count = 0;
    await page.route(/timelineParts/, async (route) => {
      count++;
      await held;
      await route.continue();
    });
    await page.goto(app.url);
    await quick(page, 'Visit /').waitFor();
    await page.locator('.timeline[aria-busy]').waitFor();
    const top = () => page.locator('.timeline').evaluate((part) => part.getBoundingClientRect().top);
    const before = await top();
    release();
    await page.getByLabel('Speed').waitFor();
    expect(await top()).toBe(before);
    expect(count).toBeGreaterThan(0);
    await context.close();
  });
});

describe('the slider of moments', () => {
  it('shows as many exchanges as it has room for, none on top of another', async () => {
    const { page, sandboxUrl } = await openVisitor(browser, app, { viewport: { width: 1440, height: 900 } });
    await visited(page, sandboxUrl);
    await press(page, 'Pause');
    const slider = page.getByRole('slider', { name: 'Moment on the stage' });
    for (let back = 0; back < FILLS; back++) await slider.press('PageUp');
    const found: string[] = [];
    for (let on = 0; on < FILLS; on++) {
      found.push(...(await slider.evaluate(crowded)));
      await slider.press('PageDown');
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
});

/** Runs in the page: what of the slider lies on what is before it, or has no room for its number. */
function crowded(slider: Element): string[] {
  const parts = [...slider.querySelectorAll('.scrub-more, .scrub-exchange, .scrub-steps > i')];
  return parts.flatMap((part, at) => {
    const before = parts[at - 1]?.getBoundingClientRect().right ?? Number.NEGATIVE_INFINITY;
    const isOn = part.getBoundingClientRect().left < before - 0.5;
    const isCut = part.scrollWidth > part.clientWidth && part.textContent !== '';
    return isOn || isCut ? [`${part.className} ${part.textContent}`] : [];
  });
}
