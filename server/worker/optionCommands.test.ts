import { expect, test } from 'vitest';
import { DEPRECATIONS, type SessionOptions } from '#shared/options.ts';
import { openForTest } from '../openForTest.ts';

const OPTIONS: SessionOptions = { secret: 'x', resave: false, saveUninitialized: true };

async function open() {
  const page = await (await openForTest()).page();
  const set = (options: Partial<SessionOptions>) =>
    page.send({ type: 'setOptions', options: { ...OPTIONS, ...options } });
  const visit = async () => {
    const pages = page.of('browser.page').length;
    await page.command({ type: 'visit', browser: 'Alice', path: '/' });
    await page.until(() => page.of('browser.page').length > pages);
    return page.of('browser.page').at(-1);
  };
  return { page, set, visit };
}

test('an option left out: the library’s own warning stands in the trace', async () => {
  const { page } = await open();
  await page.command({ type: 'setOptions', options: { secret: 'x' } });
  await page.until(() => page.of('warning').length >= 2);
  expect(page.of('warning').map(({ source, text }) => [source, text])).toEqual([
    ['express-session', DEPRECATIONS.resave],
    ['express-session', DEPRECATIONS.saveUninitialized],
  ]);
});

test('it warns once while the program runs, and again when it has been restarted', async () => {
  const { page } = await open();
  const warnings = () => page.of('warning').map(({ text }) => text);
  await page.command({ type: 'setOptions', options: { secret: 'x', resave: false } });
  await page.command({ type: 'setOptions', options: { secret: 'y', resave: false } });
  expect(warnings()).toEqual([DEPRECATIONS.saveUninitialized]);
  await page.command({ type: 'restartServer' });
  await page.until(() => page.of('server.restarted').length > 0);
  await page.until(() => warnings().length > 1);
  expect(warnings()).toEqual([DEPRECATIONS.saveUninitialized, DEPRECATIONS.saveUninitialized]);
  const told = page.events.map(({ type }) => type);
  expect(told.lastIndexOf('warning')).toBeGreaterThan(told.lastIndexOf('server.restarted'));
});

test('what the library throws is the refusal, and the options before stay in force', async () => {
  const { page, set, visit } = await open();
  await page.command({ type: 'setOptions', options: { ...OPTIONS, name: 'before' } });
  for (const [name, value, words] of [
    ['unset', 'delete', 'unset option must be "destroy" or "keep"'],
    ['genid', 'uuid', 'genid option must be a function'],
    ['cookie.maxAge', '60000', 'maxAge must be a number or Date'],
  ] as const) {
    const answer = await set({ byHand: { [name]: value } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-options' } });
    expect(answer.ok ? '' : answer.error.message).toContain(words);
  }
  await visit();
  expect(page.of('cookie.set').at(-1)?.name).toBe('before');
  expect(page.of('options.changed')).toHaveLength(1);
});

test('what the library can’t write as a header is told in its words, and no cookie is set', async () => {
  const { page, set, visit } = await open();
  expect(await set({ byHand: { 'cookie.priority': 'urgent' } })).toMatchObject({ ok: true });
  expect((await visit())?.status).toBe(200);
  await page.until(() => page.of('session.failed').length > 0);
  expect(page.of('session.failed').at(-1)?.message).toBe('option priority is invalid');
  expect(page.of('cookie.set')).toEqual([]);
});

test('without a secret the page that the browser shows has the library’s words', async () => {
  const { set, visit } = await open();
  expect(await set({ byHand: { secret: '' } })).toMatchObject({ ok: true });
  expect(await visit()).toMatchObject({
    status: 500,
    body: expect.stringContaining('secret option required for sessions'),
  });
});

test('a counter begins at 1 again with the middleware, and a new visitor gets the id of an earlier one', async () => {
  const { page, set } = await open();
  const sids = () => page.of('session.generated').map(({ sid }) => sid);
  const visitAs = async (browser: string) => {
    const before = sids().length;
    await page.command({ type: 'visit', browser, path: '/' });
    await page.until(() => sids().length > before);
  };
  await set({ genid: 'counter' });
  await visitAs('Alice');
  await visitAs('Bob');
  await set({ genid: 'counter', rolling: true });
  await visitAs('Mallory');
  expect(sids()).toEqual(['1', '2', '1']);
});
