// What comes from elsewhere: a real tab on the sandbox's port, a plain HTTP client, a lost connection, a hostile page.

import { Agent, request } from 'node:http';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, inFront, jar, quick, rendered, row, store } from './stage.ts';

/** As long as the demo app lets a message be. */
const HOSTILE = '<img src=//evil.example onerror=top.x=1>';

const RUSH = 150;

/** A request as a plain program makes it, to its end. */
const get = (url: string, agent?: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    const plain = request(url, { agent, headers: { 'User-Agent': 'plain/1' } }, (res) =>
      res.resume().once('end', resolve),
    );
    plain.once('error', reject);
    plain.end();
  });

/** Runs in the page: notes at each change of the timeline whether its rows stand in the order of their exchanges. */
function watchOrder(): void {
  const disorder: string[] = [];
  const drawn = { changes: 0, disorder };
  Reflect.set(window, 'drawn', drawn);
  const look = () => {
    const rows = [...document.querySelectorAll<HTMLElement>('tr[data-exchange]')];
    const ids = rows.map((row) => Number(row.dataset.exchange));
    const tops = rows.map((row) => row.getBoundingClientRect().top);
    const rises = (list: number[]) => list.every((value, at) => at === 0 || value > (list[at - 1] ?? 0));
    drawn.changes += 1;
    if (!rises(ids) || !rises(tops)) drawn.disorder.push(`${ids.join()} at ${tops.join()}`);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
}

/** The socket of a page, so that it can be cut as a network does, and mended. */
class Line {
  #cut = false;
  #close: () => Promise<void> = async () => {};

  lay(page: Page): Promise<void> {
    return page.routeWebSocket(/socket\.io/, (socket) => {
      if (this.#cut) return void socket.close();
      socket.connectToServer();
      this.#close = () => socket.close();
    });
  }

  async cut(): Promise<void> {
    this.#cut = true;
    await this.#close();
  }

  mend(): void {
    this.#cut = false;
  }
}

describe('a request from outside', () => {
  it('made by a real tab appears as outside, log-in and all', async () => {
    const { page, sandboxUrl } = await openVisitor(browser, app);
    const tab = await page.context().newPage();
    await tab.goto(sandboxUrl);
    await tab.getByLabel('Username').fill('user1');
    await tab.getByLabel('Password').fill('mypassword');
    await tab.getByRole('button', { name: 'Log in' }).click();
    await tab.getByText('Welcome, user1.').waitFor();
    // A real tab may ask for an icon of its own accord, so the log-in is looked for by its words.
    const table = page.getByRole('treegrid', { name: 'Exchanges' });
    await table.getByRole('row', { name: /Outside.*POST \/user/ }).waitFor();
    await table
      .getByRole('row', { name: /Outside.*GET \/ / })
      .first()
      .waitFor();
    await page.getByRole('tab', { name: 'Outside' }).waitFor();
    await store(page).getByText("userid: 'user1'").waitFor();
  });

  it('made by a plain HTTP client appears as outside', async () => {
    const { page, sandboxUrl } = await openVisitor(browser, app);
    await get(`${sandboxUrl}/views`);
    expect(await finished(page, 1)).toMatchObject({
      browser: 'Outside',
      request: 'GET /views',
      status: '200',
    });
    await page.getByRole('tab', { name: 'Outside' }).click();
    await page.getByRole('tabpanel').getByText('plain/1').waitFor();
  });
});

describe('a rush of requests', () => {
  it('draws the newest rows in order all the time, and ends with every row and the last exchange on the stage', async () => {
    const { page, sandboxUrl, problems } = await openVisitor(browser, app);
    await page.evaluate(watchOrder);
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    await Promise.all(Array.from({ length: RUSH }, () => get(`${sandboxUrl}/views`, agent)));
    agent.destroy();
    // A machine that is busy with other things takes its time to draw them all.
    await row(page, RUSH).locator('[aria-current=true]').waitFor({ timeout: 90_000 });
    expect(await finished(page, RUSH)).toMatchObject({ browser: 'Outside', request: 'GET /views' });
    expect(await page.evaluate(() => Reflect.get(window, 'drawn'))).toMatchObject({ disorder: [] });
    expect(await page.evaluate(() => Reflect.get(window, 'drawn').changes)).toBeGreaterThan(0);

    const table = page.getByRole('treegrid', { name: 'Exchanges' });
    const notes = Number(await table.getAttribute('aria-rowcount')) - 1 - RUSH;
    expect(notes).toBeGreaterThanOrEqual(0);
    await row(page, RUSH).getByRole('button', { name: 'Show exchange' }).click();
    await page.keyboard.press('Home');
    for (let up = 0; up < notes; up++) await page.keyboard.press('ArrowDown');
    await row(page, 1).getByRole('button', { name: 'Show exchange', disabled: false }).waitFor();
    expect(await finished(page, 1)).toMatchObject({ browser: 'Outside', request: 'GET /views' });
    expect(problems).toEqual([]);
  }, 120_000);
});

describe('the picture', () => {
  it('is the same after a reload', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Log in').click();
    await finished(page, 2);
    await store(page).getByText("userid: 'user1'").waitFor();
    const before = [await finished(page, 1), await finished(page, 2)];
    await page.reload();
    expect([await finished(page, 1), await finished(page, 2)]).toEqual(before);
    await jar(page).getByText('connect.sid', { exact: true }).waitFor();
    await store(page).getByText("userid: 'user1'").waitFor();
    await rendered(page).getByText('Welcome, user1.').waitFor();
  });

  it('goes on after a lost connection, with what happened meanwhile', async () => {
    const line = new Line();
    const { page, sandboxUrl } = await openVisitor(browser, app, {}, (fresh) => line.lay(fresh));
    await quick(page, 'View counter').click();
    await finished(page, 1);
    await line.cut();
    await page.getByRole('status').getByText('Offline, retrying').waitFor();
    await fetch(`${sandboxUrl}/profile`);
    line.mend();
    expect(await finished(page, 2)).toMatchObject({ browser: 'Outside', request: 'GET /profile' });
    await inFront(page, 'Alice');
    await quick(page, 'View counter').click();
    await finished(page, 3);
    await rendered(page).getByText('You have seen this page 2 times.').waitFor();
  });

  it('keeps the jars when the server is restarted, and loses what was only in memory', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Log in').click();
    await finished(page, 2);
    await page.getByRole('button', { name: 'Restart server' }).click();
    await page.getByRole('region', { name: 'Store: Memory, 0 records' }).waitFor();
    await jar(page).getByText('connect.sid', { exact: true }).waitFor();
    await quick(page, 'Visit /').click();
    await finished(page, 3);
    await rendered(page).getByRole('button', { name: 'Log in' }).waitFor();
  });
});

