import { describe, expect, it } from 'vitest';
import type { CommandInput } from '#shared/commands.ts';
import { checkTrace } from '#shared/exchangeMachine.ts';
import { LIMITS } from '#shared/limits.ts';
import { Replay } from '#shared/replay.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { HeadlessPage } from '../headlessPage.ts';
import { openForTest } from '../openForTest.ts';

const OPTIONS = { secret: 'known', resave: false, saveUninitialized: false };

async function openSandbox(options = OPTIONS, holdMs?: number) {
  const scope = await openForTest(holdMs === undefined ? {} : { holdMs });
  const page = await scope.page();
  await page.command({ type: 'setOptions', options });
  return { scope, page };
}

const get = (path: string, browser = 'Alice'): CommandInput => ({ type: 'visit', browser, path });
const post = (path: string, form: [string, string][], browser = 'Alice'): CommandInput => ({
  type: 'visit',
  browser,
  method: 'POST',
  path,
  form,
});
const logIn = post('/user', [
  ['username', 'user1'],
  ['password', 'mypassword'],
]);

/** What waits now, as the trace alone tells. */
function waiting(page: HeadlessPage) {
  const replay = new Replay();
  replay.append(page.events);
  return replay.latest.holding.held;
}

/** Sends a visit and waits until its request is held. Answers the number of its exchange. */
async function sendToHold(page: HeadlessPage, visit: CommandInput): Promise<number> {
  const before = page.of('hold.reached').length;
  // Its answer is of no interest, and may still be on its way when the test is over.
  page.send(visit).catch(() => {});
  await page.until(() => page.of('hold.reached').length > before);
  return page.of('hold.reached').at(-1)?.exchange ?? 0;
}

async function release(page: HeadlessPage, exchange: number): Promise<void> {
  await page.command({ type: 'release', exchange });
  await page.until(() => sent(page, exchange));
}

const sent = (page: HeadlessPage, exchange: number): boolean =>
  page.of('response.sent').some((event) => event.exchange === exchange);

/** The session’s contents as last written, without its cookie. */
function lastWritten(page: HeadlessPage): object {
  const data = page.of('store.set').at(-1)?.data ?? '{}';
  const { cookie: _, ...contents } = JSON.parse(data);
  return contents;
}

const typesOf = (page: HeadlessPage, exchange: number) =>
  page.events.filter((event) => event.exchange === exchange).map(nameOf);
const nameOf = (event: TraceEvent) =>
  event.type === 'decision' ? `${event.question}? ${event.answer ? 'yes' : 'no'}` : event.type;

const isSound = (page: HeadlessPage) => expect(checkTrace(page.events)).toEqual({ ok: true });

