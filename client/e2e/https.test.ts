// A secure cookie, as a person meets it: over HTTP, over TLS, and through a proxy that only Express's setting makes count.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, jar, options, quick, row } from './stage.ts';

const scheme = (page: Page) => page.getByRole('combobox', { name: 'Scheme in Alice’s browser' });
const address = (page: Page) => page.getByRole('textbox', { name: 'Address in Alice’s browser' });

async function setSecure(page: Page) {
  await options(page).getByRole('combobox', { name: 'secure', exact: true }).selectOption('true');
  await options(page).getByText('secure: true').waitFor();
}

describe('a secure cookie', () => {
  it('is not set over HTTP, is set over TLS and comes back, and the wire says which it was', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await setSecure(page);
    await quick(page, 'Visit /').click();
    expect((await finished(page, 1)).cookieOut).toBe('none');
    await scheme(page).selectOption('https');
    expect(await address(page).inputValue()).toMatch(/^https:\/\/localhost:\d+\/$/);
    await quick(page, 'Visit /').click();
    expect((await finished(page, 2)).cookieOut).not.toBe('none');
    await jar(page).getByRole('article', { name: 'Cookie connect.sid' }).waitFor();
    await page.getByRole('article', { name: 'Response over TLS, delivered' }).waitFor();
    await quick(page, 'View counter').click();
    expect((await finished(page, 3)).cookieIn).toBe((await finished(page, 2)).cookieOut);
    expect(await row(page, 3).locator('td').nth(3).innerText()).toContain('over HTTPS');
    expect(problems).toEqual([]);
  });

  it('counts through a proxy once Express trusts it, and typing the address leads there as well', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await setSecure(page);
    await address(page).fill('https://localhost/');
    await address(page).press('Enter');
    expect((await finished(page, 1)).cookieOut).toBe('none');
    expect(await scheme(page).inputValue()).toBe('proxy');
    await options(page).getByText('More options').click();
    await options(page).getByRole('switch', { name: 'trust proxy' }).click();
    await options(page).getByText("app.set('trust proxy', 1)").waitFor();
    await quick(page, 'Visit /').click();
    expect((await finished(page, 2)).cookieOut).not.toBe('none');
    await page.getByRole('article', { name: 'Request via TLS proxy, delivered' }).waitFor();
    expect(problems).toEqual([]);
  });
});
