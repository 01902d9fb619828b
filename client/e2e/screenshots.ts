// `npm run screenshots`: takes the README's picture from the app as it is now, and one of each state that a person meets, at
// each size and in both themes, for looking at. They land in .github/ and, not kept in git, in client/e2e/.out/.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { atSize, reached, SIZES, THEMES } from './reached.ts';
import { app, browser } from './running.ts';
import { turn } from './stage.ts';
import { atTheSave, STATES } from './states.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, 'client', 'e2e', '.out');

beforeAll(() => mkdir(out, { recursive: true }));

describe('a screenshot', () => {
  it('for the README', async () => {
    const { page } = await openVisitor(browser, app, { deviceScaleFactor: 2, colorScheme: 'light' });
    await turn(page, 'saveUninitialized', false);
    await atTheSave(page);
    await page.screenshot({ path: join(root, '.github', 'sessionscope.png'), animations: 'disabled' });
  });

  it.each(STATES)('of $name', async (state) => {
    const { page } = await reached(browser, app, state);
    for (const size of SIZES) {
      await atSize(page, state, size);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        const name = `${state.name}-${size.width}x${size.height}-${colorScheme}.png`;
        await page.screenshot({ path: join(out, name), animations: 'disabled' });
      }
    }
    expect(await state.shows(page).count()).toBeGreaterThan(0);
    await page.context().close();
  });
});
