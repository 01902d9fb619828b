// What the page says of findings: a mark at the exchange, a count in the bar, and a list that says what to do.

import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, options, quick, rendered, row, turn } from './stage.ts';

describe('a finding', () => {
  it('marks its exchange, is counted, and its list leads to the event that proves it', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await quick(page, 'Visit /').click();
    await rendered(page).getByLabel('Username').fill('user1');
    await rendered(page).getByLabel('Password').fill('mypassword');
    await rendered(page).getByRole('button', { name: 'Log in' }).click();
    const { finding } = await finished(page, 2);
    expect(finding).toBe('The session id stayed the same over the login');

    await page.getByRole('button', { name: '1 finding', exact: true }).click();
    const list = page.getByRole('dialog', { name: 'Findings' });
    await list.getByText('req.session.regenerate()').waitFor();
    await list.getByRole('button', { name: 'Show exchange 2' }).click();
    await list.waitFor({ state: 'hidden' });
    await row(page, 2).locator('[aria-current="true"]').waitFor();
    expect(problems).toEqual([]);
  });

  it('does not turn up in the tutorial’s flow with saveUninitialized off', async () => {
    const { page } = await openVisitor(browser, app);
    await options(page).waitFor();
    await turn(page, 'saveUninitialized', false);
    await quick(page, 'Visit /').click();
    await rendered(page).getByLabel('Username').fill('user1');
    await rendered(page).getByLabel('Password').fill('mypassword');
    await rendered(page).getByRole('button', { name: 'Log in' }).click();
    await rendered(page).getByText('Welcome, user1.').waitFor();
    await finished(page, 3);
    expect(await page.getByRole('button', { name: /findings?$/ }).count()).toBe(0);
  });
});
