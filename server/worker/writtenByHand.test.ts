import session from 'express-session';
import { describe, expect, test } from 'vitest';
import type { ByHandValue } from '#shared/byHand.ts';
import type { SessionOptions } from '#shared/options.ts';
import { serve } from './bareServer.ts';
import { libraryOptions } from './libraryOptions.ts';

const OPTIONS: SessionOptions = { secret: 'x', resave: false, saveUninitialized: true };
const BARE = ['Path=/', 'HttpOnly'];

describe('what is written by hand', () => {
  const byHand = (name: string, value: ByHandValue) =>
    libraryOptions({ ...OPTIONS, byHand: { [name]: value } });

  test('a misspelt option is passed on, and changes nothing', async () => {
    const given = byHand('cookie.maxage', 1000);
    expect(given.cookie).toEqual({ maxage: 1000 });
    expect((await (await serve(given)).visit()).attributes).toEqual(BARE);
    const misspelt = byHand('saveUninitalized', false);
    expect(misspelt).toMatchObject({ saveUninitialized: true, saveUninitalized: false });
    const { visit, saved } = await serve(misspelt);
    expect([(await visit()).attributes, await saved()]).toEqual([BARE, 1]);
  });

  test('a quoted false counts as true', async () => {
    const { visit, saved } = await serve(byHand('saveUninitialized', 'false'));
    expect([(await visit()).attributes, await saved()]).toEqual([BARE, 1]);
  });

  test('the old name of name is still one', async () => {
    expect((await (await serve(byHand('key', 'old'))).visit()).name).toBe('old');
  });

  test.each<[string, ByHandValue, string]>([
    ['unset', 'delete', 'unset option must be "destroy" or "keep"'],
    ['genid', 'uuid', 'genid option must be a function'],
    ['cookie.maxAge', '60000', 'maxAge must be a number or Date'],
    ['cookie.expires', 'tomorrow', 'maxAge must be a number or Date'],
    ['secret', 5, 'The "key" argument must be of type string'],
  ])('%s: %j is refused in the words that the library would throw', (name, value, words) => {
    expect(() => session(byHand(name, value))).toThrow(words);
  });

  test.each<[string, ByHandValue]>([
    ['cookie.sameSite', 'sometimes'],
    ['cookie.priority', 'urgent'],
    ['cookie.domain', 'exa mple'],
    ['cookie.path', '/;'],
    ['name', 'a b'],
  ])('%s: %j gets through, and no cookie is set', async (name, value) => {
    const { visit } = await serve(byHand(name, value));
    expect(await visit('/;')).toMatchObject({ status: 200, body: 'session', attributes: null });
  });

  test('no secret: every request fails in the library’s words', async () => {
    const { visit } = await serve(byHand('secret', ''));
    expect(await visit()).toMatchObject({
      status: 500,
      body: expect.stringContaining('secret option required'),
    });
  });
});
