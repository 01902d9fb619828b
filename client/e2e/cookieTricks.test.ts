// What a person can do to a cookie and a window beyond sending requests: tamper, steal, read by script, close; and other
// variants of the demo app.

import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, inFront, jar, quick, rendered, turn } from './stage.ts';

async function openLoggedIn(options = {}) {
  const visitor = await openVisitor(browser, app, options);
  await quick(visitor.page, 'Log in').click();
  await rendered(visitor.page).getByText('Welcome, user1.').waitFor();
  return visitor;
}

describe('a cookie in the jar', () => {
  it('is copied to Mallory by one press, and she is Alice', async () => {
    const { page, problems } = await openLoggedIn();
    await page.getByRole('button', { name: 'Value of connect.sid' }).click();
    await page
      .getByRole('group', { name: 'Copy to another browser' })
      .getByRole('button', { name: 'Mallory' })
      .click();
    await inFront(page, 'Mallory');
    await jar(page, 'Mallory').getByRole('article', { name: 'Cookie connect.sid' }).waitFor();
    await quick(page, 'Visit /').click();
    await rendered(page, 'Mallory').getByText('Welcome, user1.').waitFor();
    expect(problems).toEqual([]);
  });

  it('is tampered with by one press, and the server makes a new session', async () => {
    const { page } = await openLoggedIn();
    await page.getByRole('button', { name: 'Value of connect.sid' }).click();
    await page.getByRole('group', { name: 'Tamper' }).getByRole('button', { name: 'Signature' }).click();
    await page.getByText('Alice’s connect.sid was edited').first().waitFor();
    await quick(page, 'Visit /').click();
    await rendered(page).getByRole('heading', { name: 'Log in' }).waitFor();
  });

  it.each(['reduce', 'no-preference'] as const)(
    'tears and is gone when its time is up (motion: %s)',
    async (reducedMotion) => {
      const { page } = await openLoggedIn({ reducedMotion });
      await page.getByRole('button', { name: 'To the next expiry' }).click();
      const torn = page.locator('.torn');
      await torn.waitFor();
      await torn.waitFor({ state: 'detached' });
      await jar(page).getByText('No cookie yet').waitFor();
    },
  );
});

describe('a browser’s window', () => {
  it('shows what a page script reads, and what it can’t see', async () => {
    const { page, problems } = await openLoggedIn({ viewport: { width: 390, height: 844 } });
    await page.getByRole('button', { name: 'Alice’s browser' }).click();
    await page.getByRole('menuitem', { name: 'Read document.cookie by script' }).click();
    const output = page.getByRole('region', { name: 'Page script' });
    await output.getByText('""').waitFor();
    await output.getByText('The script can’t see connect.sid: HttpOnly.').waitFor();
    expect(problems).toEqual([]);
  });

  it('without a page says so', async () => {
    const { page } = await openVisitor(browser, app);
    await page.getByRole('button', { name: 'Alice’s browser' }).click();
    await page.getByRole('menuitem', { name: 'Read document.cookie by script' }).click();
    await page.getByText('Alice shows no page that could have a script; visit one first.').waitFor();
  });

  it('is closed, and a cookie with maxAge outlives it', async () => {
    const { page } = await openLoggedIn();
    await page.getByRole('button', { name: 'Alice’s browser' }).click();
    await page.getByRole('menuitem', { name: 'Close the window, open a new one' }).click();
    await page.getByText('Alice’s window was closed').first().waitFor();
    await page.getByText('Alice has no page open.').waitFor();
    await jar(page).getByRole('article', { name: 'Cookie connect.sid' }).waitFor();
  });
});

describe('the source of the app', () => {
  it('is that of the variant which runs, also when one looks back', async () => {
    const { page } = await openVisitor(browser, app);
    await turn(page, 'saveUninitialized', false);
    await quick(page, 'Log in').click();
    await finished(page, 2);
    await page.getByRole('button', { name: 'App source' }).click();
    const source = page.getByRole('region', { name: 'Source of the app' });
    await source.getByText('login/keepId.ts').waitFor();
    await page.getByRole('combobox', { name: 'Log-in' }).selectOption('regenerate');
    await source.getByText('req.session.regenerate((error)').waitFor();
    expect(await source.getByText('login/keepId.ts').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show exchange 1' }).click();
    await page.getByRole('button', { name: 'App source' }).click();
    await source.getByText('login/keepId.ts').waitFor();
    expect(await page.getByRole('combobox', { name: 'Log-in' }).isDisabled()).toBe(true);
  });
});
