// Going back for real: the server is restored, which asks first; and a snapshot goes through a file.

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, quick, rendered, row, store } from './stage.ts';

async function count(page: Page, times: number) {
  for (let n = 1; n <= times; n++) {
    await quick(page, 'View counter').click();
    await finished(page, n);
  }
}

describe('a learner', () => {
  it('looks back, puts the server back to before that exchange, and goes on from there', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await count(page, 3);
    await rendered(page).getByText('3 times').waitFor();
    await row(page, 2).getByRole('button', { name: 'Show exchange 2' }).click();
    await page.getByRole('button', { name: 'Restore server…' }).click();
    const question = page.getByRole('dialog', { name: 'Put the server back to before exchange 2?' });
    await question.getByRole('button', { name: 'Put it back' }).click();
    await question.waitFor({ state: 'hidden' });
    await store(page).getByText('views: 1').waitFor();
    await quick(page, 'View counter').click();
    await rendered(page).getByText('2 times').waitFor();
    expect(problems).toEqual([]);
  });

  it('saves a snapshot as a file and opens it in a new sandbox', async () => {
    const { page } = await openVisitor(browser, app);
    await count(page, 2);
    await page.getByRole('button', { name: 'Snapshot' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save as a file' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');

    const { page: other } = await openVisitor(browser, app);
    const give = (content: string) =>
      other
        .getByLabel('Snapshot file')
        .setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await give(text);
    await store(other).getByText('views: 2').waitFor();
    await quick(other, 'View counter').click();
    await rendered(other).getByText('3 times').waitFor();

    await give('{');
    await other.getByRole('dialog', { name: 'The snapshot was not opened' }).getByText('no JSON').waitFor();
  });
});