describe('a hold', () => {
  it.each([
    ['read-cookie', 'request.started', 'cookie.read'],
    ['load-session', 'store.called', 'store.get'],
    ['handler', 'session.loaded', 'session.changed'],
    ['respond', 'store.set', 'response.sent'],
  ] as const)('at %s stops the request after %s and before %s', async (station, before, after) => {
    const { page } = await openSandbox();
    await page.command(get('/views'));
    await page.command({ type: 'setHold', station });
    const exchange = await sendToHold(page, get('/views'));
    expect(waiting(page)).toMatchObject([
      { exchange, station, browser: 'Alice', method: 'GET', path: '/views' },
    ]);
    // A whole other request comes and goes: the held one still stands where it stood.
    await page.command({ type: 'clearHold', station });
    await page.command(get('/views', 'Bob'));
    expect(typesOf(page, exchange).slice(-2)).toEqual([before, 'hold.reached']);
    await release(page, exchange);
    const types = typesOf(page, exchange);
    expect(types.indexOf('hold.released')).toBe(types.indexOf('hold.reached') + 1);
    expect(types.slice(types.indexOf('hold.released'))).toContain(after);
    expect(types.slice(0, types.indexOf('hold.reached'))).not.toContain(after);
    expect(waiting(page)).toEqual([]);
    expect(page.of('response.sent').at(-1)).toMatchObject({ exchange, status: 200, outcome: 'finished' });
    isSound(page);
  });

  it('at save lets the headers leave, as express-session does, and keeps the write and the last byte back', async () => {
    const { page } = await openSandbox();
    await page.command({ type: 'setHold', station: 'save' });
    const exchange = await sendToHold(page, get('/views'));
    await page.until(() => page.of('browser.cookie').some(({ action }) => action === 'stored'));
    expect(typesOf(page, exchange)).toContain('response.started');
    expect(page.of('store.set')).toEqual([]);
    expect(page.of('browser.page')).toEqual([]);
    await release(page, exchange);
    const [set] = page.of('store.set');
    const [released] = page.of('hold.released');
    expect(released).toMatchObject({ station: 'save', reason: 'person', exchange });
    expect(set?.durationMs).toBeGreaterThanOrEqual(released?.waitedMs ?? Number.POSITIVE_INFINITY);
    expect(lastWritten(page)).toEqual({ views: 1 });
    isSound(page);
  });

  it('for one browser lets the others through, and outside ones too', async () => {
    const { page } = await openSandbox();
    await page.command({ type: 'setHold', station: 'handler', browser: 'Alice' });
    const exchange = await sendToHold(page, get('/views'));
    await page.command(get('/views', 'Bob'));
    const [started] = page.of('sandbox.started');
    expect((await fetch(`http://localhost:${started?.port}/views`)).status).toBe(200);
    expect(page.of('browser.page')).toMatchObject([{ browser: 'Bob', status: 200 }]);
    expect(waiting(page).map((held) => held.exchange)).toEqual([exchange]);
    await release(page, exchange);
  });

  it('for everybody stops a request from outside, and keeps its length and body when it goes on', async () => {
    const { page } = await openSandbox();
    const [started] = page.of('sandbox.started');
    const address = `http://localhost:${started?.port}/profile`;
    const plain = await fetch(address);
    await page.command({ type: 'setHold', station: 'respond' });
    const held = fetch(address);
    await page.until(() => page.of('hold.reached').length === 1);
    expect(waiting(page)).toMatchObject([{ browser: null, path: '/profile' }]);
    // The headers are here already; the body is not.
    const response = await held;
    expect(response.headers.get('content-length')).toBe(plain.headers.get('content-length'));
    await page.command({ type: 'release' });
    expect(await response.text()).toBe(await plain.text());
    isSound(page);
  });

  it('goes on by itself when its time is up, and says so', async () => {
    const { page } = await openSandbox(OPTIONS, 30);
    await page.command({ type: 'setHold', station: 'save' });
    await page.command(get('/views'));
    await page.until(() => page.of('browser.page').length === 1);
    expect(page.of('hold.reached')).toMatchObject([{ limitMs: 30 }]);
    expect(page.of('hold.released')).toMatchObject([{ reason: 'time-limit', station: 'save' }]);
    expect(lastWritten(page)).toEqual({ views: 1 });
    isSound(page);
  });

  it('may last at every station without the browser giving up', () => {
    expect(LIMITS.visitMs).toBeGreaterThan(5 * (LIMITS.holdMs + LIMITS.latencyMs));
  });

  it('ends with the server: what was held never goes on, and nothing of it reaches the new store', async () => {
    const { page } = await openSandbox();
    await page.command({ type: 'setHold', station: 'save', browser: 'Alice' });
    const exchange = await sendToHold(page, get('/views'));
    await page.command({ type: 'restartServer' });
    await page.until(() => page.of('browser.failed').length === 1);
    expect(page.of('hold.released')).toMatchObject([{ exchange, reason: 'restart' }]);
    expect(page.of('response.sent')).toMatchObject([{ exchange, outcome: 'aborted' }]);
    expect(waiting(page)).toEqual([]);
    // The hold itself stays; what it stops next is another request.
    await page.command(get('/views', 'Bob'));
    const again = await sendToHold(page, get('/views'));
    await release(page, again);
    expect(page.of('store.set').map((event) => event.exchange)).not.toContain(exchange);
    isSound(page);
  });

  it('of a sandbox that is reset is gone with it', async () => {
    const { page } = await openSandbox();
    await page.command({ type: 'setHold', station: 'handler' });
    await sendToHold(page, get('/views'));
    const { epoch } = page;
    await page.send({ type: 'reset' });
    await page.until(() => page.epoch !== epoch);
    await page.command(get('/views'));
    await page.until(() => page.of('browser.page').length === 1);
    expect(page.of('hold.reached')).toEqual([]);
  });

  it('of a browser that leaves goes with it', async () => {
    const { page } = await openSandbox();
    await page.command({ type: 'setHold', station: 'handler', browser: 'Bob' });
    await page.command({ type: 'removeBrowser', browser: 'Bob' });
    expect(page.of('holds.changed').at(-1)?.holds).toEqual([]);
  });

  it.each([
    [{ type: 'setHold', station: 'set-cookie' }, 'bad-command', /can’t be stopped/],
    [{ type: 'setHold', station: 'save', browser: 'Nobody' }, 'no-such-browser', /no browser called Nobody/],
    [{ type: 'release', exchange: 99 }, 'not-held', /99 isn’t held/],
    [{ type: 'setLatency', handlerMs: 5001, storeMs: 0 }, 'bad-command', /at most 5 s/],
  ])('that can’t be is refused with a sentence: %j', async (command, code, words) => {
    const { page } = await openSandbox();
    const answer = await page.sendRaw(command);
    expect(answer).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(words) } });
  });
});

