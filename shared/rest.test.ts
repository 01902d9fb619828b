import { describe, expect, it } from 'vitest';
import { Replay } from './replay.ts';
import { isAtRest } from './rest.ts';
import { head, sent } from './sampleTrace.ts';
import { TraceEvent } from './trace.ts';

type Fields = Record<string, unknown> & { type: string };

/** Whether a sandbox is at rest after each of these events. */
function restAfterEach(...events: Fields[]): boolean[] {
  const replay = new Replay();
  return events.map((fields, i) => {
    replay.append([TraceEvent.parse({ seq: i + 1, t: 1000 + i, mono: i, exchange: null, ...fields })]);
    return isAtRest(replay.latest, replay.exchanges);
  });
}

const added: Fields = { type: 'browser.added', browser: 'Alice' };
const requested = (exchange: number, redirectOf: number | null = null): Fields => ({
  type: 'browser.requested',
  exchange,
  browser: 'Alice',
  visit: 1,
  method: 'GET',
  url: 'http://localhost:4000/',
  body: null,
  redirectOf,
});
const started = (exchange: number): Fields => ({
  type: 'request.started',
  exchange,
  browser: 'Alice',
  visit: 1,
  method: 'GET',
  path: '/',
  headers: [],
  cookies: [],
});
const held = (exchange: number): Fields => ({
  type: 'hold.reached',
  exchange,
  station: 'save',
  browser: 'Alice',
  method: 'GET',
  path: '/',
  limitMs: 1,
});
const released = (exchange: number): Fields => ({
  type: 'hold.released',
  exchange,
  station: 'save',
  reason: 'person',
  waitedMs: 1,
});
const shown = (exchange: number): Fields => ({
  type: 'browser.page',
  exchange,
  browser: 'Alice',
  visit: 1,
  url: 'http://localhost:4000/',
  status: 200,
  contentType: 'text/html',
  body: '',
  truncated: false,
});

describe('a sandbox', () => {
  it('is at rest from the page that a browser shows to the next request', () => {
    const story = [added, requested(1), started(1), head(1, 200), sent(1, 200), shown(1), requested(2)];
    expect(restAfterEach(...story)).toEqual([true, false, false, false, false, true, false]);
  });

  it('is at rest while a person lets a request wait', () => {
    const story = [added, requested(1), started(1), held(1), released(1)];
    expect(restAfterEach(...story)).toEqual([true, false, false, true, false]);
  });

  it('is not while a redirect is about to be followed, though its own response is held', () => {
    const redirect = head(1, 302, [['Location', '/']]);
    const story = [
      added,
      requested(1),
      started(1),
      redirect,
      held(1),
      requested(2, 1),
      started(2),
      sent(2, 200),
    ];
    expect(restAfterEach(...story, shown(2)).slice(4)).toEqual([false, false, false, false, true]);
  });

  it('is at rest where a page of some other answer is held', () => {
    const story = [added, requested(1), started(1), head(1, 304, [['Location', '/']]), held(1)];
    expect(restAfterEach(...story).at(-1)).toBe(true);
  });
});
