// Comparing and what-if as a learner does them: by role and name, on real sandboxes.

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, quick, rendered, turn } from './stage.ts';

const screen = (page: Page): Locator => page.getByRole('main', { name: 'Compare' });
const differ = (page: Page, count: number): Promise<void> =>
  screen(page)
    .getByText(new RegExp(`^${count} of \\d+ exchanges? differs?$`))
    .waitFor();
const line = (page: Page, number: number): Locator =>
  page.getByRole('table', { name: 'Exchanges in A and B' }).locator(`tr[data-line="${number}"]`);
/** A chip says its shape as well; here its id and the calls count. */
const textOf = async (row: Locator): Promise<string> => (await row.innerText()).replace(/\s+/g, ' ');

async function open(page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function pair(page: Page, label: string): Promise<void> {
  await screen(page).getByRole('combobox', { name: 'What to compare' }).selectOption({ label });
}

describe('a comparison', () => {
  it('of resave shows at the save itself that one of the two writes what was only read', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await open(page, /side by side/);
    await pair(page, 'resave: false or true');
    await differ(page, 3);
    await screen(page).getByRole('button', { name: 'Show exchange 3' }).click();
    const badge = screen(page).getByRole('button', { name: /differs\. Save\?: A no, B yes\./ });
    await badge.waitFor();
    const here = screen(page).getByRole('region', { name: 'What differs here' });
    await here.getByText('Saved: nothing changed, but resave is on.').waitFor();
    expect(await textOf(line(page, 3))).toMatch(/get ?touch .*get ?set/);
    expect(problems).toEqual([]);
  });

  it('shows only what differs, goes from difference to difference, and back to everything', async () => {
    const { page } = await openVisitor(browser, app);
    await open(page, /side by side/);
    await differ(page, 4);
    const rows = page.getByRole('table', { name: 'Exchanges in A and B' }).locator('tbody tr');
    const all = await rows.count();
    await screen(page).getByRole('switch', { name: 'Only differences' }).click();
    expect(await rows.count()).toBe(4);
    await screen(page).getByText('Read cookie').first().waitFor({ state: 'hidden' });
    await screen(page).getByRole('switch', { name: 'Only differences' }).click();
    expect(await rows.count()).toBe(all);

    await screen(page).getByRole('button', { name: 'Show exchange 3' }).click();
    await screen(page).getByRole('button', { name: 'Next difference' }).click();
    await screen(page)
      .getByRole('region', { name: 'What differs here' })
      .getByText('Save?: A yes, B no.')
      .waitFor();
  });

  it('plays both from the beginning, event by event, until it is paused, and goes on from there', async () => {
    const { page } = await openVisitor(browser, app);
    await open(page, /side by side/);
    await differ(page, 4);
    await screen(page)
      .getByRole('combobox', { name: 'Speed of the comparison' })
      .selectOption({ label: '4×' });
    await screen(page).getByRole('button', { name: 'Play, in both' }).click();
    const first = screen(page).getByRole('button', { name: 'Exchange 1, differs' });
    await screen(page).locator('[aria-current=step]').and(first).waitFor();
    await screen(page).getByRole('button', { name: 'Pause', exact: true }).click();
    await screen(page)
      .getByRole('combobox', { name: 'Speed of the comparison' })
      .selectOption({ label: '8×' });
    await screen(page).getByRole('button', { name: 'Play, in both' }).click();
    const last = screen(page).getByRole('group', { name: 'Moment' }).getByRole('button').last();
    await screen(page).locator('[aria-current=step]').and(last).waitFor();
    await screen(page).getByRole('button', { name: 'Play, in both' }).waitFor();
  });

  it('swaps the two, and copies one to the other, after which nothing differs', async () => {
    const { page } = await openVisitor(browser, app);
    await open(page, /side by side/);
    await differ(page, 4);
    const a = screen(page).getByRole('combobox', { name: 'saveUninitialized in A' });
    expect(await a.inputValue()).toBe('true');
    await screen(page).getByRole('button', { name: 'Swap A, B' }).click();
    expect(await a.inputValue()).toBe('false');
    await screen(page)
      .getByRole('button', { name: /differs\. Save\?: A no, B yes\./ })
      .waitFor();
    await screen(page).getByRole('button', { name: 'Copy A to B' }).click();
    await screen(page).getByText('Nothing changes.').waitFor();
  });

  it('sends a further request to both, and a step that is taken out is as if it had never been', async () => {
    const { page } = await openVisitor(browser, app);
    await open(page, /side by side/);
    await differ(page, 4);
    const name = 'View counter';
    await screen(page).getByRole('group', { name: 'Send to both' }).getByRole('button', { name }).click();
    await line(page, 7).waitFor();
    await screen(page).getByRole('button', { name: 'Remove step 6' }).click();
    await line(page, 7).waitFor({ state: 'detached' });
    await differ(page, 4);
  });

  it('leaves the learner’s own sandbox as it was, and Escape leads back to it', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await quick(page, 'View counter').click();
    const before = await finished(page, 1);
    await open(page, /side by side/);
    await differ(page, 4);
    await page.keyboard.press('Escape');
    await rendered(page).getByText('once').waitFor();
    expect(await finished(page, 1)).toEqual(before);
    expect(problems).toEqual([]);
  });
});

