import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterEvent, beforeExchange, checkTrace, stationOf } from './exchangeMachine.ts';
import { decision, firstVisit, readingVisit, stamp, storeCall } from './sampleTrace.ts';
import type { TraceFact } from './trace.ts';

const check = (facts: readonly TraceFact[]) => checkTrace(stamp(facts));
const ok = { ok: true };
const exchange = 1;
const sid = 'sid-1';
const request: TraceFact = {
  type: 'request.started',
  browser: null,
  visit: null,
  method: 'GET',
  path: '/',
  headers: [],
  cookies: [],
  exchange,
};
const headers: TraceFact = { type: 'response.started', status: 200, headers: [], exchange };
const sent = (outcome: 'finished' | 'aborted'): TraceFact => ({
  type: 'response.sent',
  status: 200,
  bytes: 0,
  durationMs: 1,
  outcome,
  exchange,
});
const read: TraceFact = {
  type: 'cookie.read',
  name: 'connect.sid',
  raw: null,
  verdict: 'absent',
  sid: null,
  secret: null,
  exchange,
};
const generated: TraceFact = {
  type: 'session.generated',
  sid,
  reason: 'no-cookie',
  previous: null,
  exchange,
};
const failed: TraceFact = { type: 'session.failed', message: 'no', exchange };
const changed: TraceFact = { type: 'session.changed', sid, patch: [], data: '{}', exchange };
const nothingLeft: TraceFact = {
  type: 'decision',
  question: 'save',
  answer: false,
  sid: null,
  conditions: [{ name: 'hasSession', value: false }],
  exchange,
};
const [calledGet, answeredGet] = storeCall(exchange, 1, 'get', { sid });
const [calledSet, answeredSet] = storeCall(exchange, 2, 'set', { sid });
const begun = [request, read, generated];
const unsaved = [decision(1, 'destroy', false), decision(1, 'save', false), decision(1, 'touch', false)];
const noCookie = decision(1, 'set-cookie', false);

describe('a trace that can be', () => {
  test.each<[string, TraceFact[]]>([
    ['a first visit', firstVisit(1, sid)],
    ['a visit that only reads', readingVisit(1, sid)],
    ['two visits one after the other', [...firstVisit(1, sid), ...readingVisit(2, sid)]],
    ['one that has only begun', begun],
    ['a stream', [...begun, noCookie, headers, changed, ...unsaved, sent('finished')]],
    [
      'a request that passes without a session',
      [
        request,
        { type: 'session.skipped', reason: 'path-mismatch', message: null, exchange },
        headers,
        sent('finished'),
      ],
    ],
    ['no secret', [request, failed, headers, sent('finished')]],
    [
      'a store that fails to read',
      [
        request,
        read,
        calledGet,
        answeredGet,
        failed,
        decision(1, 'destroy', false),
        nothingLeft,
        noCookie,
        headers,
        sent('finished'),
      ],
    ],
    ['a late error of the store', [...begun, ...unsaved, noCookie, headers, failed, sent('finished')]],
    [
      'a socket that closed before the handler was done',
      [...begun, sent('aborted'), changed, ...unsaved, noCookie],
    ],
    [
      'a socket that closed while the session was loaded',
      [request, read, calledGet, sent('aborted'), answeredGet, generated],
    ],
    [
      'an answer given while the session was loaded',
      [
        request,
        read,
        calledGet,
        decision(1, 'destroy', false),
        nothingLeft,
        noCookie,
        headers,
        sent('finished'),
        answeredGet,
        generated,
      ],
    ],
    ['a warning at any time', [request, { type: 'warning', source: 'node', text: '', exchange }, read]],
    [
      'a browser that got no answer',
      [
        ...firstVisit(1, sid).slice(0, 1),
        { type: 'browser.failed', browser: 'Alice', visit: 1, url: '', message: '', exchange },
      ],
    ],
  ])('%s', (_, facts) => {
    expect(check(facts)).toEqual(ok);
  });

  test('interleaves with others as it likes', () => {
    const one = firstVisit(1, 'sid-1');
    const two = readingVisit(2, 'sid-2');
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), (choices) => {
        const left = [...one];
        const right = [...two];
        const mixed: TraceFact[] = [];
        while (left.length + right.length > 0) {
          const from = right.length === 0 || (left.length > 0 && choices.next().value) ? left : right;
          mixed.push(...from.splice(0, 1));
        }
        expect(check(mixed)).toEqual(ok);
      }),
    );
  });
});

