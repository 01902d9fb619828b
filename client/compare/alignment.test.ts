import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stamp } from '#shared/sampleTrace.ts';
import type { Condition, TraceEvent, TraceFact } from '#shared/trace.ts';
import { alignStep, differing, type Group } from './alignment.ts';

const stamped = (facts: readonly TraceFact[]) => stamp(facts);

const sid = fc.constantFrom('aaaa', 'bbbb', 'cccc');
const exchange = fc.constantFrom(null, 1, 2, 3);
const fact: fc.Arbitrary<TraceFact> = fc.oneof(
  fc.record({
    type: fc.constant('decision' as const),
    question: fc.constantFrom('save' as const, 'touch' as const, 'set-cookie' as const),
    answer: fc.boolean(),
    sid,
    conditions: fc.constant<Condition[]>([]),
    exchange,
  }),
  fc.record({
    type: fc.constantFrom('store.set' as const, 'store.get' as const, 'store.touch' as const),
    call: fc.nat(),
    sid,
    caller: fc.constantFrom('middleware' as const, 'handler' as const),
    outcome: fc.constantFrom('ok' as const, 'missing' as const),
    data: fc.constantFrom('{"views":1}', '{"views":2}', null),
    expires: fc.constantFrom(null, 1_700_000_060_000, 1_700_086_400_000),
    durationMs: fc.double({ min: 0, max: 9 }),
    error: fc.constant(null),
    exchange,
  }),
  fc.record({
    type: fc.constant('session.generated' as const),
    sid,
    reason: fc.constantFrom('no-cookie' as const, 'regenerated' as const),
    previous: fc.constant(null),
    exchange,
  }),
  fc.record({
    type: fc.constant('session.loaded' as const),
    sid,
    data: fc.constantFrom('{"views":1}', '{}'),
    exchange,
  }),
  fc.record({ type: fc.constant('clock.advanced' as const), byMs: fc.nat(), offsetMs: fc.nat(), exchange }),
);
const trace = fc.array(fact, { maxLength: 30 }).map((facts) => stamped(facts));

const rowsOf = (groups: readonly Group[]) => groups.flatMap(({ rows }) => rows);
const seqs = (events: readonly (TraceEvent | null)[]) =>
  events
    .filter((event) => event !== null)
    .map(({ seq }) => seq)
    .sort((one, two) => one - two);

describe('aligning two traces', () => {
  it('has every event of both in exactly one row', () => {
    fc.assert(
      fc.property(trace, trace, (a, b) => {
        const rows = rowsOf(alignStep(0, a, b));
        expect(seqs(rows.map((row) => row.a))).toEqual(seqs(a));
        expect(seqs(rows.map((row) => row.b))).toEqual(seqs(b));
      }),
    );
  });

  it('finds no difference between a trace and itself, nor the same at another time with other ids', () => {
    const renamed = (events: readonly TraceEvent[]): TraceEvent[] =>
      events.map((event) => ({
        ...event,
        ...('sid' in event && event.sid !== null ? { sid: `${event.sid}-of-the-other` } : {}),
        ...('expires' in event && event.expires !== null ? { expires: event.expires + 1500 } : {}),
        t: event.t + 1000,
        mono: event.mono * 2,
      }));
    fc.assert(
      fc.property(trace, (a) => {
        expect(alignStep(0, a, a).flatMap(differing)).toEqual([]);
        expect(alignStep(0, a, renamed(a)).flatMap(differing)).toEqual([]);
      }),
    );
  });

  it('is the same the other way round', () => {
    const pairs = (groups: readonly Group[], swapped: boolean) =>
      rowsOf(groups)
        .map(({ key, a, b, differences }) => {
          const [first, second] = swapped ? [b, a] : [a, b];
          return `${first?.seq} ${second?.seq} ${key} ${differences.length}`;
        })
        .sort();
    fc.assert(
      fc.property(trace, trace, (a, b) => {
        expect(pairs(alignStep(0, b, a), true)).toEqual(pairs(alignStep(0, a, b), false));
      }),
    );
  });

  it('keeps the order of A in each exchange', () => {
    fc.assert(
      fc.property(trace, trace, (a, b) => {
        for (const { rows } of alignStep(0, a, b)) {
          const order = rows.map((row) => row.a?.seq).filter((seq) => seq !== undefined);
          expect(order).toEqual([...order].sort((one, two) => one - two));
        }
      }),
    );
  });
});

describe('a difference', () => {
  const decision = (answer: boolean): TraceFact => ({
    type: 'decision',
    question: 'save',
    answer,
    sid: 'aaaa',
    conditions: [],
    exchange: 1,
  });
  const said = (a: TraceFact[], b: TraceFact[]) =>
    alignStep(0, stamped(a), stamped(b)).flatMap((group) =>
      differing(group).flatMap((row) => row.differences),
    );

  it('says what each of the two answered', () => {
    expect(said([decision(true)], [decision(false)])).toEqual(['Save?: A yes, B no.']);
  });

  it('says in which of the two something happened alone', () => {
    expect(said([], [decision(false)])).toEqual(['Only in B: Save?, no.']);
  });

  it('tells a life in words and takes no notice of the time that passed on the way', () => {
    const set = (maxAge: number): TraceFact => ({
      type: 'cookie.set',
      raw: '',
      name: 'connect.sid',
      sid: 'aaaa',
      attributes: { path: '/', expires: 1_700_000_000_000 + maxAge },
      by: 'express-session',
      exchange: 1,
    });
    expect(said([set(60_000)], [set(58_700)])).toEqual([]);
    expect(said([set(59_000)], [set(86_399_000)])).toEqual([
      'Set-Cookie connect.sid, life: A 1 min, B 1 day.',
    ]);
  });

  it('pairs a session that was loaded with one that was generated', () => {
    const loaded: TraceFact = { type: 'session.loaded', sid: 'aaaa', data: '{}', exchange: 1 };
    const made: TraceFact = {
      type: 'session.generated',
      sid: 'bbbb',
      reason: 'no-cookie',
      previous: null,
      exchange: 1,
    };
    expect(said([loaded], [made])).toEqual([
      'The session: A loaded from the store, B generated, for no cookie came.',
    ]);
  });
});
