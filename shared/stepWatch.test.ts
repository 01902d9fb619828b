import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Check } from './lessonChecks.ts';
import { type EventPart, part } from './samplePart.ts';
import { head, sent } from './sampleTrace.ts';
import { type StepStart, StepWatch } from './stepWatch.ts';
import { TraceEvent } from './trace.ts';
import { verdictWords } from './verdictWords.ts';
import { EMPTY_WORLD } from './world.ts';

const START: StepStart = { world: EMPTY_WORLD, exchanges: [], named: new Map() };
const NO_CHECK: Check = { all: [], any: [], none: [] };

type Fields = Record<string, unknown> & { type: string };
/** Events in a row, as a sandbox would tell them. */
const trace = (...events: Fields[]): TraceEvent[] =>
  events.map((fields, i) =>
    TraceEvent.parse({ seq: i + 1, t: 1000 + i, mono: i, exchange: null, ...fields }),
  );

const started = (exchange: number, browser: string, path: string): Fields => ({
  type: 'request.started',
  exchange,
  browser,
  visit: exchange,
  method: 'GET',
  path,
  headers: [],
  cookies: [],
});
const cookieSet = (exchange: number, sid: string, by = 'express-session'): Fields => ({
  type: 'cookie.set',
  exchange,
  raw: 'c=1',
  name: 'c',
  sid,
  attributes: {},
  by,
});
const touched = (exchange: number, sid: string, expires: number | null = null): Fields => ({
  type: 'store.touch',
  exchange,
  call: exchange,
  sid,
  caller: 'middleware',
  outcome: 'ok',
  data: '{"userid":"user1"}',
  expires,
  durationMs: 1,
  error: null,
});

const says = (text: string) => [{ text, style: 'plain' as const, to: null }];

function watching(pass: Partial<Check>, events: readonly TraceEvent[] = []): StepWatch {
  const watch = new StepWatch({ pass: { ...NO_CHECK, ...pass }, near: [] }, START);
  for (const event of events) watch.see(event);
  return watch;
}

describe('a step', () => {
  it('passes when all is met and nothing runs any more, and not before', () => {
    const events = trace(started(1, 'Alice', '/'), touched(1, 'a'), head(1), sent(1));
    const watch = watching({ all: [part('store.touch')] });
    const states = events.map((event) => {
      watch.see(event);
      return watch.verdict.state;
    });
    expect(states).toEqual(['pending', 'pending', 'pending', 'passed']);
    expect(watch.verdict.at).toBe(4);
  });

  it('takes a held request for one at rest', () => {
    const held = { station: 'save', browser: 'Alice', method: 'GET', path: '/', limitMs: 1 };
    const events = trace(started(1, 'Alice', '/'), { type: 'hold.reached', exchange: 1, ...held });
    expect(watching({ all: [part('request.started')] }, events).verdict.state).toBe('passed');
  });

  it('is violated by what must not be, and by too many of what must be, and stays so', () => {
    const events = trace(started(1, 'Alice', '/'), touched(1, 'a'), touched(1, 'a'), sent(1));
    const banned = watching({ all: [part('request.started')], none: [part('store.touch')] }, events);
    expect(banned.verdict).toMatchObject({ state: 'violated', at: 2 });
    expect(verdictWords(banned.verdict)).toBe('This must not happen here: store.touch');
    const once = watching({ all: [part('store.touch', { count: { atLeast: 1, atMost: 1 } })] }, events);
    expect(once.verdict).toMatchObject({ state: 'violated', at: 3 });
    expect(verdictWords(once.verdict)).toBe('Too many: store.touch');
  });

  it('says what is met and what is missing, any of several as one', () => {
    const any = [part('store.set'), part('store.destroy')];
    const events = trace(started(1, 'Alice', '/'), sent(1));
    const watch = watching({ all: [part('request.started'), part('store.touch')], any }, events);
    expect(verdictWords(watch.verdict)).toBe('1 of 3; missing: store.touch; store.set or store.destroy');
  });

  it('knows events by their exchange, also by what its response turns out to be', () => {
    const where: EventPart['where'] = {
      browser: { is: 'one-of', values: ['Alice'] },
      path: { is: 'one-of', values: ['/views'] },
      setCookie: { is: 'one-of', values: ['none'] },
      status: { is: 'compared', by: '<', to: 300 },
      'data.userid': { is: 'one-of', values: ['user1'] },
    };
    const all = [part('store.touch', { where })];
    const state = (...events: Fields[]) => watching({ all }, trace(...events)).verdict.state;
    expect(state(started(1, 'Alice', '/views?x=1'), touched(1, 'a'), head(1), sent(1))).toBe('passed');
    expect(state(started(1, 'Alice', '/views'), touched(1, 'a'), cookieSet(1, 'a'), head(1), sent(1))).toBe(
      'pending',
    );
    expect(state(started(1, 'Alice', '/views'), touched(1, 'a'), head(1, 302), sent(1, 302))).toBe('pending');
    expect(state(started(1, 'Bob', '/views'), touched(1, 'a'), head(1), sent(1))).toBe('pending');
    expect(state(started(1, 'Alice', '/'), touched(1, 'a'), head(1), sent(1))).toBe('pending');
  });

  it('compares with an event that has a name, also one of an earlier step', () => {
    const first = watching({ all: [part('cookie.set', { as: 'given' })] });
    const events = trace(cookieSet(1, 'a'), touched(2, 'a', 5), touched(3, 'b', 9));
    for (const event of events.slice(0, 1)) first.see(event);
    const matched = (is: 'same' | 'different') => {
      const where: EventPart['where'] = { sid: { is, as: 'given', field: 'sid' } };
      const start = { ...START, named: first.named };
      const watch = new StepWatch(
        { pass: { ...NO_CHECK, all: [part('store.touch', { where })] }, near: [] },
        start,
      );
      for (const event of events.slice(1)) watch.see(event);
      return watch.verdict.parts[0]?.proof;
    };
    expect(matched('same')).toEqual([2]);
    expect(matched('different')).toEqual([3]);
    const later: EventPart['where'] = { expires: { is: 'more', as: 'before', field: 'expires' } };
    const both = [part('store.touch', { as: 'before' }), part('store.touch', { where: later })];
    expect(watching({ all: both }, events).verdict.parts.map(({ count }) => count)).toEqual([2, 1]);
  });

  it('counts what the page did, and speaks of the last near miss that is met', () => {
    const did = {
      kind: 'did' as const,
      did: 'open-why' as const,
      count: { atLeast: 1, atMost: null },
      says: [],
    };
    const near = [
      { when: part('request.started'), say: says('one') },
      { when: part('store.touch'), say: says('two') },
    ];
    const watch = new StepWatch({ pass: { ...NO_CHECK, all: [did] }, near }, START);
    expect(watch.near).toBeNull();
    for (const event of trace(started(1, 'Bob', '/'), touched(1, 'b'), sent(1))) watch.see(event);
    expect(watch.near?.say).toEqual(says('two'));
    watch.did('take-apart');
    expect(watch.verdict.state).toBe('pending');
    watch.did('open-why');
    expect(watch.verdict.state).toBe('passed');
    expect(watch.near).toBeNull();
  });
});

