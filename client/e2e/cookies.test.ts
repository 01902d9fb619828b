// A cookie taken apart in the page, and the cookies that a browser keeps back, as a person meets them.

import { sign } from 'cookie-signature';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { objections } from './axe.ts';
import { app, browser } from './running.ts';
import { finished, jar, options, quick, turn } from './stage.ts';

const bench = (page: Page) => page.getByRole('dialog', { name: 'Take a cookie apart' });

async function moreRequest(page: Page, name: string) {
  await page.getByRole('button', { name: 'More requests' }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function setSameSite(page: Page, value: 'lax' | 'strict') {
  await options(page).getByRole('combobox', { name: 'sameSite' }).selectOption(value);
  await options(page).getByText(`sameSite: '${value}'`).waitFor();
}

describe('a cookie taken apart', () => {
  it('out of the jar has the sandbox’s secret, and another secret did not make it', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await quick(page, 'Visit /').click();
    await finished(page, 1);
    await page.getByRole('button', { name: 'Value of connect.sid' }).click();
    await page.getByRole('button', { name: 'Take it apart' }).click();
    await bench(page).getByText('Secret 1 made this signature').waitFor();
    await bench(page).getByText('HttpOnly', { exact: true }).waitFor();
    const secrets = bench(page).getByLabel('Secrets');
    const own = await secrets.inputValue();
    await secrets.fill('not it');
    await bench(page).getByText('This secret did not make this signature').waitFor();
    await secrets.fill(`not it\n${own}`);
    await bench(page).getByText('Secret 2 made this signature').waitFor();
    expect(problems).toEqual([]);
  });

  it('can be pasted, and nothing that is typed leaves the page', async () => {
    const requests: string[] = [];
    const frames: string[] = [];
    const phone = { viewport: { width: 390, height: 844 } };
    const { page } = await openVisitor(browser, app, phone, async (fresh) => {
      fresh.on('request', (request) => requests.push(`${request.url()} ${request.postData()}`));
      fresh.on('websocket', (socket) =>
        socket.on('framesent', ({ payload }) => frames.push(String(payload))),
      );
    });
    await page.getByRole('button', { name: 'Take a cookie apart' }).click();
    const value = encodeURIComponent(`s:${sign('my id', 'top-secret')}`);
    await bench(page).getByLabel('A cookie’s value').fill(`Cookie: a=1; sid=${value}`);
    await bench(page).getByLabel('Secrets').fill('top-secret');
    await bench(page).getByText('Secret 1 made this signature').waitFor();
    await bench(page).getByText('no session id in it').waitFor();
    expect([requests, frames].every(({ length }) => length > 0)).toBe(true);
    expect([...requests, ...frames].filter((text) => text.includes('top-secret'))).toEqual([]);
    expect(await objections(page, '.dialog[open]', 'all')).toEqual([]);
  });
});

describe('a browser that another site leads here', () => {
  it('keeps a Strict cookie back, and the jar says why', async () => {
    const { page } = await openVisitor(browser, app);
    await setSameSite(page, 'strict');
    await quick(page, 'Log in').click();
    await finished(page, 2);
    await moreRequest(page, 'Link on another site');
    expect((await finished(page, 3)).cookieIn).toBe('none');
    await jar(page)
      .getByText('connect.sid not sent. It is SameSite=Strict, and another site led to this request.')
      .waitFor();
  });

  it('keeps a Lax cookie back from its form', async () => {
    const { page } = await openVisitor(browser, app);
    await setSameSite(page, 'lax');
    await turn(page, 'saveUninitialized', false);
    await quick(page, 'Log in').click();
    await finished(page, 2);
    await moreRequest(page, 'Form on another site');
    expect((await finished(page, 3)).cookieIn).toBe('none');
    await jar(page)
      .getByText(/connect.sid not sent. It is SameSite=Lax/)
      .waitFor();
  });
});