describe('made by hand', () => {
  it('a lost update under resave: true: a request that only reads writes the old session over the new one', async () => {
    const { page } = await openSandbox({ ...OPTIONS, resave: true });
    await page.command(post('/cart', [['item', 'apple']]));
    await page.command({ type: 'setHold', station: 'save', browser: 'Alice' });
    const reader = await sendToHold(page, get('/profile'));
    await page.command({ type: 'clearHold' });
    await page.command(post('/cart', [['item', 'pear']]));
    expect(lastWritten(page)).toEqual({ cart: ['apple', 'pear'] });
    await release(page, reader);
    expect(lastWritten(page)).toEqual({ cart: ['apple'] });
    isSound(page);
  });

  it('not under resave: false: the same reader only touches, and the update stays', async () => {
    const { page } = await openSandbox();
    await page.command(post('/cart', [['item', 'apple']]));
    await page.command({ type: 'setHold', station: 'save', browser: 'Alice' });
    const reader = await sendToHold(page, get('/profile'));
    await page.command({ type: 'clearHold' });
    await page.command(post('/cart', [['item', 'pear']]));
    await release(page, reader);
    expect(typesOf(page, reader)).toContain('store.touch');
    await page.command(get('/cart'));
    expect(page.of('browser.page').at(-1)?.body).toContain('<li>apple</li><li>pear</li>');
    isSound(page);
  });

  it('a lost update under resave: false all the same, where both requests write', async () => {
    const { page } = await openSandbox();
    await page.command(get('/views'));
    await page.command({ type: 'setHold', station: 'save', browser: 'Alice' });
    const writer = await sendToHold(page, get('/views'));
    await page.command({ type: 'clearHold' });
    await page.command(post('/preferences', [['language', 'Deutsch']]));
    await release(page, writer);
    expect(lastWritten(page)).toEqual({ views: 2 });
    isSound(page);
  });

  it('a redirect that overtakes the save: the next page finds no session', async () => {
    const { page } = await openSandbox();
    await page.command({ type: 'setHold', station: 'save', browser: 'Alice' });
    const login = await sendToHold(page, logIn);
    await page.until(() => page.of('browser.page').length === 1);
    expect(page.of('browser.requested').at(-1)).toMatchObject({ redirectOf: login });
    expect(page.of('browser.page')[0]?.body).toContain('<form');
    await release(page, login);
    await page.command({ type: 'clearHold' });
    expect(lastWritten(page)).toEqual({ userid: 'user1' });
    isSound(page);
  });

  it('a double submit: two orders are placed, and the session knows of the last', async () => {
    const { page } = await openSandbox({ ...OPTIONS, saveUninitialized: true });
    await page.command(get('/order'));
    await page.command({ type: 'setHold', station: 'handler', browser: 'Alice' });
    const first = await sendToHold(page, post('/order', []));
    const second = await sendToHold(page, post('/order', []));
    await page.command({ type: 'clearHold' });
    await page.command({ type: 'release' });
    await page.until(() => sent(page, first) && sent(page, second));
    const written = page.of('store.set').filter(({ data }) => data?.includes('order'));
    expect(written.map(({ data }) => JSON.parse(data ?? '{}').order)).toEqual([1, 2]);
    // One after the other it is placed once.
    await page.command(post('/order', []));
    expect(page.of('browser.page').at(-1)?.body).toContain('order 2');
    expect(page.of('store.set').at(-1)?.data).toContain('"order":2');
    isSound(page);
  });
});

describe('a delay', () => {
  it('of the store is in every call’s own duration; of the handler in the response’s', async () => {
    const { page } = await openSandbox();
    await page.command(get('/views'));
    await page.command({ type: 'setLatency', handlerMs: 30, storeMs: 40 });
    await page.command(get('/views'));
    const last = <T>(list: readonly T[]) => list.at(-1);
    expect(last(page.of('store.get'))?.durationMs).toBeGreaterThanOrEqual(39);
    expect(last(page.of('store.set'))?.durationMs).toBeGreaterThanOrEqual(39);
    expect(last(page.of('response.sent'))?.durationMs).toBeGreaterThanOrEqual(108);
    isSound(page);
  });

  it('ends with the server, too: what it kept back never reaches the new store', async () => {
    const { page } = await openSandbox();
    await page.command({ type: 'setLatency', handlerMs: 0, storeMs: 2000 });
    page.send(get('/views')).catch(() => {});
    await page.until(() => page.of('store.called').length === 1);
    await page.command({ type: 'restartServer' });
    await page.command({ type: 'visit', browser: 'Bob', path: '/views', wait: true });
    expect(page.of('store.set')).toMatchObject([{ exchange: 2 }]);
  });
});
