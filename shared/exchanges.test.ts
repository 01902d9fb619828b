import { describe, expect, test } from 'vitest';
import { type ExchangeView, foldExchange, sidOfExchange } from './exchanges.ts';
import { firstVisit, readingVisit, stamp, storeCall } from './sampleTrace.ts';
import type { TraceFact } from './trace.ts';

function viewOf(facts: readonly TraceFact[]): ExchangeView {
  const view = stamp(facts).reduce<ExchangeView | null>(foldExchange, null);
  if (view === null) throw new Error('There is no exchange without events.');
  return view;
}

describe('the view of an exchange', () => {
  test('of a first visit has all that happened', () => {
    const view = viewOf(firstVisit(1, 'sid-1'));
    expect(view).toMatchObject({
      id: 1,
      firstSeq: 1,
      browser: 'Alice',
      visit: 1,
      method: 'GET',
      path: '/views',
      arrived: true,
      cookie: { verdict: 'absent', sid: null },
      generated: [{ sid: 'sid-1', reason: 'no-cookie', previous: null }],
      loaded: null,
      changed: { sid: 'sid-1', patch: [{ op: 'add', path: '/views', value: 1 }] },
      storeCalls: [{ method: 'set', caller: 'middleware', outcome: 'ok', durationMs: 1 }],
      decisions: { destroy: { answer: false }, save: { answer: true }, 'set-cookie': { answer: true } },
      setCookies: [{ name: 'connect.sid', by: 'express-session' }],
      jar: [{ action: 'stored', sid: 'sid-1' }],
      status: 200,
      responseHeaders: [['Content-Type', 'text/html']],
      outcome: 'finished',
      bytes: 5,
    });
    expect(view.lastSeq).toBe(firstVisit(1, 'sid-1').length);
    expect(view.decisions.touch).toBeUndefined();
  });

  test('of a visit that only reads has the session as it was loaded', () => {
    const view = viewOf(readingVisit(1, 'sid-1'));
    expect(view).toMatchObject({
      cookie: { verdict: 'valid', secret: 0 },
      loaded: { sid: 'sid-1' },
      changed: null,
    });
    expect(view.storeCalls.map(({ method, outcome }) => [method, outcome])).toEqual([
      ['get', 'ok'],
      ['touch', 'ok'],
    ]);
  });

  test('shows a store call under way until its answer is there', () => {
    const [called, answered] = storeCall(1, 7, 'get', { sid: 'a', data: '{}' });
    expect(viewOf([called]).storeCalls).toMatchObject([
      { call: 7, outcome: null, durationMs: null, data: null },
    ]);
    expect(viewOf([called, answered]).storeCalls).toMatchObject([
      { call: 7, outcome: 'ok', durationMs: 1, data: '{}' },
    ]);
  });

  test('answers the very call, where two run at once', () => {
    const [a, answeredA] = storeCall(1, 1, 'get', { sid: 'a', data: '"a"' });
    const [b, answeredB] = storeCall(1, 2, 'get', { sid: 'b', data: '"b"' });
    const { storeCalls } = viewOf([a, b, answeredB, answeredA]);
    expect(storeCalls.map(({ sid, data }) => [sid, data])).toEqual([
      ['a', '"a"'],
      ['b', '"b"'],
    ]);
  });

  test('of a request from outside begins at the server', () => {
    const outside: TraceFact = {
      type: 'request.started',
      browser: null,
      visit: null,
      method: 'HEAD',
      path: '/',
      headers: [],
      cookies: [],
      exchange: 1,
    };
    expect(viewOf([outside])).toMatchObject({
      browser: null,
      visit: null,
      arrived: true,
      outcome: 'running',
    });
  });

  test('of one that the browser only asked for hasn’t arrived', () => {
    expect(viewOf(firstVisit(1, 'sid-1').slice(0, 1))).toMatchObject({
      arrived: false,
      path: '/views',
      browser: 'Alice',
    });
  });

  test('keeps why it passed without a session, and what failed', () => {
    const [, request] = firstVisit(1, 'sid-1');
    if (request === undefined) throw new Error('A visit has a request.');
    const skipped: TraceFact = {
      type: 'session.skipped',
      reason: 'path-mismatch',
      message: null,
      exchange: 1,
    };
    const failed: TraceFact = { type: 'session.failed', message: 'no', exchange: 1 };
    expect(viewOf([request, skipped, failed])).toMatchObject({
      skipped: { reason: 'path-mismatch', message: null },
      failed: 'no',
    });
  });

  test('leaves the view before as it was', () => {
    const events = stamp(firstVisit(1, 'sid-1'));
    const views: (ExchangeView | null)[] = [null];
    for (const event of events) views.push(foldExchange(views.at(-1) ?? null, event));
    const copies = structuredClone(views);
    for (const [i, event] of events.entries()) foldExchange(views[i] ?? null, event);
    expect(views).toEqual(copies);
  });
});

describe('the session id of an exchange', () => {
  test('is the last one generated, else the one loaded, else the one read', () => {
    const regenerated: TraceFact = {
      type: 'session.generated',
      sid: 'sid-2',
      reason: 'regenerated',
      previous: 'sid-1',
      exchange: 1,
    };
    expect(sidOfExchange(viewOf(readingVisit(1, 'sid-1')))).toBe('sid-1');
    expect(sidOfExchange(viewOf([...readingVisit(1, 'sid-1'), regenerated]))).toBe('sid-2');
    expect(sidOfExchange(viewOf(readingVisit(1, 'sid-1').slice(0, 3)))).toBe('sid-1');
    expect(sidOfExchange(viewOf(readingVisit(1, 'sid-1').slice(0, 2)))).toBeNull();
  });
});
