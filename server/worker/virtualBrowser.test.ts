import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LIMITS } from '#shared/limits.ts';
import type { TraceFact } from '#shared/trace.ts';
import { listen } from '../listen.ts';
import { VirtualBrowser } from './virtualBrowser.ts';

/** A browser before a real server that answers as the test says. */
async function browserAt(answer: RequestListener) {
  const listening = await listen(createServer(answer), 0);
  onTestFinished(() => listening.close());
  const facts: TraceFact[] = [];
  const announced = new Set<string>();
  let exchanges = 0;
  const browser = new VirtualBrowser('Alice', {
    sink: (fact) => facts.push(fact),
    doors: () => ({ port: listening.port, tlsPort: null }),
    certificate: () => Promise.reject(new Error('There is none.')),
    nextExchange: () => {
      exchanges += 1;
      return exchanges;
    },
    nextVisit: () => 1,
    announce: (connection) => {
      announced.add(connection);
      return () => announced.delete(connection);
    },
  });
  const of = <T extends TraceFact['type']>(type: T) =>
    facts.filter((fact): fact is Extract<TraceFact, { type: T }> => fact.type === type);
  return { browser, facts, of, announced, origin: `http://localhost:${listening.port}` };
}

const visit = (path: string, method = 'GET') => ({ method, path, form: [['a', 'ü &']] as const });

describe('a virtual browser', () => {
  it.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
    [302, 'HEAD', 'HEAD'],
    [303, 'HEAD', 'HEAD'],
  ])('follows a %i after %s with %s, as the fetch standard says', async (status, method, then) => {
    const { browser, of, announced } = await browserAt((req, res) => {
      if (req.url === '/next') res.end('there');
      else res.writeHead(status, { Location: '/next', 'Set-Cookie': 'seen=1; Path=/' }).end();
    });
    await browser.visit(visit('/', method));
    const requests = of('browser.requested');
    expect(requests.map((fact) => fact.method)).toEqual([method, then]);
    expect(requests.map((fact) => fact.redirectOf)).toEqual([null, 1]);
    expect(requests[1]?.body).toBe(then === 'POST' ? 'a=%C3%BC+%26' : null);
    expect(of('browser.cookie').map((fact) => [fact.action, fact.exchange])).toEqual([
      ['stored', 1],
      ['sent', 2],
    ]);
    expect(of('browser.page')).toMatchObject([{ visit: 1, status: 200, exchange: 2 }]);
    expect(announced.size).toBeLessThanOrEqual(1);
  });

  it(`gives up after ${LIMITS.redirects} redirects and says so`, async () => {
    const { browser, of } = await browserAt((_req, res) => res.writeHead(302, { Location: '/again' }).end());
    await browser.visit(visit('/'));
    expect(of('browser.requested')).toHaveLength(LIMITS.redirects + 1);
    expect(of('browser.failed')).toMatchObject([{ message: expect.stringContaining('more than 20 times') }]);
  });

  it('does not follow a redirect out of the sandbox', async () => {
    const { browser, of } = await browserAt((_req, res) =>
      res.writeHead(302, { Location: 'http://evil.example/' }).end(),
    );
    await browser.visit(visit('/'));
    expect(of('browser.requested')).toHaveLength(1);
    expect(of('browser.failed')).toMatchObject([{ message: expect.stringContaining('outside the sandbox') }]);
  });

  it('keeps the beginning of a page that is too long, and says that it was cut', async () => {
    const { browser, of } = await browserAt((_req, res) => res.end('x'.repeat(LIMITS.pageChars * 3)));
    await browser.visit(visit('/'));
    const [page] = of('browser.page');
    expect([page?.body.length, page?.truncated]).toEqual([LIMITS.pageChars, true]);
  });

  it('says that a response broke off', async () => {
    const { browser, of } = await browserAt((_req, res) => {
      res.writeHead(200, { 'Content-Length': '100' });
      res.write('begun', () => res.destroy());
    });
    await browser.visit(visit('/'));
    expect(of('browser.failed')).toMatchObject([
      { message: expect.stringContaining('no complete response') },
    ]);
  });

  it('ends what is under way when it is closed', async () => {
    let arrived: () => void = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { browser, of } = await browserAt(() => arrived());
    const visiting = browser.visit(visit('/'));
    await arrival;
    browser.close();
    await visiting;
    expect(of('browser.failed')).toMatchObject([
      { message: expect.stringContaining('the browser was closed') },
    ]);
  });
});
