// `npm run screenshots`: takes the README's picture from the app as it is now, and one of each state that a person meets, at
// each size and in both themes, for looking at. They land in .github/ and, not kept in git, in client/e2e/.out/.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitor, type RunningApp, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { inFront, openShare, quick, rendered, row, turn } from './stage.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, 'client', 'e2e', '.out');
const SIZES = [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const;

let browser: Browser;
let app: RunningApp;

beforeAll(async () => {
  await mkdir(out, { recursive: true });
  [browser, app] = await Promise.all([launchBrowser(), startApp()]);
});

afterAll(async () => {
  await Promise.all([browser.close(), app.stop()]);
});

/** Alice has logged in, Bob has a session too, and the stage stands where the login is saved. */
async function atTheSave(page: Page): Promise<void> {
  await quick(page, 'Visit /').click();
  await rendered(page).getByRole('heading', { name: 'Log in' }).waitFor();
  await inFront(page, 'Bob');
  await quick(page, 'Visit /').click();
  await rendered(page, 'Bob').getByRole('heading', { name: 'Log in' }).waitFor();
  await inFront(page, 'Alice');
  await quick(page, 'Log in').click();
  await rendered(page).getByText('Welcome, user1.').waitFor();
  // A phone has no table; stepping back leads there as well.
  if (await row(page, 3).isVisible())
    await row(page, 3).getByRole('button', { name: 'Show exchange 3' }).click();
  const why = page.getByRole('heading', { name: 'Why save?' });
  while (!(await why.isVisible())) await page.getByRole('button', { name: 'Step back' }).click();
}

/** The share dialog after a login, with one of its tabs in front. */
async function sharing(page: Page, tab: string): Promise<void> {
  await quick(page, 'Log in').click();
  await rendered(page).getByText('Welcome, user1.').waitFor();
  await openShare(page, tab);
}

/** Opens the link of a login under another secret in the same tab. */
async function linkOpened(page: Page): Promise<void> {
  await sharing(page, 'Link');
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.goto(link);
  await page.getByText(/steps? of the link (was|were) done/).waitFor();
}

async function recordingOpened(page: Page): Promise<void> {
  await sharing(page, 'Recording');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the recording' }).click(),
  ]);
  await page.getByLabel('Recording file').setInputFiles(await download.path());
  await page.getByRole('button', { name: 'Leave the recording' }).waitFor();
}

/** States by name, each from the page that a newcomer sees. */
const STATES: Record<string, (page: Page) => Promise<unknown>> = {
  fresh: async () => {},
  deciding: atTheSave,
  settled: async (page) => {
    await quick(page, 'Log in').click();
    await rendered(page).getByText('Welcome, user1.').waitFor();
  },
  'share-link': (page) => sharing(page, 'Link'),
  'share-recording': (page) => sharing(page, 'Recording'),
  'share-har': (page) => sharing(page, 'HAR'),
  'share-eject': (page) => sharing(page, 'Eject'),
  'link-opened': linkOpened,
  'recording-opened': recordingOpened,
};

describe('a screenshot', () => {
  it('for the README', async () => {
    const { page } = await openVisitor(browser, app, { deviceScaleFactor: 2, colorScheme: 'light' });
    await turn(page, 'saveUninitialized', false);
    await atTheSave(page);
    await page.screenshot({ path: join(root, '.github', 'sessionscope.png'), animations: 'disabled' });
  });

  for (const [name, reach] of Object.entries(STATES))
    for (const [width, height] of SIZES)
      for (const colorScheme of ['light', 'dark'] as const)
        it(`of ${name} at ${width}×${height}, ${colorScheme}`, async () => {
          const { page, problems } = await openVisitor(browser, app, {
            viewport: { width, height },
            colorScheme,
          });
          await reach(page);
          await page.screenshot({
            path: join(out, `${name}-${width}x${height}-${colorScheme}.png`),
            animations: 'disabled',
          });
          expect(problems).toEqual([]);
          await page.context().close();
        });
});