/** Traces of requests that overlap, in an order as the server may tell them. */
const anyTrace = fc
  .array(
    fc.record({
      exchange: fc.integer({ min: 1, max: 4 }),
      what: fc.constantFrom('started', 'touched', 'cookie', 'head', 'sent'),
      sid: fc.constantFrom('a', 'b'),
    }),
    { maxLength: 40 },
  )
  .map((moves) => {
    const made = { started, touched, cookie: cookieSet, head, sent };
    return trace(
      ...moves.map(({ exchange, what, sid }): Fields => {
        if (what === 'started') return made.started(exchange, exchange % 2 === 0 ? 'Alice' : 'Bob', '/views');
        if (what === 'touched') return made.touched(exchange, sid, exchange);
        if (what === 'cookie') return made.cookie(exchange, sid);
        return what === 'head' ? made.head(exchange) : made.sent(exchange);
      }),
    );
  });

const anyPart = fc.record({
  event: fc.constantFrom(
    'request.started' as const,
    'store.touch' as const,
    'cookie.set' as const,
    'response.sent' as const,
  ),
  where: fc.constantFrom<EventPart['where']>(
    {},
    { browser: { is: 'one-of', values: ['Alice'] } },
    { setCookie: { is: 'one-of', values: ['none'] } },
    { sid: { is: 'same', as: 'first', field: 'sid' } },
  ),
  count: fc.constantFrom({ atLeast: 1, atMost: null }, { atLeast: 2, atMost: 2 }, { atLeast: 0, atMost: 1 }),
  as: fc.constantFrom(null, 'first'),
});
const anyCheck = fc.record({
  all: fc.array(anyPart, { minLength: 1, maxLength: 3 }),
  none: fc.array(anyPart, { maxLength: 1 }),
});

test('whatever the trace and the check: verdicts are the same each time, final once given, and what is counted stays', () => {
  fc.assert(
    fc.property(anyTrace, anyCheck, (events, { all, none }) => {
      const check = {
        all: all.map(({ event, ...more }) => part(event, more)),
        none: none.map(({ event, ...more }) => part(event, more)),
      };
      const watch = watching(check);
      let before = watch.verdict;
      for (const [i, event] of events.entries()) {
        watch.see(event);
        const now = watch.verdict;
        expect(watching(check, events.slice(0, i + 1)).verdict).toEqual(now);
        if (before.state !== 'pending') expect(now).toBe(before);
        for (const [k, { count }] of now.parts.entries())
          expect(count).toBeGreaterThanOrEqual(before.parts[k]?.count ?? 0);
        if (now.state === 'passed') expect(now.met).toBe(now.of);
        before = now;
      }
    }),
  );
});
