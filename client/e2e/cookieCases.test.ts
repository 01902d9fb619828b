// A real Chromium before a real server at http://localhost, held against the table that the virtual browser is held against.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { launchBrowser } from './browser.ts';

/** What Chromium calls our reasons; of the last two it says nothing. */
const CHROMIUM_SAYS: Record<string, readonly string[]> = {
  'control-character': ['DisallowedCharacter'],
  empty: ['NoCookieContent'],
  'too-large': ['NameValuePairExceedsMaxSize'],
  'public-suffix': ['InvalidDomain'],
  'domain-mismatch': ['InvalidDomain'],
  'samesite-none-insecure': ['SameSiteNoneInsecure'],
  'secure-prefix': ['InvalidPrefix'],
  'host-prefix': ['InvalidPrefix'],
  'http-prefix': ['InvalidPrefix'],
  'nameless-prefix': ['InvalidPrefix'],
  'nameless-pair': [],
  'partitioned-insecure': [],
};

let lines: readonly string[] = [];
let heard: (string | null)[] = [];
/** Counts the settings; Chromium tells of a response when it likes, and this says which one it was. */
let turn = 0;
const server = createServer((req, res) => {
  if (req.url === NEXT) heard.push(req.headers.cookie ?? null);
  const elsewhere = `<a href="http://localhost:${port()}${NEXT}">link</a>
    <form method="post" action="http://localhost:${port()}${NEXT}"><button>form</button></form>`;
  const cookies = req.url === SETS ? { 'Set-Cookie': [...lines], 'X-Turn': String(turn) } : {};
  res.writeHead(200, { 'Content-Type': 'text/html', ...cookies }).end(elsewhere);
});
const port = () => {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' ? address?.port : address;
};
const at = (path: string, host = 'localhost') => `http://${host}:${port()}${path}`;

let browser: Browser;
let page: Page;
let cdp: CDPSession;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launchBrowser();
  const context = await browser.newContext();
  page = await context.newPage();
  cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Sets the cookies of a case in an empty jar. Answers why Chromium refused some of them. */
async function set(these: readonly string[]): Promise<string[]> {
  await page.context().clearCookies();
  [lines, heard] = [these, []];
  turn += 1;
  const told = new Promise<string[]>((resolve) => {
    cdp.on('Network.responseReceivedExtraInfo', function hear({ headers, blockedCookies }) {
      if (headers['X-Turn'] !== String(turn)) return;
      cdp.off('Network.responseReceivedExtraInfo', hear);
      resolve(blockedCookies.flatMap(({ blockedReasons }) => blockedReasons));
    });
  });
  await page.goto(at(SETS));
  return told;
}

describe('Chromium at http://localhost', () => {
  test.each(COOKIE_CASES.map((each) => [each.lines.join(' | ').slice(0, 90), each] as const))(
    'does with %j what the table says',
    async (_name, { lines: these, kept, refused, sent }) => {
      const blocked = await set(these);
      const now = Date.now() / 1000;
      const cookies = await page.context().cookies();
      expect(
        cookies
          .map((cookie) =>
            keptWords({
              ...cookie,
              partitioned: cookie.partitionKey !== undefined,
              lives: cookie.expires === -1 ? null : cookie.expires - now,
            }),
          )
          .sort(),
      ).toEqual([...kept].sort());
      expect(blocked).toEqual(refused.flatMap((code) => CHROMIUM_SAYS[code]));
      await page.goto(at(NEXT));
      expect(heard).toEqual([sent]);
    },
  );

  test.each(SITE_CASES)(
    'sends $sent with a $method, cross-site: $crossSite',
    async ({ method, crossSite, sent }) => {
      await set(SITE_COOKIES);
      await page.goto(at('/elsewhere', crossSite ? '127.0.0.1' : 'localhost'));
      await Promise.all([
        page.waitForURL(at(NEXT)),
        page.getByText(method === 'GET' ? 'link' : 'form').click(),
      ]);
      expect(heard).toEqual([sent]);
    },
  );

  test.each(SCRIPT_CASES)('lets a script of $page read $read', async ({ page: path, read }) => {
    await set(SCRIPT_COOKIES);
    await page.goto(at(path));
    expect(await page.evaluate('document.cookie')).toBe(read);
  });
});
