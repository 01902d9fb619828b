// Finding an exchange again and reading all of it: the filter, pinned rows, the inspector and its diff, with the keyboard too.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, inFront, quick, row } from './stage.ts';

/** Alice has visited and logged in, which makes exchanges 1 to 3; Bob has visited: exchange 4. */
async function fourExchanges(page: Page): Promise<void> {
  await quick(page, 'Visit /').click();
  await finished(page, 1);
  await quick(page, 'Log in').click();
  await finished(page, 3);
  await inFront(page, 'Bob');
  await quick(page, 'Visit /').click();
  await finished(page, 4);
}

const field = (page: Page) => page.getByRole('combobox', { name: 'Filter exchanges' });
const inspector = (page: Page) => page.getByRole('dialog', { name: /^Exchange \d+$/ });

describe('the filter', () => {
  it('keeps what it says, counts, suggests, says what it doesn’t know, and is taken away word by word', async () => {
    const { page, problems } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
    await fourExchanges(page);
    await page.getByRole('heading', { name: 'Options' }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('bro');
    await page.getByRole('option', { name: /^browser:/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ali');
    await page.getByRole('option', { name: 'browser:alice' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('3 of 4 shown').waitFor();
    await page.keyboard.type('status:302 stroe:set');
    await page.getByText('1 of 4 shown').waitFor();
    await page.getByText('There is no “stroe:”. Did you mean “store:set”?').waitFor();
    expect(await field(page).getAttribute('aria-invalid')).toBe('true');
    await row(page, 2).waitFor();
    await page.getByRole('button', { name: 'Take away browser:alice' }).click();
    await page.getByRole('button', { name: 'Take away status:302' }).click();
    await row(page, 4).waitFor();
    expect(await field(page).inputValue()).toBe('');
    expect(problems).toEqual([]);
  });

  it('works without typing, and owns up to it when nothing is left', async () => {
    const { page } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
    await fourExchanges(page);
    await page.getByRole('button', { name: 'Choose a filter' }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Failed/ }).click();
    await page.keyboard.press('Escape');
    await page.getByText('Nothing matches the filter.').waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await row(page, 1).waitFor();
    expect(await field(page).inputValue()).toBe('');
  });
});

describe('the inspector', () => {
  it('opens by Enter, is read by arrow keys, and gives the focus back', async () => {
    const { page, problems } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
    await fourExchanges(page);
    await row(page, 4).getByRole('button', { name: 'Show exchange 4' }).focus();
    for (const _ of [4, 3]) await page.keyboard.press('ArrowUp');
    await row(page, 2).locator('button:focus').waitFor();
    await page.keyboard.press('Enter');
    const dialog = inspector(page);
    await dialog.getByRole('tab', { name: 'Summary' }).focus();
    const decisions = dialog.getByRole('list', { name: 'What express-session decided' });
    expect(await decisions.getByRole('heading').allInnerTexts()).toEqual([
      'Destroy?',
      'Save?',
      'Touch?',
      'Set cookie?',
    ]);
    await page.keyboard.press('ArrowRight');
    await dialog.getByText('POST /user').last().waitFor();
    await dialog.getByText('Content-Type: application/x-www-form-urlencoded').waitFor();
    await page.keyboard.press('ArrowRight');
    await dialog.getByText('Scripts in the page can’t read it.', { exact: false }).waitFor();
    await page.keyboard.press('ArrowRight');
    await dialog.getByText('added: ').waitFor({ state: 'attached' });
    await dialog.getByText('"user1"').waitFor();
    await page.keyboard.press('ArrowRight');
    await dialog.getByRole('cell', { name: 'set', exact: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    await dialog.getByText('store.set', { exact: true }).click();
    await dialog.getByText('"type": "store.set"').waitFor();
    await dialog.getByRole('tab', { name: /^Events/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('dialog', { name: 'Exchange 3' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await row(page, 2).locator('button:focus').waitFor();
    expect(problems).toEqual([]);
  });

  it('sets two pinned exchanges side by side, and the store after each', async () => {
    const { page } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
    await fourExchanges(page);
    await row(page, 1).getByRole('button', { name: 'Pin exchange 1' }).click();
    await row(page, 3).getByRole('button', { name: 'Pin exchange 3' }).click();
    await page.getByRole('button', { name: 'Compare 1 with 3' }).click();
    const dialog = inspector(page);
    await dialog.getByRole('row', { name: /^Save\? \(differs\) yes no$/ }).waitFor();
    await dialog.getByRole('radio', { name: 'The store after each' }).check({ force: true });
    await dialog.getByText('1 of 1 records changed').waitFor();
    await dialog.getByText('"user1"').waitFor();
  });
});
