// What helps a person around the page: palette, shortcuts and their sheet, the tour, the log, panels that stay as they were
// left, projector mode; by role and name, and by keyboard.

import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { objections } from './axe.ts';
import { app, browser } from './running.ts';
import { finished, options, quick, rendered } from './stage.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Do anything' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const tour = (page: Page) => page.getByRole('dialog', { name: 'Tour' });

/** Finds an action by what somebody would type, and does it at once. */
async function act(page: Page, typed: string): Promise<void> {
  // After a reload the keys come with the timeline.
  await page.getByLabel('Speed').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+k');
  await palette(page).getByRole('combobox', { name: 'Do anything' }).waitFor();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await palette(page).waitFor({ state: 'hidden' });
}

/** A page that nobody opened before, with motion reduced: the tour begins. */
async function openNewcomer(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(app.url);
  await tour(page).getByText('Tour, 1 of 3').waitFor();
  const speed = page.getByLabel('Speed');
  await speed.waitFor({ state: 'attached' });
  // A phone has no room for it.
  if (await speed.isVisible()) await speed.selectOption({ label: '8×' });
  return page;
}

describe('the palette', () => {
  it('does what is typed: a request, an option, the clock, and gives the focus back', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('combobox', { name: 'Do anything' }).fill('bob login');
    await palette(page).getByRole('option', { name: 'Bob: Log in', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    expect(await finished(page, 1)).toMatchObject({ browser: 'Bob', request: 'POST /user' });
    await act(page, 'resave');
    await options(page).getByRole('switch', { name: 'resave', checked: true }).waitFor();
    await page.getByRole('button', { name: 'Commands' }).click();
    await palette(page).getByRole('combobox', { name: 'Do anything' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('button:focus[aria-label="Commands"]').waitFor();
    await act(page, 'keyboard');
    await sheet(page).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('begins at the top of what it finds, however far it was scrolled before', async () => {
    const { page } = await openVisitor(browser, app);
    await page.keyboard.press('Control+k');
    const first = palette(page).getByRole('option').first();
    await first.waitFor();
    await page.keyboard.press('End');
    await expect
      .poll(() => first.evaluate((option) => option.closest('.palette-list')?.scrollTop))
      .not.toBe(0);
    await page.keyboard.type('exp');
    await palette(page).getByRole('option', { name: 'cookie.maxAge: 1 hour' }).waitFor();
    await expect.poll(() => first.evaluate((option) => option.closest('.palette-list')?.scrollTop)).toBe(0);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to in %s, nor has the sheet',
    async (colorScheme) => {
      const { page } = await openVisitor(browser, app, { colorScheme, reducedMotion: 'reduce' });
      await page.keyboard.press('Control+k');
      await palette(page).getByRole('option').first().waitFor();
      expect(await objections(page)).toEqual([]);
      await page.keyboard.type('zzzz');
      await palette(page).getByText('Nothing is called that').waitFor();
      expect(await objections(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await sheet(page).waitFor();
      expect(await objections(page)).toEqual([]);
      await page.context().close();
    },
  );
});

describe('single keys', () => {
  it('work outside of text fields, are typed in them, and can be switched off for good', async () => {
    const { page } = await openVisitor(browser, app);
    await page.keyboard.press('v');
    await finished(page, 1);
    await page.keyboard.press(',');
    await page.getByText('Looking at the past').waitFor();
    await page.keyboard.press('g');
    await page.getByText('Looking at the past').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type('vg');
    expect(await page.locator('input:focus').inputValue()).toBe('vg');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Commands' }).focus();
    await page.keyboard.press('?');
    await sheet(page).getByRole('switch', { name: 'Single-key shortcuts' }).click();
    await page.keyboard.press('Escape');
    await page.reload();
    await quick(page, 'Visit /').waitFor();
    await page.keyboard.press('?');
    await act(page, 'keyboard');
    await sheet(page).getByRole('switch', { name: 'Single-key shortcuts', checked: false }).waitFor();
    await page.context().close();
  });
});

describe('the tour', () => {
  it('goes on by the real buttons, ends, and doesn’t come again unless it is asked for', async () => {
    const page = await openNewcomer();
    expect(await objections(page)).toEqual([]);
    // One thing at a time asks to be pressed.
    expect(await page.getByRole('button', { name: 'Visit / as Alice' }).count()).toBe(0);
    await quick(page, 'Visit /').click();
    await tour(page).getByText('Tour, 2 of 3').waitFor();
    await quick(page, 'Log in').click();
    await tour(page).getByText('Tour, 3 of 3').waitFor();
    await page.getByRole('button', { name: 'Step back' }).click();
    await tour(page).getByRole('heading', { name: 'That is the round trip' }).waitFor();
    await tour(page).getByRole('button', { name: 'Back to live' }).click();
    await tour(page).waitFor({ state: 'detached' });
    await act(page, 'reset');
    await page.getByRole('button', { name: 'Reset it' }).click();
    await page.reload();
    await page.getByText('First steps: 0 of 4 done').waitFor();
    expect(await tour(page).count()).toBe(0);
    await act(page, 'tour');
    await tour(page).getByText('Tour, 1 of 3').waitFor();
    await page.context().close();
  });

  it('is driven by keyboard alone: Tab goes through the page as ever, Escape ends it', async () => {
    const page = await openNewcomer();
    const tabTo = async (button: Locator) => {
      for (let presses = 0; presses < 90; presses++) {
        await page.keyboard.press('Tab');
        if (await button.evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error(`Tab doesn’t lead to ${button}`);
    };
    await tabTo(tour(page).getByRole('button', { name: 'Skip the tour' }));
    await tabTo(quick(page, 'Visit /'));
    await page.keyboard.press('Enter');
    await tour(page).getByText('Tour, 2 of 3').waitFor();
    await tabTo(quick(page, 'Log in'));
    await page.keyboard.press('Enter');
    await tour(page).getByText('Tour, 3 of 3').waitFor();
    await tabTo(page.getByRole('button', { name: 'Step back' }));
    await page.keyboard.press('Enter');
    await tour(page).getByRole('heading', { name: 'That is the round trip' }).waitFor();
    await page.keyboard.press('Escape');
    await tour(page).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('stands on a phone where all of it can be read, at each of its steps', async () => {
    const page = await openNewcomer({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const isInSight = async () => {
      const box = await tour(page).boundingBox();
      expect(box).not.toBeNull();
      if (box === null) return;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(390);
      expect(box.y + box.height).toBeLessThanOrEqual(844);
    };
    await isInSight();
    await quick(page, 'Visit /').tap();
    await tour(page).getByText('Tour, 2 of 3').waitFor();
    await isInSight();
    await quick(page, 'Log in').tap();
    await tour(page).getByText('Tour, 3 of 3').waitFor();
    await isInSight();
    await page.getByRole('button', { name: 'Step back' }).tap();
    await tour(page).getByRole('heading', { name: 'That is the round trip' }).waitFor();
    await isInSight();
    await page.context().close();
  });

  it('leaves in sight what it tells to look at: the wire, the decision, the server', async () => {
    const page = await openNewcomer();
    const hint = await tour(page).boundingBox();
    const wire = await page.getByRole('region', { name: 'Wire' }).boundingBox();
    expect((hint?.x ?? 0) + (hint?.width ?? 0)).toBeLessThanOrEqual(wire?.x ?? 0);
    await page.context().close();
  });

  it('is skipped by its button, and stays away; a lesson’s link never shows it', async () => {
    const page = await openNewcomer();
    await tour(page).getByRole('button', { name: 'Skip the tour' }).click();
    await tour(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Visit / as Alice' }).waitFor();
    await page.reload();
    await page.getByText('First steps: 0 of 4 done').waitFor();
    expect(await tour(page).count()).toBe(0);
    await page.context().close();

    const linked = await (await browser.newContext()).newPage();
    await linked.goto(`${app.url}/#lesson=quiet-request`);
    await linked.getByRole('button', { name: 'Begin' }).waitFor();
    expect(await tour(linked).count()).toBe(0);
    await linked.context().close();
  });
});

describe('the log', () => {
  it('tells every step, also to a screen reader, and also with reduced motion', async () => {
    const { page } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
    await page.keyboard.press('h');
    const log = page.getByRole('region', { name: 'Log' });
    await log.getByText('Sandbox started.').waitFor();
    await quick(page, 'Log in').click();
    await rendered(page).getByText('Welcome, user1.').waitFor();
    await log
      .getByText(/^Step 5 of 7, Save: The record is written to the store.*Session .{4}, diamond\.$/)
      .waitFor();
    await page
      .getByRole('log', { name: 'Steps of the stage' })
      .getByText('Alice shows the page.')
      .waitFor({ state: 'attached' });
    expect(await objections(page)).toEqual([]);
    await page.context().close();
  });
});

describe('what a person chose', () => {
  it('of the panels is there after a reload: their sizes, and what is folded', async () => {
    const { page, problems } = await openVisitor(browser, app);
    const edge = page.getByRole('separator', { name: 'Width of Options' });
    const width = async () => Number(await edge.getAttribute('aria-valuenow'));
    expect(await width()).toBe(312);
    await edge.focus();
    await page.keyboard.press('ArrowRight');
    expect(await width()).toBe(296);
    const height = page.getByRole('separator', { name: 'Height of the timeline' });
    const before = Number(await height.getAttribute('aria-valuenow'));
    await height.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('s');
    await page.reload();
    await quick(page, 'Visit /').waitFor();
    expect(await width()).toBe(296);
    expect(Number(await height.getAttribute('aria-valuenow'))).toBe(before + 16);
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Sessionscope']);
    await act(page, 'panels');
    expect(await width()).toBe(312);
    await page.getByRole('heading', { level: 1, name: 'Start here' }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'projector mode stays, and is readable without sideways scroll in %s',
    async (colorScheme) => {
      const { page } = await openVisitor(browser, app, {
        viewport: { width: 1280, height: 720 },
        colorScheme,
        reducedMotion: 'reduce',
      });
      await page.keyboard.press('b');
      await page.locator('html[data-projector]').waitFor();
      await page.reload();
      await quick(page, 'Log in').click();
      await rendered(page).getByText('Welcome, user1.').waitFor();
      const look = await page.evaluate(() => ({
        projector: document.documentElement.hasAttribute('data-projector'),
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        titles: document.querySelectorAll('h1').length,
      }));
      expect(look).toEqual({ projector: true, sideways: 0, titles: 1 });
      expect(await objections(page)).toEqual([]);
      await page.context().close();
    },
  );
});
