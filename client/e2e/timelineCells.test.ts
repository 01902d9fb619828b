// What stands in a cell of the timeline stays in it, also where a request makes many store calls.

import { expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { SecondHand } from './secondHand.ts';
import { finished, quick, row } from './stage.ts';

it('four store calls leave the cookie beside them free', async () => {
  const { page } = await openVisitor(browser, app, {
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
  });
  const second = await SecondHand.join(page, app.url);
  await second.send([{ type: 'setApp', login: 'regenerate', redirect: 'after-save' }]);
  await quick(page, 'Visit /').click();
  await finished(page, 1);
  await quick(page, 'Log in').click();
  await finished(page, 3);
  const cell = row(page, 2).locator('.log-store');
  await cell.getByText('destroy').waitFor();
  const free = await cell.evaluate((element) => {
    const calls = [...element.children].map((call) => call.getBoundingClientRect());
    const cookie = element.nextElementSibling?.firstElementChild?.getBoundingClientRect();
    return { calls: calls.length, left: (cookie?.left ?? 0) - Math.max(...calls.map(({ right }) => right)) };
  });
  expect(free.calls).toBe(4);
  expect(free.left).toBeGreaterThanOrEqual(0);
  second.close();
  await page.context().close();
});
