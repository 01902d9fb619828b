// What leaves a sandbox: a link that begins a fresh one, a recording that needs no server, a HAR file, the app itself.

import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { Har } from './harSchema.ts';
import { app, browser } from './running.ts';
import { finished, jar, openShare, options, quick, rendered, row, store, turn } from './stage.ts';

async function saved(page: Page, tab: string, button: string): Promise<Download> {
  const dialog = await openShare(page, tab);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: button }).click(),
  ]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  return download;
}

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

/** Alice counts twice with another option and a secret that she typed, and fails to log in with her own password. */
async function doSomething(page: Page): Promise<void> {
  await turn(page, 'rolling', true);
  const secret = options(page).getByRole('textbox', { name: 'secret' }).first();
  await secret.fill('swordfish');
  await secret.press('Enter');
  await options(page).getByText("secret: 'swordfish'").waitFor();
  await quick(page, 'View counter').click();
  await finished(page, 1);
  await quick(page, 'View counter').click();
  await finished(page, 2);
  await quick(page, 'Visit /').click();
  await rendered(page).getByLabel('Username').fill('alice@example.org');
  await rendered(page).getByLabel('Password').fill('hunter2');
  await rendered(page).getByRole('button', { name: 'Log in' }).click();
  await finished(page, 4);
}

describe('a learner', () => {
  it('hands out a link without what was typed, and it begins a fresh sandbox in that state', async () => {
    const { page, sandboxUrl, problems } = await openVisitor(browser, app);
    await doSomething(page);
    const dialog = await openShare(page, 'Link');
    await dialog.getByText('1 typed secret; a placeholder signs instead').waitFor();
    await dialog.getByText('2 typed form fields, such as passwords').waitFor();
    const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
    expect(link).not.toContain('sandbox');

    const visitor = await openVisitor(browser, app);
    expect(visitor.sandboxUrl).not.toBe(sandboxUrl);
    const own = new URL(visitor.page.url()).hash;
    await visitor.page.goto(link);
    await visitor.page.getByText('All 5 steps of the link were done').waitFor();
    await finished(visitor.page, 4);
    expect(new URL(visitor.page.url()).hash).toMatch(/^#sandbox=/);
    expect(new URL(visitor.page.url()).hash).not.toBe(own);
    await store(visitor.page).getByText('views: 2').first().waitFor();
    await options(visitor.page).getByText("secret: 'left-out-secret-1'").waitFor();
    await options(visitor.page)
      .getByRole('switch', { name: 'rolling', exact: true, checked: true })
      .waitFor();
    expect(await visitor.page.locator('body').textContent()).not.toMatch(/swordfish|hunter2|alice@example/);

    // What this visitor had before is still theirs.
    const again = await visitor.page.context().newPage();
    await again.goto(app.url);
    await again.waitForURL(`${app.url}/${own}`);
    expect([...problems, ...visitor.problems]).toEqual([]);
  });

  it('is told that a link is broken, and has the usual page', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await page.goto(`${app.url}/#share=1.broken`);
    await page.getByText('This link is broken').waitFor();
    await quick(page, 'View counter').click();
    await finished(page, 1);
    expect(page.url()).not.toContain('share=');
    expect(problems).toEqual([]);
  });

  it('saves exchanges as HAR, which fits the format and from which another tool answers', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'View counter').click();
    await quick(page, 'Log in').click();
    await rendered(page).getByText('Welcome, user1.').waitFor();
    const download = await saved(page, 'HAR', 'Save as HAR');
    const { log } = Har.parse(JSON.parse(await textOf(download)));
    expect(log.entries.map(({ request, response }) => [request.method, response.status])).toEqual([
      ['GET', 200],
      ['POST', 302],
      ['GET', 200],
    ]);
    expect(log.entries[1]?.request).toMatchObject({
      cookies: [{ name: 'connect.sid' }],
      postData: { params: [{ name: 'username', value: 'user1' }, { name: 'password' }] },
    });
    expect(log.entries[0]?.response.cookies).toMatchObject([
      { name: 'connect.sid', httpOnly: true, path: '/' },
    ]);

    const context = await browser.newContext();
    await context.routeFromHAR(await download.path(), { notFound: 'abort' });
    const reader = await context.newPage();
    await reader.goto(log.entries[0]?.request.url ?? '');
    expect(await reader.locator('body').textContent()).toContain('You have seen this page once');
    await context.close();
  });

  it('takes the app along as a folder', async () => {
    const { page } = await openVisitor(browser, app);
    await turn(page, 'resave', true);
    const download = await saved(page, 'Eject', 'Save as .zip');
    const files = unzipSync(await readFile(await download.path()));
    const text = (name: string) => new TextDecoder().decode(files[`sessionscope-app/${name}`]);
    expect(Object.keys(files).sort()).toEqual(
      ['README.txt', 'app.js', 'package.json'].map((name) => `sessionscope-app/${name}`),
    );
    expect(text('app.js')).toContain('resave: true,');
    expect(JSON.parse(text('package.json'))).toMatchObject({
      dependencies: { express: expect.stringMatching(/^5\.\d+\.\d+$/), 'express-session': '1.19.0' },
    });
  });

  // The last one, for it ends the server.
  it('looks at a recording with no server, and comes back to the sandbox', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await quick(page, 'View counter').click();
    await finished(page, 1);
    await quick(page, 'Log in').click();
    await finished(page, 3);
    const recording = await textOf(await saved(page, 'Recording', 'Save the recording'));
    await quick(page, 'View counter').click();
    await finished(page, 4);
    const give = async (content: string) => {
      await (await openShare(page, 'Recording'))
        .getByLabel('Recording file')
        .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    };
    await give('{');
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await dialog.getByText('The file is no JSON').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();

    await give(recording);
    await page.getByText(/^A recording, not live: mine\.json/).waitFor();
    expect(problems).toEqual([]);
    await app.stop();
    expect((await finished(page, 2)).request).toContain('POST /user');
    expect(await row(page, 4).count()).toBe(0);
    await row(page, 1).getByRole('button', { name: 'Show exchange 1' }).click();
    await store(page).getByText('views: 1').waitFor();
    expect(await jar(page).textContent()).toContain('connect.sid');
    expect(await quick(page, 'View counter').isEnabled()).toBe(false);

    await page.getByRole('button', { name: 'Leave the recording' }).click();
    expect((await finished(page, 4)).request).toContain('GET /views');
    await page.getByText('Offline, retrying').first().waitFor();
  });
});