describe('a hostile page or cookie', () => {
  it('is shown as text, runs nothing and reaches nothing', async () => {
    const { page, problems } = await openVisitor(browser, app);
    const reached: string[] = [];
    page.on('request', (sent) => reached.push(sent.url()));
    await page.getByRole('textbox', { name: /Address/i }).fill('/flash');
    await page.getByRole('textbox', { name: /Address/i }).press('Enter');
    await rendered(page).getByLabel('Message').fill(HOSTILE);
    await rendered(page).getByRole('button', { name: 'Leave a message' }).click();
    await rendered(page).getByText(HOSTILE).waitFor();
    expect(await page.evaluate(() => Reflect.get(window, 'x'))).toBeUndefined();
    expect(reached.filter((url) => url.includes('evil.example'))).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('a tampered cookie gets a new session, and the server says that the signature does not match', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Log in').click();
    await finished(page, 2);
    const value = jar(page).getByRole('button', { name: /Value of connect\.sid/ });
    await value.click();
    const field = page.getByRole('textbox', { name: 'Value of connect.sid' });
    await field.fill((await field.inputValue()).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
    await page.getByRole('button', { name: 'Put it in the jar' }).click();
    await page.keyboard.press('Escape');
    await quick(page, 'Visit /').click();
    const tampered = await finished(page, 3);
    expect(tampered).toMatchObject({ status: '200', cookieIn: expect.stringContaining('signature') });
    await rendered(page).getByRole('button', { name: 'Log in' }).waitFor();
    await inFront(page, 'Bob');
  });
});
