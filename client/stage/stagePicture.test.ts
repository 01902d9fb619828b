import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExchangeView, foldExchange } from '#shared/exchanges.ts';
import { Replay } from '#shared/replay.ts';
import type { TraceFact } from '#shared/trace.ts';
import { START, stamp, visitFacts } from '../model/sampleTrace.ts';
import { drawerLine, explanationLine, stretched } from './connectors.ts';
import { expectedCookie } from './expectedCookie.ts';
import { requestLines, responseLines } from './letters.ts';
import { drawerMotionOf, easeDrawer, easeInOut, motionOf } from './motion.ts';
import { newestRecords } from './newestRecords.ts';

const visit = visitFacts({ exchange: 1, visit: 1, sid: 'K7QdmEj2zR', path: '/views' });
const count = (type: TraceFact['type']) => visit.findIndex((fact) => fact.type === type) + 1;

function viewAfter(facts: readonly TraceFact[]): ExchangeView {
  const view = stamp(facts).reduce<ExchangeView | null>((before, event) => foldExchange(before, event), null);
  if (view === null) throw new Error('An exchange has at least one event.');
  return view;
}
const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);

describe('the letters on the wire', () => {
  it('hold what is known of the request, the cookie first', () => {
    expect(texts(requestLines(viewAfter(visit), false))).toEqual(['GET /views', 'no Cookie header']);
    expect(texts(requestLines(viewAfter(visit), true))).toEqual([
      'GET /views',
      'Host: localhost:4000',
      'no Cookie header',
    ]);
  });
  it('mark the session that a Cookie header carries', () => {
    const headers: [string, string][] = [['Cookie', 'theme=dark; connect.sid=s%3Aabcd.sig']];
    const facts = visit.map((fact) => (fact.type === 'request.started' ? { ...fact, headers } : fact));
    const line = requestLines(viewAfter(facts), false).at(-1);
    expect(line).toMatchObject({
      kind: 'cookie',
      sid: 'abcd',
      text: 'Cookie: theme=dark; connect.sid=s%3Aabcd.sig',
    });
  });
  it('say what is not known yet of the response, and then the exact Set-Cookie', () => {
    expect(texts(responseLines(viewAfter(visit.slice(0, count('request.started'))), false))).toEqual([
      'Set-Cookie: decided later',
    ]);
    const written = responseLines(viewAfter(visit.slice(0, count('cookie.set'))), false);
    expect(written).toMatchObject([{ kind: 'cookie', sid: 'K7QdmEj2zR' }]);
    expect(texts(responseLines(viewAfter(visit), true))).toEqual([
      '200 OK',
      'no Set-Cookie header',
      'Content-Type: text/html',
    ]);
  });
});

describe('what moves', () => {
  const replay = new Replay();
  replay.append(stamp([START, ...visit]));
  const at = (type: TraceFact['type']) => {
    const event = replay.events.find((found) => found.type === type) ?? null;
    return motionOf(event, event?.exchange ? replay.exchangeAt(1, event.seq) : null);
  };
  it('is the request, then the record, then the response, then the cookie', () => {
    expect(at('request.started')).toMatchObject({ kind: 'ride', lane: 'request', to: 1 });
    expect(at('store.called')).toMatchObject({ kind: 'fly', from: ['station save'] });
    expect(at('response.sent')).toMatchObject({ kind: 'ride', lane: 'response', to: 1 });
    expect(at('browser.cookie')).toMatchObject({
      kind: 'fly',
      from: ['response'],
      to: ['ticket connect.sid', 'jar'],
    });
  });
  it('is nothing outside of the exchange on the stage', () => {
    expect(at('sandbox.started')).toBeNull();
    expect(motionOf(replay.eventAt(3) ?? null, null)).toBeNull();
  });
  it('goes from its beginning to its end without going back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          expect(easeInOut(Math.min(a, b))).toBeLessThanOrEqual(easeInOut(Math.max(a, b)) + 1e-6);
        },
      ),
    );
    expect(easeInOut(0)).toBeCloseTo(0, 4);
    expect(easeInOut(1)).toBeCloseTo(1, 4);
  });
});

