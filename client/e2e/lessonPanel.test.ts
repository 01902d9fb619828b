// The panel of a lesson late in it, where there is more in it than fits: what is new comes into view by itself, unless its
// reader is elsewhere in it; and a reload at any moment goes on with the lesson.

import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { press } from './stage.ts';

const LESSON = 'four-uses';
/** As a learner left it who stands before its last step, of five. */
const PROGRESS = {
  version: 1,
  lessons: {},
  again: [],
  left: {
    lesson: LESSON,
    step: 'end',
    locked: {
      'one-record': { choice: 'second-record', confidence: 'sure' },
      once: { choice: 'again', confidence: 'sure' },
      afterwards: { choice: 'both', confidence: 'sure' },
    },
    results: { login: 'passed', cart: 'passed', flash: 'passed', language: 'passed' },
    named: {},
    hints: 0,
    began: null,
    from: null,
  },
};

const FIRST_HINT = 'Three requests of Alice’s browser, in that order.';
const NEAR_MISS = 'There is still something in it.';

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

async function lateInTheLesson(options: BrowserContextOptions): Promise<Page> {
  const { page } = await openVisitor(
    browser,
    app,
    { reducedMotion: 'reduce', ...options },
    async (opened) => {
      await opened.addInitScript((text) => {
        localStorage['sessionscope.progress'] ??= text;
      }, JSON.stringify(PROGRESS));
    },
  );
  page.setDefaultTimeout(15_000);
  await page.evaluate((lesson) => {
    location.hash = `lesson=${lesson}`;
  }, LESSON);
  return page;
}

it('says alone what to press first', async () => {
  const { page } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
  await page.getByText('What will happen here').waitFor();
  await page.evaluate((lesson) => {
    location.hash = `lesson=${lesson}`;
  }, LESSON);
  await press(page, 'Begin');
  await page.getByRole('heading', { name: 'Your task' }).waitFor();
  await page.getByText('Alice has no page open.').waitFor();
  expect(await page.getByText('What will happen here').count()).toBe(0);
});

it('asks for a cause before the timeline names it', async () => {
  const { page } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
  await page.evaluate(() => {
    location.hash = 'lesson=shared-variable';
  });
  await press(page, 'Begin');
  await page.getByRole('heading', { name: 'Predict' }).waitFor();
  const change = page.getByText('all requests share one session variable');
  expect(await change.count()).toBe(0);
  await page.getByRole('radio', { name: /cache/ }).check();
  await page.getByRole('radio', { name: 'A guess' }).check();
  await press(page, 'Lock it in');
  // The newest rows are in view by then: up to the first.
  const timeline = page.getByRole('treegrid', { name: 'Exchanges' });
  await timeline.getByText('/slow').first().waitFor();
  await timeline.hover();
  await page.mouse.wheel(0, -5000);
  await change.waitFor();
});

it('asks for a cause before findings and options name it', async () => {
  const { page } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
  await page.evaluate(() => {
    location.hash = 'lesson=orphan-sessions';
  });
  await press(page, 'Begin');
  await page.getByRole('heading', { name: 'Predict' }).waitFor();
  const findings = page.getByRole('button', { name: /^\d+ findings/ });
  const effect = page.getByText('no Set-Cookie on http');
  expect([await findings.count(), await effect.count()]).toEqual([0, 0]);
  await page.getByRole('radio', { name: /never got a cookie/ }).check();
  await page.getByRole('radio', { name: 'A guess' }).check();
  await press(page, 'Lock it in');
  await findings.waitFor();
  await effect.waitFor();
});

/** Whether a person sees all of it: nothing cuts it off, nothing lies over it. */
const isSeen = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const across = (left + right) / 2;
    return [top + 2, (top + bottom) / 2, bottom - 2].every((down) => {
      const there = document.elementFromPoint(across, down);
      return there !== null && (element.contains(there) || there.contains(element));
    });
  });

const comesIntoView = (target: Locator) => expect.poll(() => isSeen(target), { timeout: 10_000 }).toBe(true);

const task = (page: Page) => page.locator('.lesson .lesson-do');
const hints = (page: Page) =>
  page.locator('.lesson').getByRole('list', { name: 'Hints' }).getByRole('listitem');

describe('late in a lesson', () => {
  for (const [name, viewport, unfold] of [
    ['beside the stage', { width: 1440, height: 720 }, null],
    ['over the stage', { width: 1280, height: 720 }, 'Open the lesson'],
    ['on a phone', { width: 390, height: 844 }, 'Show the lesson'],
  ] as const)
    it(`the task is in view, and then each hint, in a panel ${name}`, async () => {
      const page = await lateInTheLesson({ viewport, hasTouch: viewport.width < 940 });
      if (unfold !== null) await press(page, unfold);
      await comesIntoView(task(page));
      await press(page, 'Hint');
      await hints(page).getByText(FIRST_HINT).waitFor();
      await comesIntoView(hints(page).last());
      await press(page, 'Next hint');
      await hints(page).nth(1).waitFor();
      await comesIntoView(hints(page).last());
    });

  it('what is said of a near miss comes into view, and the focus stays on the stage', async () => {
    const page = await lateInTheLesson({ viewport: { width: 1440, height: 720 } });
    await comesIntoView(task(page));
    await lookAtTheCart(page);
    await comesIntoView(page.locator('.lesson').getByText(NEAR_MISS));
    expect(await page.evaluate(() => document.activeElement?.closest('.lesson') === null)).toBe(true);
  });

  it('it stays where it is for whoever has scrolled the panel', async () => {
    const page = await lateInTheLesson({ viewport: { width: 1440, height: 720 } });
    await comesIntoView(task(page));
    await page.locator('.lesson-body').hover();
    await page.mouse.wheel(0, -5000);
    const scrolled = () => page.locator('.lesson-body').evaluate(({ scrollTop }) => scrollTop);
    await expect.poll(scrolled).toBe(0);
    await lookAtTheCart(page);
    await page.locator('.lesson').getByText(NEAR_MISS).waitFor();
    expect(await scrolled()).toBe(0);
  });
});

it('a lesson goes on after a reload while its sandbox is made ready', async () => {
  const page = await lateInTheLesson({});
  await page.locator('.lesson').getByText('The sandbox is being prepared').first().waitFor();
  await page.reload();
  await task(page).getByText('Log Alice out, log her in again').waitFor();
});

async function lookAtTheCart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More requests' }).click();
  await page.getByRole('menuitem', { name: /^See the cart/ }).click();
}
