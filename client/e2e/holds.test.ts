// Holds as a learner uses them: a request that waits at a station, seen and released by hand, and delays.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, inFront, options, quick, rendered, store, turn } from './stage.ts';

const hold = (page: Page, station: string) => page.getByRole('button', { name: `Hold at ${station}` });
const held = (page: Page) => page.getByRole('region', { name: 'Held requests' });
const pressed = (page: Page, station: string) => hold(page, station).getAttribute('aria-pressed');

describe('a hold', () => {
  it('makes the lost update by hand: a reader waits, the session changes, the reader writes the old one over it', async () => {
    const { page, problems } = await openVisitor(browser, app);
    await turn(page, 'resave', true);
    await quick(page, 'View counter').click();
    await finished(page, 1);

    await hold(page, 'Save').click();
    await expect.poll(() => pressed(page, 'Save')).toBe('true');
    await quick(page, 'Visit /').click();
    await held(page).getByText('Alice’s GET / waits at Save', { exact: true }).waitFor();
    await held(page)
      .getByText(/\d+ s left/)
      .waitFor();
    await page.getByText(/held here/).waitFor({ state: 'attached' });

    // Reloading shows the same: what waits, and where holds are.
    await page.reload();
    await held(page).getByText('Alice’s GET / waits at Save', { exact: true }).waitFor();
    expect(await pressed(page, 'Save')).toBe('true');

    // Without the hold others pass, and what waits goes on waiting.
    await hold(page, 'Save').press('Enter');
    await expect.poll(() => pressed(page, 'Save')).toBe('false');
    await quick(page, 'View counter').click();
    await rendered(page).getByText('You have seen this page 2 times.').waitFor();
    await held(page).getByRole('button', { name: 'Release exchange 2' }).press('Enter');
    await held(page).waitFor({ state: 'hidden' });
    await finished(page, 2);
    await store(page).getByText('views: 1').waitFor();
    expect(problems).toEqual([]);
  });

  it('leaves the browser in front that a person picked, when what waited goes on with a redirect', async () => {
    const { page } = await openVisitor(browser, app);
    await hold(page, 'Your route handler').click();
    await expect.poll(() => pressed(page, 'Your route handler')).toBe('true');
    await quick(page, 'Log in').click();
    await held(page).getByText('Alice’s POST /user waits at Your route handler').first().waitFor();
    await hold(page, 'Your route handler').click();
    await expect.poll(() => pressed(page, 'Your route handler')).toBe('false');
    await inFront(page, 'Bob');
    await held(page).getByRole('button', { name: 'Release exchange 1' }).click();
    expect((await finished(page, 2)).browser).toBe('Alice');
    await page.getByText('Alice shows the page.').first().waitFor({ state: 'attached' });
    expect(await page.getByRole('tab', { name: /Bob/, selected: true }).count()).toBe(1);
  });

  it('stops one browser, while another goes on', async () => {
    const { page } = await openVisitor(browser, app);
    await page.getByLabel('Whose requests a new hold stops').selectOption('Bob');
    await hold(page, 'Your route handler').click();
    await expect.poll(() => pressed(page, 'Your route handler')).toBe('true');
    await inFront(page, 'Bob');
    await quick(page, 'View counter').click();
    await held(page).getByText('Bob’s GET /views waits at Your route handler').first().waitFor();
    await inFront(page, 'Alice');
    await quick(page, 'View counter').click();
    await rendered(page).getByText('You have seen this page once.').waitFor();
    await quick(page, 'Visit /').click();
    expect((await finished(page, 3)).status).toBe('200');
    await held(page).getByRole('button', { name: 'Release exchange 1' }).click();
    expect((await finished(page, 1)).status).toBe('200');
  });

  it('says that the server ended while something waited', async () => {
    const { page } = await openVisitor(browser, app);
    await hold(page, 'Load session').click();
    await hold(page, 'Read cookie').click();
    await expect.poll(() => pressed(page, 'Read cookie')).toBe('true');
    await quick(page, 'Visit /').click();
    await held(page).getByText('waits at Read cookie').first().waitFor();
    await page.getByRole('button', { name: 'Restart server' }).click();
    await held(page).waitFor({ state: 'hidden' });
    await page.getByText(/The request got no complete response/).waitFor();
    expect(await pressed(page, 'Read cookie')).toBe('true');
  });
});

describe('a delay', () => {
  it('is set with the keyboard, in steps, and every call of the store takes so long', async () => {
    const { page } = await openVisitor(browser, app);
    const slider = options(page).getByRole('slider', { name: 'Delay of the store' });
    await slider.press('ArrowRight');
    await slider.press('ArrowRight');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('0.2 s');
    const answered = Date.now();
    await quick(page, 'View counter').click();
    await finished(page, 1);
    expect(Date.now() - answered).toBeGreaterThanOrEqual(200);
  });
});
