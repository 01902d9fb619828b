// The tutorial's flow, driven as a learner drives it: through the page that the virtual browser shows.

import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { chipText, finished, inFront, jar, quick, rendered, row, store } from './stage.ts';

describe('a learner', () => {
  it('logs in through the page’s own form and finds one shape in jar, wire, server and store', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await quick(page, 'Visit /').click();
    await rendered(page).getByLabel('Username').fill('user1');
    await rendered(page).getByLabel('Password').fill('mypassword');
    await rendered(page).getByRole('button', { name: 'Log in' }).click();
    await rendered(page).getByText('Welcome, user1.').waitFor();

    expect(await finished(page, 2)).toMatchObject({
      browser: 'Alice',
      request: 'POST /user',
      status: '302',
      store: 'get set',
    });
    const { cookieIn, request } = await finished(page, 3);
    expect(request).toContain('GET /');
    await store(page).getByText("userid: 'user1'").waitFor();
    const labels = [
      await chipText(jar(page).locator('[data-sid]').first()),
      await chipText(store(page).locator('[data-sid]').first()),
      cookieIn,
    ];
    expect(new Set(labels).size).toBe(1);
    expect(labels[0]).toMatch(/^[\w-]{4}$/);
    expect(problems).toEqual([]);
  });

  it('is told of a wrong password, and is not logged in', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Log in (wrong password)').click();
    await rendered(page).getByText('Invalid username or password.').waitFor();
    expect(await finished(page, 1)).toMatchObject({ request: 'POST /user', status: '200', cookieIn: 'none' });
    await store(page).getByText('{ }').waitFor();
    await quick(page, 'Visit /').click();
    await finished(page, 2);
    await rendered(page).getByRole('button', { name: 'Log in' }).waitFor();
  });

  it('counts views, and every browser counts for itself', async () => {
    const { page } = await openVisitor(browser, app);
    for (let views = 1; views <= 3; views++) {
      await quick(page, 'View counter').click();
      await finished(page, views);
    }
    await rendered(page).getByText('You have seen this page 3 times.').waitFor();
    await inFront(page, 'Bob');
    await quick(page, 'View counter').click();
    await rendered(page, 'Bob').getByText('You have seen this page once.').waitFor();
    await store(page).getByText('views: 3').waitFor();
    await store(page).getByText('views: 1').waitFor();
  });

  it('logs out: the record goes, the cookie stays and is useless', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Log in').click();
    await rendered(page).getByText('Welcome, user1.').waitFor();
    await rendered(page).getByRole('link', { name: 'Log out' }).click();
    const out = await finished(page, 3);
    expect(out).toMatchObject({ request: 'GET /logout', status: '302', cookieOut: 'none' });
    expect(out.store).toContain('destroy');
    // The redirect brings the old cookie along; the server doesn't know it any more and makes a new session.
    const after = await finished(page, 4);
    expect(after.cookieIn).toBe(out.cookieIn);
    expect(after.cookieOut).not.toBe(out.cookieIn);
    await rendered(page).getByRole('button', { name: 'Log in' }).waitFor();
  });

  it('opens an exchange in the timeline and reads its events in order', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Visit /').click();
    await finished(page, 1);
    await row(page, 1).getByRole('button', { name: 'Events of exchange 1' }).click();
    await page.getByText('The response is complete').waitFor();
    const text = (await page.getByRole('treegrid', { name: 'Exchanges' }).textContent()) ?? '';
    // The save begins, then the headers leave while the store writes; only the last byte waits for it.
    const order = [
      'The request arrives',
      'Session generated',
      'Store set begins',
      'Set-Cookie connect.sid',
      'The headers leave: 200',
      'Store set:',
      'The response is complete',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places, text).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