describe('the cookie that is on its way', () => {
  const browser = (cookies: { name: string; sid: string | null }[]) => ({
    name: 'Alice',
    cookies: cookies.map((cookie) => ({ ...HELD, ...cookie })),
    page: null,
    address: '',
    loading: true,
    problem: null,
    script: null,
  });
  const HELD = {
    value: '',
    domain: 'localhost',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: true,
    sameSite: null,
    expires: null,
    created: 0,
    since: 0,
  };
  const coming = viewAfter(visit.slice(0, count('cookie.set')));

  it('is named once its header is written, until the jar has it', () => {
    expect(expectedCookie(viewAfter(visit.slice(0, count('decision'))), browser([]))).toBeNull();
    expect(expectedCookie(coming, browser([]))).toEqual({ name: 'connect.sid', sid: 'K7QdmEj2zR' });
    expect(expectedCookie(viewAfter(visit), browser([]))).toBeNull();
  });
  it('is none where the jar holds the same already, or for another browser', () => {
    expect(expectedCookie(coming, browser([{ name: 'connect.sid', sid: 'K7QdmEj2zR' }]))).toBeNull();
    expect(expectedCookie(coming, { ...browser([]), name: 'Bob' })).toBeNull();
  });
});

describe('the drawers of the cabinet', () => {
  const record = (seq: number) => ({
    sid: `s${seq}`,
    data: '{}',
    expires: null,
    op: 'set' as const,
    seq,
    exchange: null,
    written: 0,
  });

  it('are those met last, newest first, whatever order they are stored in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(5000), { maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (seqs, limit) => {
          const expected = [...seqs].sort((a, b) => b - a).slice(0, limit);
          expect(newestRecords(seqs.map(record), limit).map(({ seq }) => seq)).toEqual(expected);
        },
      ),
    );
  });
});

describe('the yellow connectors', () => {
  const box = (left: number, top: number, width: number, height: number) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });

  it('join explanation and station straight where they stand side by side', () => {
    expect(explanationLine(box(0, 0, 100, 300), box(120, 140, 200, 40), 1)).toEqual([
      { x: 100, y: 160 },
      { x: 120, y: 160 },
    ]);
  });
  it('bend in the gap to a station that is higher than the explanation', () => {
    const line = explanationLine(box(0, 200, 100, 100), box(120, 0, 200, 40), 1) ?? [];
    expect(line).toHaveLength(4);
    expect(line[0]?.y).toBeGreaterThan(200);
    expect(line.at(-1)).toEqual({ x: 120, y: 20 });
    for (const { x } of line.slice(1, 3)) expect(x).toBeGreaterThan(100);
    for (const { x } of line.slice(1, 3)) expect(x).toBeLessThan(120);
  });
  it('go down where one stands below the other, and on to the drawer from the last', () => {
    const station = box(0, 0, 300, 40);
    const why = box(0, 60, 300, 100);
    expect(explanationLine(why, station, 1)).toEqual([
      { x: 150, y: 40 },
      { x: 150, y: 60 },
    ]);
    expect(drawerLine(why, station, box(0, 200, 300, 50), 1)).toEqual([
      { x: 150, y: 160 },
      { x: 150, y: 200 },
    ]);
  });
  it('lead from the station to the drawer where the explanation stands beside', () => {
    const line = drawerLine(box(0, 100, 100, 100), box(120, 40, 200, 40), box(120, 300, 200, 40), 1);
    expect(line?.map(({ y }) => y)).toEqual([80, 300]);
  });
  it('can be made longer at both ends, along their own direction', () => {
    const line = [
      { x: 10, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 30 },
    ];
    expect(stretched(line, 2)).toEqual([
      { x: 8, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 32 },
    ]);
  });
});

describe('a drawer', () => {
  const call = {
    call: 1,
    sid: 'K7Qd',
    caller: 'middleware',
    durationMs: 1,
    error: null,
    expires: null,
    data: null,
  } as const;
  const doing = (fact: TraceFact) => drawerMotionOf(stamp([fact])[0] ?? null)?.motion ?? null;

  it('is pulled before it is written, and moves only where a call came to something', () => {
    const begun = { type: 'store.called', call: 1, sid: 'K7Qd', caller: 'middleware', exchange: 1 } as const;
    expect(doing({ ...begun, method: 'set' })).toBe('pull');
    expect(doing({ ...begun, method: 'get' })).toBeNull();
    for (const type of ['store.get', 'store.set', 'store.touch', 'store.destroy'] as const) {
      expect(doing({ ...call, type, exchange: 1, outcome: 'ok' })).toBe(type.slice('store.'.length));
      expect(doing({ ...call, type, exchange: 1, outcome: 'error' })).toBeNull();
    }
    expect(drawerMotionOf(null)).toBeNull();
  });

  it('goes a little past its place and comes to rest in it', () => {
    const ways = Array.from({ length: 50 }, (_, at) => easeDrawer(at / 50));
    expect(Math.max(...ways)).toBeGreaterThan(1.01);
    expect(Math.max(...ways)).toBeLessThan(1.1);
    expect(easeDrawer(1)).toBeCloseTo(1, 4);
  });
});
