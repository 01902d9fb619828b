import { expect, it } from 'vitest';
import { checkTrace } from '#shared/exchangeMachine.ts';
import { openForTest } from './openForTest.ts';

const EXCHANGES = 1000;
const DROPS = 50;

it('shows each event of 1,000 exchanges exactly once and in order over 50 lost connections', async () => {
  const scope = await openForTest();
  const page = await scope.page();
  const credentials = page.welcome?.credentials;
  const base = `http://localhost:${scope.sandboxPort}`;
  const cookie = (await fetch(`${base}/views`)).headers.getSetCookie()[0]?.split(';')[0] ?? '';

  // One after the other: a connection that is cut while it is made anew is noticed 20 s later only.
  let lost = Promise.resolve();
  const lose = async () => {
    const before = page.connections;
    page.drop();
    await page.until(() => page.connections > before);
  };

  let sent = 1;
  const visitor = async () => {
    while (sent < EXCHANGES) {
      const number = sent;
      sent += 1;
      await (await fetch(`${base}/views?n=${number}`, { headers: { cookie } })).text();
      if (number % (EXCHANGES / DROPS) === 0) {
        lost = lost.then(lose);
        await lost;
      }
    }
  };
  await Promise.all([visitor(), visitor(), visitor(), visitor()]);
  await page.until(() => page.of('response.sent').length === EXCHANGES);

  expect(page.connections).toBeGreaterThanOrEqual(DROPS - 1);
  expect(page.gaps).toEqual([]);
  expect(page.events.map((event) => event.seq)).toEqual(page.events.map((_, index) => index + 1));
  const numbers = page.of('request.started').map((event) => event.path);
  expect(new Set(numbers).size).toBe(EXCHANGES);

  expect(checkTrace(page.events)).toEqual({ ok: true });

  const witness = await scope.page(credentials === undefined ? {} : { credentials });
  await witness.until(() => witness.events.length >= page.events.length);
  expect(witness.events).toEqual(page.events);
}, 120_000);
