/** The virtual browser before a real server, held against the table that Chromium is held against as well. */
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  COOKIE_CASES,
  keptWords,
  NEXT,
  SCRIPT_CASES,
  SCRIPT_COOKIES,
  SETS,
  SITE_CASES,
  SITE_COOKIES,
} from '#shared/cookieCases.ts';
import type { TraceFact } from '#shared/trace.ts';
import { listen } from '../listen.ts';
import { VirtualBrowser } from './virtualBrowser.ts';

/** A browser before a server that sets those cookies at one page and tells what it was sent at others. */
async function browserBefore(lines: readonly string[]) {
  const heard: (string | null)[] = [];
  const server = createServer((req, res) => {
    if (req.url !== SETS) heard.push(req.headers.cookie ?? null);
    res.writeHead(200, req.url === SETS ? { 'Set-Cookie': [...lines] } : {}).end();
  });
  const listening = await listen(server, 0);
  onTestFinished(() => listening.close());
  const facts: Extract<TraceFact, { type: 'browser.cookie' }>[] = [];
  let exchanges = 0;
  const browser = new VirtualBrowser('Alice', {
    sink: (fact) => {
      if (fact.type === 'browser.failed') throw new Error(fact.message);
      if (fact.type === 'browser.cookie') facts.push(fact);
    },
    doors: () => ({ port: listening.port, tlsPort: null }),
    certificate: () => Promise.reject(new Error('There is none.')),
    nextExchange: () => {
      exchanges += 1;
      return exchanges;
    },
    nextVisit: () => 1,
    announce: () => () => {},
  });
  return { browser, heard, facts };
}

const get = (path: string) => ({ method: 'GET', path, form: null });

describe('a virtual browser at http://localhost', () => {
  it.each(COOKIE_CASES.map((each) => [each.lines.join(' | ').slice(0, 90), each] as const))(
    'does with %j what the table says',
    async (_name, { lines, kept, refused, sent }) => {
      const { browser, heard, facts } = await browserBefore(lines);
      await browser.visit(get(SETS));
      const now = Date.now();
      expect(
        browser.jar.cookies().map((cookie) => {
          const lives = cookie.expires === null ? null : (cookie.expires - now) / 1000;
          return keptWords({ ...cookie, lives });
        }),
      ).toEqual(kept);
      expect(facts.flatMap(({ rule }) => rule?.code ?? [])).toEqual(refused);
      await browser.visit(get(NEXT));
      expect(heard).toEqual([sent]);
    },
  );

  it.each(SITE_CASES)(
    'sends $sent with a $method, cross-site: $crossSite',
    async ({ method, crossSite, sent }) => {
      const { browser, heard } = await browserBefore(SITE_COOKIES);
      await browser.visit(get(SETS));
      await browser.visit({ method, path: NEXT, form: null, crossSite });
      expect(heard).toEqual([sent]);
    },
  );

  it.each(SCRIPT_CASES)('lets a script of $page read $read', async ({ page, read, hidden }) => {
    const { browser } = await browserBefore(SCRIPT_COOKIES);
    await browser.visit(get(SETS));
    expect(browser.jar.readableAt(new URL(page, browser.origin))).toEqual({ read, hidden });
  });
});
