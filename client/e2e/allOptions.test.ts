// The options that one needs now and then: left out, folded away, written by hand, and what the library says to each.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, options, quick, store } from './stage.ts';

const unfold = (page: Page) => options(page).getByText('More options').click();

async function write(page: Page, name: string, value: string): Promise<void> {
  await options(page).getByRole('textbox', { name: 'Name of the option' }).fill(name);
  await options(page).getByRole('textbox', { name: 'Value', exact: true }).fill(value);
  await options(page).getByRole('button', { name: 'Pass it' }).click();
}

it('resave left out: it counts as true, and the library’s warning is shown at the option and in the timeline', async () => {
  const { page, problems } = await openVisitor(browser, app);
  await options(page).getByRole('button', { name: 'omit resave' }).click();
  await options(page).getByText('“undefined resave option; provide resave option”').waitFor();
  await page.getByText('Warning from express-session').first().waitFor();
  await options(page).getByRole('switch', { name: 'resave', checked: true }).waitFor();
  expect(await options(page).getByText('resave: false').count()).toBe(0);
  await quick(page, 'Log in').click();
  expect((await finished(page, 2)).store).toBe('get set');
  await options(page).getByRole('button', { name: 'write resave' }).click();
  await options(page).getByText('resave: true').waitFor();
  expect(problems).toEqual([]);
});

it('a genid, a priority and a domain: in the code, in Set-Cookie, in the store', async () => {
  const { page } = await openVisitor(browser, app);
  await unfold(page);
  await options(page).getByRole('combobox', { name: 'genid' }).selectOption('counter');
  await options(page).getByText('genid: () => String(++count)').waitFor();
  await options(page).getByRole('combobox', { name: 'priority' }).selectOption('high');
  await options(page).getByText("priority: 'high'").waitFor();
  await quick(page, 'Visit /').click();
  await finished(page, 1);
  await page.getByText('Priority=High').first().waitFor();
  await store(page).getByText('{ }').waitFor();
  const domain = options(page).getByRole('textbox', { name: 'domain' });
  await domain.fill('example.com');
  await domain.press('Enter');
  await options(page).getByText('not for localhost').waitFor();
  const expires = options(page).getByLabel('expires', { exact: true });
  await expires.fill('2090-01-02T03:04:05');
  await expires.press('Enter');
  await options(page)
    .getByText(/expires: new Date\('2090-01-0/)
    .waitFor();
  await options(page).getByText('expires wins').waitFor();
});

it('a misspelt option: passed on, ignored silently, and the right spelling is one press away', async () => {
  const { page } = await openVisitor(browser, app);
  await unfold(page);
  await write(page, 'cookie.maxage', '60000');
  await options(page).getByText('There is no cookie option maxage.').waitFor();
  await options(page).getByText('This stays in force: maxAge: 86400000.').waitFor();
  await options(page).getByRole('button', { name: 'Write cookie.maxAge instead' }).click();
  await options(page)
    .getByText(/maxAge: 60000/)
    .waitFor();
  await options(page).getByRole('radio', { name: '1 min', checked: true }).waitFor();
  expect(await options(page).getByText('There is no cookie option').count()).toBe(0);
});

it('what the library refuses or can’t write is said in its own words', async () => {
  const { page } = await openVisitor(browser, app);
  await unfold(page);
  await write(page, 'unset', 'delete');
  await options(page).getByText('unset option must be "destroy" or "keep"').waitFor();
  await write(page, 'cookie.sameSite', 'sometimes');
  await options(page).getByRole('button', { name: 'Take cookie.sameSite away' }).waitFor();
  await quick(page, 'Visit /').click();
  expect(await finished(page, 1)).toMatchObject({ status: '200', cookieOut: 'none' });
  await options(page).getByText('“option sameSite is invalid”').waitFor();
  await options(page).getByRole('button', { name: 'Take cookie.sameSite away' }).click();
  await expect.poll(() => options(page).getByText("sameSite: 'sometimes'").count()).toBe(0);
});
