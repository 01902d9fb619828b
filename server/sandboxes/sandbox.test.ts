import { describe, expect, it } from 'vitest';
import { checkTrace } from '#shared/exchangeMachine.ts';
import type { Page } from '#shared/world.ts';
import type { HeadlessPage } from '../headlessPage.ts';
import { openForTest, workerEntry } from '../openForTest.ts';

/** The real worker, with a fault on command: adding a browser of that name triggers it. */
const faulty = (fault: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      await import(${JSON.stringify(workerEntry.href)});
      parentPort.on('message', (message) => {
        if (message.command?.browser === 'Fault') { ${fault} }
      });`)}`,
  );

const HANG = 'for (;;);';
const THROW = "setImmediate(() => { throw new Error('boom'); });";
const EXHAUST = 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length));';

async function logIn(page: HeadlessPage): Promise<void> {
  const form: [string, string][] = [
    ['username', 'user1'],
    ['password', 'mypassword'],
  ];
  await page.command({ type: 'visit', browser: 'Alice', method: 'POST', path: '/user', form });
}

const lastPage = (page: HeadlessPage): Page | undefined => page.of('browser.page').at(-1);

describe('a worker that fails', () => {
  it.each([
    ['hangs for 5 s', HANG, 'hung', /no sign of life for 5 s/],
    ['throws', THROW, 'crashed', /boom/],
    ['runs out of memory', EXHAUST, 'out-of-memory', /more than \d+ MB of memory/],
  ])('because it %s is replaced, and the trace says what happened', async (_name, fault, reason, message) => {
    const scope = await openForTest({ workerEntry: faulty(fault) });
    const page = await scope.page();
    await page.command({
      type: 'setOptions',
      options: { secret: 'kept', resave: false, saveUninitialized: false },
    });
    await page.command({ type: 'advanceClock', byMs: 60_000 });
    await logIn(page);
    expect(lastPage(page)?.body).toContain('Welcome, user1');

    const answered = await page.send({ type: 'addBrowser', browser: 'Fault' });
    expect(answered).toMatchObject(fault === THROW ? {} : { ok: false, error: { code: 'not-running' } });
    await page.until(() => page.of('server.crashed').length === 1);
    const [crash] = page.of('server.crashed');
    expect(crash).toMatchObject({ reason, message: expect.stringMatching(message), givenUp: false });
    await page.until(() => page.of('server.restarted').length === 1);
    expect(page.of('server.restarted')).toMatchObject([{ port: scope.sandboxPort, lost: 1, after: 'crash' }]);

    // The jar, the options and the clock went on; the session was only in memory.
    await page.command({ type: 'visit', browser: 'Alice', path: '/' });
    const sent = page
      .of('browser.cookie')
      .filter((event) => event.action === 'sent' && event.name === 'connect.sid');
    expect(sent.at(-1)?.cookie?.sid).toBe(page.of('store.set')[0]?.sid);
    expect(lastPage(page)?.body).toContain('<form');
    expect((page.events.at(-1)?.t ?? 0) - Date.now()).toBeGreaterThan(50_000);
    expect(page.events.map((event) => event.seq)).toEqual(page.events.map((_, index) => index + 1));
    expect(checkTrace(page.events)).toEqual({ ok: true });
  });

  it('ends the exchanges that were under way', async () => {
    const scope = await openForTest({ workerEntry: faulty(THROW) });
    const page = await scope.page();
    const slow = page.send({ type: 'visit', browser: 'Alice', path: '/slow' });
    await page.until(() => page.of('request.started').length === 1);
    void page.send({ type: 'addBrowser', browser: 'Fault' });
    expect(await slow).toMatchObject({ ok: false, error: { code: 'not-running' } });
    await page.until(() => page.of('server.crashed').length === 1);
    expect(page.of('response.sent')).toMatchObject([{ exchange: 1, outcome: 'aborted' }]);
  });

  it('takes what was held with it, says so, and keeps holds and delays', async () => {
    const scope = await openForTest({ workerEntry: faulty(THROW) });
    const page = await scope.page();
    await page.command({ type: 'setHold', station: 'save' });
    await page.command({ type: 'setLatency', handlerMs: 1, storeMs: 0 });
    const held = page.send({ type: 'visit', browser: 'Alice', path: '/views' });
    await page.until(() => page.of('hold.reached').length === 1);
    void page.send({ type: 'addBrowser', browser: 'Fault' });
    expect(await held).toMatchObject({ ok: false, error: { code: 'not-running' } });
    await page.until(() => page.of('server.restarted').length === 1);
    expect(page.of('hold.released')).toMatchObject([{ exchange: 1, reason: 'restart' }]);
    const again = page.send({ type: 'visit', browser: 'Alice', path: '/views' });
    await page.until(() => page.of('hold.reached').length === 2);
    await page.command({ type: 'release' });
    expect(await again).toMatchObject({ ok: true });
    expect(page.of('latency.changed')).toHaveLength(1);
    expect(checkTrace(page.events)).toEqual({ ok: true });
  });

  it('five times within a minute stays stopped until the sandbox is reset', async () => {
    const scope = await openForTest({ workerEntry: faulty(THROW) });
    const page = await scope.page();
    for (let crashes = 1; crashes <= 5; crashes++) {
      await page.send({ type: 'addBrowser', browser: 'Fault' });
      await page.until(() => page.of('server.crashed').length === crashes);
      if (crashes < 5) await page.until(() => page.of('server.restarted').length === crashes);
    }
    expect(page.of('server.crashed')[4]).toMatchObject({
      givenUp: true,
      message: expect.stringContaining('stays stopped until you reset it'),
    });
    expect(await page.send({ type: 'restartServer' })).toMatchObject({
      ok: false,
      error: { code: 'not-running' },
    });
    expect(await page.send({ type: 'reset' })).toMatchObject({ ok: true });
    await page.until(() => page.of('sandbox.started')[0]?.reason === 'reset');
    await page.command({ type: 'visit', browser: 'Alice', path: '/' });
    expect(lastPage(page)?.body).toContain('<form');
  });
});

describe('a reset', () => {
  it('begins a new trace with the tutorial’s options, empty jars and today’s clock on the same port', async () => {
    const scope = await openForTest();
    const page = await scope.page();
    await page.command({ type: 'advanceClock', byMs: 1e9 });
    await page.command({ type: 'setOptions', options: { secret: 'other', resave: true } });
    await logIn(page);
    const epoch = page.epoch;
    expect(await page.send({ type: 'reset' })).toMatchObject({ ok: true });
    await page.until(() => page.epoch !== epoch);
    expect(page.events).toMatchObject([
      { seq: 1, type: 'sandbox.started', port: scope.sandboxPort, clockOffsetMs: 0, reason: 'reset' },
    ]);
    await page.command({ type: 'visit', browser: 'Alice', path: '/' });
    expect(page.of('cookie.read')).toMatchObject([{ verdict: 'absent' }]);
  });
});
