// The explanation of a decision, in a real browser: its way through the tree, the line of the app, what a session was before and
// is after, and what becomes of a record that is destroyed; and that all of it is in sight.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { objections } from './axe.ts';
import { app, browser } from './running.ts';
import { backTo, press, quick, rendered, store } from './stage.ts';

async function loggedIn(page: Page): Promise<void> {
  await quick(page, 'Log in').click();
  await rendered(page).getByText('Welcome, user1.').waitFor();
}

it.each(['light', 'dark'] as const)(
  'tells the way of a decision and the line behind it, %s',
  async (colorScheme) => {
    const { page, problems } = await openVisitor(browser, app, { colorScheme });
    await loggedIn(page);
    await backTo(page, 1, 'Why save?');
    const why = page.getByRole('article', { name: 'Why save?' });
    const way = why.getByRole('list', { name: 'Conditions, in the order in which they were asked' });
    expect(await way.getByRole('listitem').last().innerText()).toBe('save');
    await way.getByText('false → skip').waitFor();
    const lines = why.getByRole('region', { name: 'In your app' });
    expect(await lines.innerText()).toMatch(/login\/keepId\.ts:\d+\s+req\.session\.userid = username;/);
    expect(await objections(page, '.stage', 'all')).toEqual([]);
    await why.getByRole('button', { name: 'Whole tree' }).click();
    await why.getByRole('button', { name: 'Back to the stage', expanded: true }).waitFor();
    expect(await why.locator('svg.tree').isVisible()).toBe(true);
    expect(await objections(page, '.stage', 'all')).toEqual([]);
    await page.keyboard.press('Escape');
    await why.getByRole('button', { name: 'Whole tree', expanded: false }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

it('shows a destroyed record once more, as it goes, and what was in it', async () => {
  const { page } = await openVisitor(browser, app);
  await loggedIn(page);
  await quick(page, 'Log out').click();
  await rendered(page).getByRole('heading', { name: 'Log in' }).waitFor();
  await backTo(page, 3, 'What did your handler do?');
  const why = page.getByRole('article', { name: 'What did your handler do?' });
  await why.getByText('userid', { exact: true }).waitFor();
  await why.getByText('gone', { exact: true }).waitFor();
  const leaving = store(page).getByRole('listitem').filter({ hasText: 'destroy' });
  for (let steps = 0; steps < 10 && !(await leaving.isVisible()); steps++)
    await page.getByRole('button', { name: 'Step back' }).click();
  await leaving.getByRole('img', { name: 'not held here' }).waitFor();
  await page.getByRole('button', { name: 'Step forward' }).click();
  await leaving.waitFor({ state: 'detached' });
  await page.context().close();
});

it('has the whole way in sight at 1440×900, and what the column has room for in a lower window, when a login is saved', async () => {
  const { page } = await openVisitor(browser, app);
  await loggedIn(page);
  await backTo(page, 1, 'What went back?');
  const why = page.locator('.why-lit[aria-label="Why save?"]');
  for (let back = 0; back < 8 && !(await why.isVisible()); back++) await press(page, 'Step back');
  await why.getByText('false → savedBefore?').waitFor();
  const beyond = () => why.evaluate((card) => card.scrollHeight - card.clientHeight);
  expect(await beyond()).toBe(0);
  await page.setViewportSize({ width: 1440, height: 800 });
  const isFull = () =>
    why.evaluate((card) => {
      const column = card.closest('.wire') ?? card;
      return Math.abs(card.getBoundingClientRect().bottom - column.getBoundingClientRect().bottom) < 2;
    });
  expect((await beyond()) === 0 || (await isFull())).toBe(true);
  await page.context().close();
});

it('keeps a station’s id beside the hand that holds requests there, however low and narrow the window', async () => {
  const { page } = await openVisitor(browser, app);
  await quick(page, 'Visit /').click();
  await backTo(page, 1, 'Which session is it?');
  const station = page.getByRole('listitem').filter({ hasText: 'Generate session' });
  for (const [width, height] of [
    [1440, 800],
    [1440, 900],
    [1024, 768],
    [945, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    const chip = await station.locator('.sid').boundingBox();
    const hand = await station.getByRole('button', { name: 'Hold at Load session' }).boundingBox();
    expect(chip).not.toBeNull();
    expect((chip?.x ?? 0) + (chip?.width ?? 0)).toBeLessThanOrEqual(hand?.x ?? 0);
  }
  await page.context().close();
});
