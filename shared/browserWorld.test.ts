// The world after what a person does to a window and to the app: scripts, closing, variants.
import { expect, test } from 'vitest';
import { TUTORIAL_APP } from './appVariants.ts';
import { checkTrace } from './exchangeMachine.ts';
import type { TraceEvent, TraceFact } from './trace.ts';
import { advance, EMPTY_WORLD, type World } from './world.ts';

const stamped = (facts: readonly TraceFact[]): TraceEvent[] =>
  facts.map((fact, index) => ({ ...fact, seq: index + 1, t: 0, mono: index }));
const worldAfter = (...facts: TraceFact[]): World =>
  stamped([{ type: 'browser.added', browser: 'Alice', exchange: null }, ...facts]).reduce(
    advance,
    EMPTY_WORLD,
  );

const from = { browser: 'Alice', visit: 1, url: 'http://localhost:4000/' };
const page: TraceFact = {
  type: 'browser.page',
  ...from,
  status: 200,
  contentType: 'text/html',
  body: 'Hello',
  truncated: false,
  exchange: 1,
};
const asked: TraceFact = {
  type: 'browser.requested',
  ...from,
  method: 'GET',
  body: null,
  redirectOf: null,
  exchange: 2,
};
const script: TraceFact = {
  type: 'browser.script',
  browser: 'Alice',
  url: from.url,
  read: 'theme=dark',
  hidden: ['connect.sid'],
  exchange: null,
};

test('what a script read stands until the page goes', () => {
  const read = { read: 'theme=dark', hidden: ['connect.sid'] };
  expect(worldAfter(page, script).browsers[0]?.script).toEqual(read);
  expect(worldAfter(page, script, asked).browsers[0]?.script).toBeNull();
  expect(worldAfter(script, page).browsers[0]?.script).toBeNull();
});

test('a window that was closed shows nothing and keeps what is left in the jar', () => {
  const cookie = {
    name: 'theme',
    value: 'dark',
    domain: 'localhost',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: null,
    expires: 60_000,
    created: 0,
    sid: null,
  };
  const about = { browser: 'Alice', name: 'theme', cookie, reason: null, exchange: null } as const;
  const world = worldAfter(
    page,
    { type: 'browser.cookie', ...about, action: 'stored', by: 'response' },
    script,
    { type: 'browser.closed', browser: 'Alice', ended: [], kept: ['theme'], exchange: null },
  );
  expect(world.browsers).toMatchObject([
    { name: 'Alice', page: null, address: '', script: null, cookies: [{ name: 'theme' }] },
  ]);
});

test('the app has the variants that were chosen last', () => {
  const app = { ...TUTORIAL_APP, login: 'regenerate' } as const;
  expect(worldAfter().app).toEqual(TUTORIAL_APP);
  expect(worldAfter({ type: 'app.changed', app, changed: ['login'], exchange: null }).app).toEqual(app);
});

test('a request that its browser gave up may still arrive, one that was answered may not', () => {
  const arrives: TraceFact = {
    type: 'request.started',
    browser: 'Alice',
    visit: 1,
    method: 'GET',
    path: '/',
    headers: [],
    cookies: [],
    exchange: 2,
  };
  const gaveUp: TraceFact = { type: 'browser.failed', ...from, message: 'closed', exchange: 2 };
  const answered: TraceFact = { ...page, exchange: 2 };
  expect(checkTrace(stamped([asked, gaveUp, arrives]))).toEqual({ ok: true });
  expect(checkTrace(stamped([asked, answered, arrives]))).toMatchObject({ ok: false, seq: 3 });
});
