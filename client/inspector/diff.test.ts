import { describe, expect, it } from 'vitest';
import type { ExchangeView } from '#shared/exchanges.ts';
import { batchOf, outsideFacts, START, stamp, visitFacts } from '../model/sampleTrace.ts';
import { TraceStore } from '../model/traceStore.ts';
import { differs, exchangeDiff } from './exchangeDiff.ts';
import { storeDiff } from './storeDiff.ts';
import { waterfallOf } from './waterfall.ts';

const store = new TraceStore();
store.receive(
  batchOf(
    stamp([
      START,
      ...visitFacts({ exchange: 1, visit: 1, path: '/views', sid: 'one' }),
      ...outsideFacts(2, '/cart'),
    ]),
  ),
);
const at = (id: number): ExchangeView => {
  const exchange = store.replay.exchangeAt(id, store.replay.head);
  if (exchange === null) throw new Error(`There is no exchange ${id}.`);
  return exchange;
};
const differences = (a: ExchangeView, b: ExchangeView) =>
  exchangeDiff(a, b).flatMap(({ title, lines }) =>
    lines.filter(differs).map((line) => [`${title}: ${line.name}`, line.a, line.b]),
  );

describe('two exchanges side by side', () => {
  it('differ in nothing where they are the same one', () => {
    expect(differences(at(1), at(1))).toEqual([]);
  });

  it('differ in exactly what each asked, called and answered', () => {
    expect(differences(at(1), at(2))).toEqual([
      ['Request: browser', 'Alice', 'outside'],
      ['Request: path', '/views', '/cart'],
      ['Session: generated 1', 'no-cookie, one', 'no-cookie, sid-2-xxxx'],
      ['Store calls: call 1', 'set, one, ok, by middleware', 'set, sid-2-xxxx, ok, by middleware'],
    ]);
  });

  it('show what one has and the other doesn’t, and headers by name in any case, each as often as it came', () => {
    const a: ExchangeView = {
      ...at(1),
      responseHeaders: [
        ['Set-Cookie', 'a'],
        ['set-cookie', 'b'],
      ],
    };
    const b: ExchangeView = { ...at(1), responseHeaders: [['SET-COOKIE', 'a']], decisions: {} };
    expect(differences(a, b)).toEqual([
      ['Decisions: Destroy?', 'no', null],
      ['Decisions: Save?', 'yes', null],
      ['Decisions: Save? modified', 'true', null],
      ['Decisions: Set cookie?', 'yes', null],
      ['Response headers: set-cookie (2)', 'b', null],
    ]);
  });
});

describe('the store between two moments', () => {
  const { replay } = store;
  const records = (from: number, to: number) =>
    storeDiff(replay.worldAt(from).store, replay.worldAt(to).store).map(({ sid, change }) => [sid, change]);

  it('tells which records came, went and stayed, what differs first', () => {
    const between = at(1).lastSeq;
    expect(records(0, between)).toEqual([['one', 'added']]);
    expect(records(between, replay.head)).toEqual([
      ['sid-2-xxxx', 'added'],
      ['one', 'same'],
    ]);
    expect(records(replay.head, between)).toEqual([
      ['sid-2-xxxx', 'removed'],
      ['one', 'same'],
    ]);
  });
});

describe('the waterfall of the store calls', () => {
  it('places each call from the exchange’s first event on, within its whole time', () => {
    const { spans, total } = waterfallOf(at(1), store.replay.eventsOf(1));
    // Events of the sample are 1 ms apart: the call is the eighth, the answer is sent with the thirteenth.
    expect(spans).toMatchObject([{ start: 7, length: 0.2 }]);
    expect(total).toBe(12);
  });
});
