/** When a visit is answered, and when all have come to rest, on a real sandbox. */
import { expect, test } from 'vitest';
import type { CommandInput } from '#shared/commands.ts';
import type { HeadlessPage } from '../headlessPage.ts';
import { openForTest } from '../openForTest.ts';

const visit = (path: string, wait: boolean): CommandInput => ({
  type: 'visit',
  browser: 'Alice',
  path,
  wait,
});
const pages = (page: HeadlessPage) => page.of('browser.page').length;

test('without waiting a visit is answered at the server, and settle when it is over', async () => {
  const page = await (await openForTest()).page();
  await page.command(visit('/slow', false));
  expect(page.of('request.started')).toHaveLength(1);
  expect(pages(page)).toBe(0);
  await page.command({ type: 'settle' });
  expect(pages(page)).toBe(1);
});

test('with waiting it is answered when it is over, however long that takes', async () => {
  const page = await (await openForTest()).page();
  await page.command(visit('/slow', true));
  expect(pages(page)).toBe(1);
});

test('or when it is held, and settle is answered too', async () => {
  const page = await (await openForTest()).page();
  await page.command({ type: 'setHold', station: 'handler' });
  await page.command(visit('/', true));
  await page.command({ type: 'settle' });
  expect(page.of('hold.reached')).toHaveLength(1);
  expect(pages(page)).toBe(0);
  await page.command({ type: 'clearHold' });
  await page.command({ type: 'release' });
  await page.command({ type: 'settle' });
  expect(pages(page)).toBe(1);
});

test('a window that is closed ends what was under way, so that all is at rest', async () => {
  const page = await (await openForTest()).page();
  await page.command(visit('/slow', false));
  await page.command({ type: 'closeBrowser', browser: 'Alice' });
  await page.command({ type: 'settle' });
  expect(page.of('browser.failed')).toHaveLength(1);
  await page.command(visit('/', true));
  expect(pages(page)).toBe(1);
});
