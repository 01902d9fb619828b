import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FindingId } from '#shared/trace.ts';
import { batchOf, outsideFacts, START, stamp, visitFacts } from '../../model/sampleTrace.ts';
import { TraceStore } from '../../model/traceStore.ts';
import { FIELDS, parse, print, type Term } from './grammar.ts';
import { filterOf } from './match.ts';
import { suggest } from './suggest.ts';

const store = new TraceStore();
store.receive(
  batchOf(
    stamp([
      START,
      ...visitFacts({ exchange: 1, visit: 1, path: '/views', sid: 'K7Qd-first' }),
      ...visitFacts({ exchange: 2, visit: 2, path: '/cart?id=3', browser: 'Bob' }),
      ...outsideFacts(3, '/views'),
      { type: 'finding', exchange: 2, id: 'orphan-session', severity: 'warning', proof: [20] },
      { type: 'finding', exchange: null, id: 'memory-store', severity: 'info', proof: [1] },
    ]),
  ),
);
const { exchanges } = store;
const kept = (text: string) => exchanges.filter(filterOf(parse(text).terms).exchange).map(({ id }) => id);
const notes = (text: string) => {
  const { note } = filterOf(parse(text).terms);
  return store.timeline.flatMap((entry) =>
    entry.kind === 'note' && note(entry.event) ? [entry.event.type] : [],
  );
};

const aText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.toLowerCase());
const aStatus = fc.oneof(
  fc.integer({ min: 100, max: 599 }).map(String),
  fc.integer({ min: 1, max: 5 }).map((first) => `${first}xx`),
);
const aTerm: fc.Arbitrary<Term> = fc
  .record({ field: fc.constantFrom(null, ...FIELDS), not: fc.boolean() })
  .chain(({ field, not }) => {
    const value =
      field === 'status'
        ? aStatus
        : field === 'finding'
          ? fc.constantFrom('', ...FindingId.options)
          : aText.filter((text) => text.toLowerCase() === text);
    return value.map((chosen) => ({ field, value: chosen, not }));
  });

describe('the filter’s language', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.array(aTerm, { maxLength: 6 }), (terms) => {
        expect(parse(print(terms))).toEqual({ terms, errors: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('takes any text, and suggests at any place of it, without failing', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc
        .array(fc.constantFrom('browser:', 'sid:', '"', '\\', ' ', '-', ':', 'finding', 'status:4', 'ali'), {
          maxLength: 12,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(pieces, fc.nat(40), (text, at) => {
        const { terms } = parse(text);
        const filter = filterOf(terms);
        for (const exchange of exchanges) filter.exchange(exchange);
        for (const entry of store.timeline) if (entry.kind === 'note') filter.note(entry.event);
        for (const { filter: next, caret } of suggest(text, Math.min(at, text.length), exchanges))
          expect(caret).toBeLessThanOrEqual(next.length);
      }),
      { numRuns: 150 },
    );
  });

  it('says which word it doesn’t know, and which was meant', () => {
    expect(parse('broswer:alice /views').errors).toEqual([
      'There is no “broswer:”. Did you mean “browser:alice”?',
    ]);
    expect(parse('broswer:alice /views').terms).toEqual([{ field: null, value: '/views', not: false }]);
    expect(parse('http://x').errors[0]).toMatch(
      /There is no “http:”. Use browser, .* or put the text in quotes\./,
    );
    expect(parse('status:30').errors).toEqual([
      '“30” is no status. Write one such as 302, or a class such as 3xx.',
    ]);
    expect(parse('finding:lost-updat').errors).toEqual([
      'There is no finding “lost-updat”. Did you mean “finding:lost-update”?',
    ]);
    expect(parse('finding:x').errors[0]).toMatch(/^There is no finding “x”. Choose/);
  });

  it('waits while a word or a quotation is being typed', () => {
    expect(parse('browser:')).toEqual({ terms: [], errors: [] });
    expect(parse('-')).toEqual({ terms: [], errors: [] });
    expect(parse('"log i').terms).toEqual([{ field: null, value: 'log i', not: false }]);
  });
});

describe('a filter', () => {
  it.each([
    ['browser:alice', [1]],
    ['browser:outside', [3]],
    ['browser:alice browser:bob', [1, 2]],
    ['path:/views', [1, 3]],
    ['path:/views -browser:outside', [1]],
    ['status:200', [1, 2, 3]],
    ['status:2xx -status:200', []],
    ['store:set method:get', [1, 2, 3]],
    ['store:touch', []],
    ['sid:k7qd', [1]],
    ['cookie:connect', [1, 2, 3]],
    ['finding', [2]],
    ['finding:orphan-session', [2]],
    ['finding:lost-update', []],
    ['"finding"', []],
    ['ALICE get /vie', [1]],
    ['alice /cart', []],
    ['#2', [2]],
    ['', [1, 2, 3]],
  ])('“%s” keeps exchanges %j', (text, ids) => expect(kept(text)).toEqual(ids));

  it('keeps what happened between exchanges by its words, and findings by their name', () => {
    expect(notes('port')).toEqual(['sandbox.started']);
    expect(notes('finding')).toEqual(['finding']);
    expect(notes('finding:memory-store')).toEqual(['finding']);
    expect(notes('browser:alice')).toEqual([]);
    expect(notes('-finding')).toEqual(['sandbox.started']);
  });
});

describe('suggestions', () => {
  const texts = (text: string, caret = text.length) => suggest(text, caret, exchanges).map((one) => one.text);
  it('are the language’s words, then values that the trace has', () => {
    expect(texts('')).toEqual(FIELDS.map((field) => (field === 'finding' ? field : `${field}:`)));
    expect(texts('st')).toEqual(['status:', 'store:']);
    expect(texts('browser:')).toEqual(['browser:alice', 'browser:bob', 'browser:outside']);
    expect(texts('browser:b')).toEqual(['browser:bob']);
    expect(texts('-path:/c')).toEqual(['-path:/cart']);
    expect(texts('finding:lo')).toEqual(['finding:lost-update']);
    expect(texts('browser:bob')).toEqual([]);
  });
  it('put themselves where the caret is and leave the rest', () => {
    const [first] = suggest('bro status:200', 3, exchanges);
    expect(first).toMatchObject({ filter: 'browser: status:200', caret: 8 });
    expect(suggest('status:200 browser:a', 20, exchanges)[0]).toMatchObject({
      filter: 'status:200 browser:alice ',
      caret: 25,
    });
  });
});
