// A lesson as a learner meets it: a sure and wrong prediction, the way astray and back, the refutation, the summary, and
// what comes back later; by keyboard alone; under a thumb; and for everyone, by axe.

import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openVisitor, type Visitor } from './app.ts';
import { objections } from './axe.ts';
import { app, browser } from './running.ts';
import { SecondHand } from './secondHand.ts';
import { finished, options, quick, row, store } from './stage.ts';

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const choose = (page: Page, name: string | RegExp) => page.getByRole('radio', { name }).check();

const openLessons = (options: BrowserContextOptions = {}): Promise<Visitor> =>
  openVisitor(browser, app, { reducedMotion: 'reduce', ...options });

/** Opens “A quiet request” from the list and comes as far as its first question. */
async function toTheQuestion(page: Page): Promise<void> {
  await press(page, /^Lessons \(/);
  await page.getByRole('button', { name: /: A quiet request/ }).click();
  await press(page, 'Begin');
  await page.getByRole('heading', { name: 'Predict' }).waitFor();
}

/** Locks the wrong answer, surely. */
async function predictWrongly(page: Page): Promise<void> {
  await choose(page, /Nothing after the read/);
  await choose(page, /^Sure$/);
  await press(page, 'Lock it in');
  await page.getByRole('heading', { name: 'Your task' }).waitFor();
}

async function readProfile(page: Page): Promise<void> {
  await press(page, 'More requests');
  await page.getByRole('menuitem', { name: /^Read-only page/ }).click();
}

describe('a learner', () => {
  it('predicts, goes astray and back, is refuted by the own trace, and gets a summary of it', async () => {
    const { page, problems } = await openLessons();
    await toTheQuestion(page);
    await page.getByText('Lock your prediction in the lesson first').waitFor();
    expect(await quick(page, 'Visit /').isDisabled()).toBe(true);
    // The set-up ended with a touch, too: nothing on the stage says why.
    await page.getByText('The lesson has set this up.').waitFor();
    const previews = options(page).getByText(/^If on:/);
    expect(await previews.count()).toBe(0);
    expect(await row(page, 1).count()).toBe(0);
    await press(page, 'Lock it in');
    await page.getByText('Choose an answer first.').waitFor();
    await predictWrongly(page);
    await previews.first().waitFor();
    await row(page, 1).waitFor();
    expect(await quick(page, 'Visit /').isDisabled()).toBe(false);

    await press(page, 'Hint');
    await page.getByText('Which button only reads?').waitFor();
    await quick(page, 'Add to cart').click();
    await page.getByText('Reset the step, and use a page that only reads.').waitFor();
    await press(page, 'Reset this step');
    await store(page).getByText("{ userid: 'user1' }").waitFor();
    await page.getByText('A dead end:').waitFor({ state: 'hidden' });

    await readProfile(page);
    await page.getByRole('heading', { name: 'Your prediction was wrong' }).waitFor();
    await page.getByRole('button', { name: 'a touch', exact: true }).click();
    await page.getByText('Looking at the past').waitFor();
    await press(page, 'Back to live');

    await press(page, 'Next');
    await press(page, 'Show me');
    await page.getByText('The solution was shown.').waitFor();
    await press(page, 'Next');
    await page.getByRole('heading', { name: 'What you saw' }).waitFor();
    await press(page, 'To the summary');
    const trace = page.getByRole('button', { name: /GET \/profile/ });
    await trace.first().click();
    await page.getByText('Looking at the past').waitFor();

    await press(page, 'All lessons');
    await page.getByRole('button', { name: /Solution shown: A quiet request/ }).waitFor();
    expect(problems).toEqual([]);
  });

  it('finds the list of requests closed when the lesson wants to be read', async () => {
    const { page } = await openLessons();
    await toTheQuestion(page);
    await predictWrongly(page);
    const second = await SecondHand.join(page, app.url);
    await press(page, 'More requests');
    await page.getByRole('menu').waitFor();
    await second.send([{ type: 'visit', browser: 'Alice', method: 'GET', path: '/profile' }]);
    await page.getByRole('heading', { name: 'Your prediction was wrong' }).waitFor();
    expect(await page.getByRole('menu').count()).toBe(0);
    second.close();
  });

  it('is asked again what was wrong and sure, when the next lesson begins', async () => {
    const { page } = await openLessons();
    await toTheQuestion(page);
    await predictWrongly(page);
    await press(page, 'Free play from here');
    await press(page, /^Lessons \(/);
    await page.getByRole('button', { name: /: The log-in that forgets/ }).click();
    await page.getByRole('heading', { name: 'You were sure about this' }).waitFor();
    await choose(page, /only the expiry moves/);
    await press(page, 'Check');
    await page.getByText('Right. This one is settled.').waitFor();
    await press(page, 'Go on');
    await press(page, 'Begin');
  });

  it('who did something else, but nothing that can’t be mended, may begin the step anew all the same', async () => {
    const { page } = await openLessons();
    await toTheQuestion(page);
    await predictWrongly(page);
    await page.getByRole('tab', { name: 'Bob' }).click();
    await quick(page, 'Visit /').click();
    await page.getByText('That browser is not logged in.').waitFor();
    await press(page, 'Reset this step');
    await page.getByText('That browser is not logged in.').waitFor({ state: 'hidden' });
  });

  it('is shown the row of an option of the cookie, whether its name there is the dotted one or not', async () => {
    const { page } = await openLessons();
    await press(page, /^Lessons \(/);
    await page.getByRole('button', { name: /What a script can read/ }).click();
    await page.locator('.points', { hasText: 'httpOnly' }).focus();
    expect(await page.locator('[data-option="httpOnly"]').getAttribute('data-pointed')).toBe('');
  });

  it('goes on after a reload where it was, in the same sandbox', async () => {
    const { page } = await openLessons();
    await toTheQuestion(page);
    await predictWrongly(page);
    await page.reload();
    await page.getByRole('heading', { name: 'Your task' }).waitFor();
    await readProfile(page);
    await page.getByRole('heading', { name: 'Your prediction was wrong' }).waitFor();
  });

  it('is asked before a lesson throws away a sandbox of their own, and may leave one without losing it', async () => {
    const { page } = await openLessons();
    await page.getByRole('tab', { name: 'Bob' }).click();
    await quick(page, 'View counter').click();
    await finished(page, 1);
    await press(page, /^Lessons \(/);
    await page.getByRole('button', { name: /: A quiet request/ }).click();
    const question = page.getByRole('dialog', { name: 'A new sandbox for this lesson?' });
    await question.getByRole('button', { name: 'Keep my sandbox' }).click();
    expect(await row(page, 1).isVisible()).toBe(true);
    await page.getByRole('button', { name: /: A quiet request/ }).click();
    await question.getByRole('button', { name: 'Start the lesson' }).click();
    await press(page, 'Begin');
    await page.getByRole('tab', { name: 'Alice', selected: true }).waitFor();
    await press(page, 'Free play from here');
    await store(page).getByText("userid: 'user1'").waitFor();
    await quick(page, 'Visit /').click();
    await finished(page, 3);
  });

  it('needs no mouse', async () => {
    const { page } = await openLessons();
    const enter = async (name: string | RegExp) => {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await enter(/^Lessons \(/);
    await page.getByRole('button', { name: /: A quiet request/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'store', exact: true }).focus();
    expect(await store(page).getAttribute('data-pointed')).toBe('');
    await enter('Begin');
    await page.getByRole('heading', { name: 'Predict' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Predict');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your task' }).waitFor();
    await enter('More requests');
    await page.keyboard.press('End');
    await page.getByRole('menuitem', { name: /^Read-only page/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your prediction was right' }).waitFor();
  });

  it('reads a lesson and does it under a thumb', async () => {
    const { page } = await openLessons(PHONE);
    await press(page, 'Show all first steps');
    await toTheQuestion(page);
    await choose(page, /only the expiry moves/);
    await choose(page, /^A guess$/);
    await page.getByRole('button', { name: 'Lock it in' }).tap();
    await page.getByRole('button', { name: 'Show the lesson' }).waitFor();
    await page.getByText('Open /profile in Alice’s browser once.').waitFor();
    await readProfile(page);
    await page.getByRole('heading', { name: 'Your prediction was right' }).waitFor();
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`meets no barrier that axe knows in list and question, in ${colorScheme}`, async () => {
      const { page } = await openLessons({ colorScheme });
      await press(page, /^Lessons \(/);
      expect(await objections(page)).toEqual([]);
      await page.getByRole('button', { name: /: A quiet request/ }).click();
      await press(page, 'Begin');
      await page.getByRole('heading', { name: 'Predict' }).waitFor();
      expect(await objections(page)).toEqual([]);
    });

    it(`meets none in a dead end and in the feedback, in ${colorScheme}`, async () => {
      const { page } = await openLessons({ colorScheme });
      await toTheQuestion(page);
      await predictWrongly(page);
      await press(page, 'Hint');
      await quick(page, 'Add to cart').click();
      await page.getByRole('button', { name: 'Reset this step' }).waitFor();
      expect(await objections(page)).toEqual([]);
      await press(page, 'Reset this step');
      await readProfile(page);
      await page.getByRole('heading', { name: 'Your prediction was wrong' }).waitFor();
      expect(await objections(page)).toEqual([]);
    });
  }
});

describe('a teacher', () => {
  it('starts a lesson by link, for the projector', async () => {
    const { page } = await openLessons();
    await page.goto(`${app.url}/#lesson=quiet-request&projector`);
    await press(page, 'Begin');
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-projector'))).toBe(true);
    expect(new URL(page.url()).hash).toMatch(/^#projector=&sandbox=|^#sandbox=.*projector/);
  });

  it('finds on a projector the hands at which lessons about races let requests wait', async () => {
    const { page } = await openLessons({ viewport: { width: 1280, height: 720 } });
    await page.goto(`${app.url}/#lesson=two-writers&projector`);
    await press(page, 'Begin');
    await choose(page, /but not the apple/);
    await choose(page, /^A guess$/);
    await press(page, 'Lock it in');
    const hand = page.getByRole('button', { name: /^Hold at Save/ });
    await hand.click();
    await expect.poll(() => hand.getAttribute('aria-pressed')).toBe('true');
  });

  it('has all questions and answers on one page', async () => {
    const { page } = await openLessons();
    await press(page, /^Lessons \(/);
    await press(page, /For teachers/);
    const sheet = page.getByRole('dialog', { name: 'For teachers' });
    await sheet.getByText('Right: A touch: only the expiry moves.').waitFor();
    await sheet.getByText('Believes: Reading a session writes it.').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.paper').isVisible()).toBe(true);
    expect(await page.locator('.frame').isVisible()).toBe(false);
    // Paper is as narrow as a window in which the page has another shape.
    await page.pdf({ format: 'A4' });
    expect(await page.locator('.paper').isVisible()).toBe(true);
  });

  it('saves the progress of a class, opens it again, and clears it for the next', async () => {
    const { page } = await openLessons();
    await toTheQuestion(page);
    await press(page, 'Free play from here');
    await press(page, /^Lessons \(/);
    const begun = page.getByRole('button', { name: /Begun: A quiet request/ });
    await begun.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'Save progress as a file'),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    await press(page, /^Clear for the next class/);
    await page.getByRole('dialog').getByRole('button', { name: 'Clear for the next class' }).click();
    await page.getByRole('button', { name: /Not begun: A quiet request/ }).waitFor();

    const give = (content: string) =>
      page
        .getByLabel('Progress file')
        .setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await give('{}');
    await page.getByText('This is no file of Sessionscope’s progress.').waitFor();
    await give(text);
    await begun.waitFor();
  });
});
