// The stores as a learner meets them: chosen on the cabinet, read on screen, kept over a restart, in trouble.

import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, quick, rendered, store } from './stage.ts';

describe('the cabinet', () => {
  it('switches to files, shows one as it is on disk, and keeps the count over a restart', async () => {
    const { page } = await openVisitor(browser, app);
    await store(page).getByRole('combobox', { name: 'Store', exact: true }).selectOption('file');
    await page.getByRole('region', { name: 'Store: File, 0 records' }).waitFor();
    await quick(page, 'View counter').click();
    await finished(page, 1);
    await store(page)
      .getByRole('button', { name: /^Show the file of session/ })
      .click();
    const file = page.getByRole('dialog', { name: 'The session’s file on disk' });
    await file.getByRole('region', { name: 'The file, as it is on disk' }).waitFor();
    expect(await file.innerText()).toMatch(/"views":1/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Restart server' }).click();
    await page.getByText('Server restarted').first().waitFor();
    await page.getByRole('region', { name: 'Store: File, 1 record' }).waitFor();
    await quick(page, 'View counter').click();
    await rendered(page).getByText('2 times').waitFor();
  });

  it('says what a store that is down means, and offers no Redis that nobody set up', async () => {
    const { page } = await openVisitor(browser, app);
    await store(page)
      .getByRole('combobox', { name: 'Trouble with the store' })
      .selectOption({ label: 'is down' });
    await store(page)
      .getByText(/lets requests pass without req\.session/)
      .waitFor();
    await quick(page, 'Visit /').click();
    expect(await finished(page, 1)).toMatchObject({ status: '500', store: 'no call' });
    const redis = store(page).getByRole('option', { name: 'Redis (set REDIS_URL)' });
    expect(await redis.isDisabled()).toBe(true);
  });
});