describe('a trace that can’t be', () => {
  const refused = (facts: readonly TraceFact[]) => {
    const result = check(facts);
    return result.ok ? 'accepted' : result.type;
  };

  test.each<[string, TraceFact[], string]>([
    ['a cookie read twice', [request, read, read], 'cookie.read'],
    ['an answer that nobody asked for', [...begun, answeredSet], 'store.set'],
    ['an answer given twice', [request, read, calledGet, answeredGet, answeredGet], 'store.get'],
    ['a session before its cookie', [request, generated], 'session.generated'],
    ['a save that wasn’t decided', [...begun, decision(1, 'destroy', false), calledSet], 'store.called'],
    [
      'a touch asked before the save',
      [...begun, decision(1, 'destroy', false), decision(1, 'touch', true)],
      'decision',
    ],
    ['headers before the cookie was decided', [...begun, ...unsaved, headers], 'response.started'],
    ['headers amid the decisions', [...begun, ...unsaved.slice(0, 2), noCookie], 'decision'],
    ['headers twice', [...begun, ...unsaved, noCookie, headers, headers], 'response.started'],
    ['an end without headers', [...begun, ...unsaved, noCookie, sent('finished')], 'response.sent'],
    [
      'an end before the store has answered',
      [
        ...begun,
        decision(1, 'destroy', false),
        decision(1, 'save', true),
        calledSet,
        noCookie,
        headers,
        sent('finished'),
      ],
      'response.sent',
    ],
    ['two ends', [...begun, sent('aborted'), sent('aborted')], 'response.sent'],
    [
      'a decision after the end',
      [...begun, ...unsaved, noCookie, headers, sent('finished'), ...unsaved],
      'decision',
    ],
    ['decisions without the library', [request, failed, decision(1, 'destroy', false)], 'decision'],
    [
      'a page before the answer',
      [...firstVisit(1, sid).slice(0, 2), ...firstVisit(1, sid).slice(-1)],
      'browser.page',
    ],
  ])('%s', (_, facts, type) => {
    expect(refused(facts)).toBe(type);
  });

  test('says where it was, and what could have come', () => {
    const result = check([...begun, decision(1, 'destroy', false), calledSet]);
    expect(result).toMatchObject({ ok: false, seq: 5, type: 'store.called' });
    if (result.ok) throw new Error('It was accepted.');
    expect(result.state).toContain('"ending":"kept"');
    expect(result.expected).toContain('decision "save": yes');
    expect(result.expected).not.toContain('store.called: set by express-session');
  });

  /** What every such visit has, in this order and no other; a store's answer may come at different times. */
  const isEssential = (fact: TraceFact) =>
    !fact.type.startsWith('browser.') && fact.type !== 'session.changed' && fact.type !== 'cookie.set';
  const mayMove = (fact: TraceFact) => fact.type === 'store.set' || fact.type === 'store.touch';

  test.each([
    ['a first visit', firstVisit(1, sid).filter(isEssential)],
    ['a visit that only reads', readingVisit(1, sid).filter(isEssential)],
  ])('%s without one of its essential events', (_, facts) => {
    for (const missing of facts.slice(0, -1).keys()) {
      expect(check(facts.filter((_fact, index) => index !== missing)).ok, facts[missing]?.type).toBe(false);
    }
  });

  test.each([
    ['a first visit', firstVisit(1, sid).filter(isEssential)],
    ['a visit that only reads', readingVisit(1, sid).filter(isEssential)],
  ])('%s in any other order', (_, facts) => {
    const fixed = facts.filter((fact) => !mayMove(fact));
    const inOrder = (shuffled: TraceFact[]) =>
      shuffled.filter((fact) => !mayMove(fact)).every((fact, i) => fact === fixed[i]);
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        fc.pre(!inOrder(shuffled));
        expect(check(shuffled).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

test('the station of a request follows it through the library', () => {
  const stations: unknown[] = [];
  let state = beforeExchange();
  for (const event of stamp(readingVisit(1, sid))) {
    const next = afterEvent(state, event);
    if (next === null) throw new Error(`${event.type} was refused.`);
    state = next;
    if (stationOf(state) !== stations.at(-1)) stations.push(stationOf(state));
  }
  expect(stations).toEqual([
    null,
    'read-cookie',
    'verify-signature',
    'load-session',
    'handler',
    'save',
    'set-cookie',
    'respond',
  ]);
});

test('a stream is back at the handler once its headers have left', () => {
  const at = (facts: TraceFact[]) => {
    let state = beforeExchange();
    for (const event of stamp(facts)) state = afterEvent(state, event) ?? state;
    return stationOf(state);
  };
  expect(at([...begun, noCookie])).toBe('set-cookie');
  expect(at([...begun, noCookie, headers])).toBe('handler');
  expect(at([...begun, noCookie, headers, ...unsaved])).toBe('respond');
  expect(at([...begun, sent('aborted')])).toBe('respond');
});