describe('what if', () => {
  it('is asked beside the options as soon as they are others than those of the last request', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Visit /').click();
    await finished(page, 1);
    const ask = page.getByRole('button', { name: 'What would have happened?' });
    expect(await ask.count()).toBe(0);
    await turn(page, 'saveUninitialized', false);
    await ask.click();
    const table = page.getByRole('table', { name: 'What changes' });
    await table.getByText('set', { exact: true }).first().waitFor();
    await differ(page, 1);
  });

  it('runs again what the learner did, under one other option, and says what changes and why', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Visit /').click();
    await finished(page, 1);
    await open(page, /What if/);
    await screen(page).getByText('Nothing changes.').first().waitFor();
    await screen(page)
      .getByRole('combobox', { name: 'What if' })
      .selectOption({ label: 'What if saveUninitialized were off?' });
    await screen(page).getByText('1 of 1 exchange differs').waitFor();
    const table = page.getByRole('table', { name: 'What changes' });
    const row = await textOf(table.getByRole('row').filter({ hasText: 'Alice: GET /' }));
    expect(row).toMatch(/Save: before: yes after: no/);
    expect(row).toContain('Not saved: it is a new session with nothing in it, and saveUninitialized is off.');
    expect(await textOf(table.getByRole('row', { name: /^Jars at the end/ }))).toMatch(/Alice: .*none/);
  });

  it('says so where nothing was done yet', async () => {
    const { page } = await openVisitor(browser, app);
    await open(page, /What if/);
    await screen(page).getByText('nobody sent a request in your sandbox').waitFor();
  });
});

it('has one server in front on a phone, and the other a press away', async () => {
  const { page } = await openVisitor(browser, app, { viewport: { width: 390, height: 844 } });
  await open(page, /side by side/);
  await differ(page, 4);
  await screen(page).getByRole('radio', { name: 'Server B' }).click();
  await screen(page)
    .getByRole('region', { name: /^Store B/ })
    .waitFor();
});

it('says on a phone which of the columns each cell of the table was', async () => {
  const { page } = await openVisitor(browser, app, { viewport: { width: 390, height: 844 } });
  await open(page, /side by side/);
  await differ(page, 4);
  await screen(page).getByRole('radio', { name: 'What changes' }).check({ force: true });
  const table = page.getByRole('table', { name: 'What changes' });
  const said = await table
    .locator('tr[data-differs] td')
    .evaluateAll((cells) => cells.slice(0, 4).map((cell) => getComputedStyle(cell, '::before').content));
  expect(said).toEqual(['"Store calls"', '"Set-Cookie"', '"Decisions"', '"Findings"']);
});

it.each([
  [1440, 900],
  [1280, 720],
])('shows the longest values of the options whole at %i × %i', async (width, height) => {
  const { page } = await openVisitor(browser, app, { viewport: { width, height } });
  await open(page, /side by side/);
  await differ(page, 4);
  const login = screen(page).getByRole('combobox', { name: 'login in B' });
  await login.selectOption({ label: 'regenerate' });
  const room = await login.evaluate((select) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(select);
    const canvas = document.createElement('canvas').getContext('2d');
    if (canvas === null) throw new Error('No canvas');
    canvas.font = font;
    const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
    return select.clientWidth - padding - canvas.measureText('regenerate').width;
  });
  expect(room).toBeGreaterThanOrEqual(0);
});
