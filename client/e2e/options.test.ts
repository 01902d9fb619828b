// Each option turned live, and its effect in jar, headers and store.

import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, inFront, jar, options, quick, rendered, saidAt, store, turn } from './stage.ts';

describe('turning an option', () => {
  it('resave: a page that only reads writes the session again instead of touching it', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Log in').click();
    expect((await finished(page, 2)).store).toBe('get touch');
    await turn(page, 'resave', true);
    await options(page).getByText('resave: true').waitFor();
    await quick(page, 'Visit /').click();
    expect(await finished(page, 3)).toMatchObject({ store: 'get set', cookieOut: 'none' });
    await turn(page, 'resave', false);
    await quick(page, 'Visit /').click();
    expect((await finished(page, 4)).store).toBe('get touch');
  });

  it('saveUninitialized: a visitor who leaves nothing gets no record and no cookie', async () => {
    const { page } = await openVisitor(browser, app);
    await turn(page, 'saveUninitialized', false);
    await quick(page, 'Visit /').click();
    expect(await finished(page, 1)).toMatchObject({ store: 'not saved', cookieOut: 'none' });
    await page.getByRole('region', { name: 'Store: Memory, 0 records' }).waitFor();
    await jar(page)
      .getByText(/No cookie/)
      .waitFor();
    await turn(page, 'saveUninitialized', true);
    await inFront(page, 'Bob');
    await quick(page, 'Visit /').click();
    const bob = await finished(page, 2);
    expect(bob.store).toBe('set');
    expect(bob.cookieOut).toMatch(/^[\w-]{4}$/);
    await page.getByRole('region', { name: 'Store: Memory, 1 record' }).waitFor();
    await jar(page, 'Bob').getByText('connect.sid').waitFor();
  });

  it('maxAge: the cookie says when it ends, and jar and store forget it when the clock is there', async () => {
    const { page } = await openVisitor(browser, app);
    await options(page).getByRole('radio', { name: '1 min' }).click();
    await options(page).getByText('maxAge: 60000').waitFor();
    await quick(page, 'View counter').click();
    await finished(page, 1);
    await jar(page)
      .getByText(/(\d\d s|1 min) left/)
      .waitFor();
    await page.getByRole('button', { name: '+1 h' }).click();
    await jar(page)
      .getByText(/No cookie/)
      .waitFor();
    await quick(page, 'View counter').click();
    expect(await finished(page, 2)).toMatchObject({ cookieIn: 'none' });
    await rendered(page).getByText('You have seen this page once.').waitFor();
  });

  it('maxAge to “session”: no Expires in the header, no end in the jar', async () => {
    const { page } = await openVisitor(browser, app);
    await options(page).getByRole('radio', { name: 'session' }).click();
    await options(page).getByText('maxAge: null').waitFor();
    await quick(page, 'Visit /').click();
    await finished(page, 1);
    await jar(page).getByText('until the browser closes').waitFor();
  });
});

describe('a value that can’t be', () => {
  it.each([
    ['NaN', /“NaN” is not a duration/],
    ['-5', /0 or more/],
    ['soon', /“soon” is not a duration/],
    ['1e20', /at most 100 years/],
  ])(
    'maxAge %s gets a sentence at the field, and what was in force stays in force',
    async (typed, sentence) => {
      const { page } = await openVisitor(browser, app);
      await options(page).getByRole('radio', { name: 'custom' }).click();
      const field = options(page).getByRole('textbox', { name: /maxAge/ });
      await field.fill(typed);
      await field.press('Enter');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      expect(await saidAt(page, field)).toMatch(sentence);
      expect(await field.inputValue()).toBe(typed);
      await options(page).getByText('maxAge: 86400000').waitFor();
      await quick(page, 'Visit /').click();
      expect((await finished(page, 1)).status).toBe('200');
      await store(page).getByText('{ }').waitFor();
    },
  );
});
