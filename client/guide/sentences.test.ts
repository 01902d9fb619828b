import { describe, expect, test } from 'vitest';
import type { TraceEvent, TraceFact } from '#shared/trace.ts';
import { advance, EMPTY_WORLD } from '#shared/world.ts';
import { START, stamp, visitFacts } from '../model/sampleTrace.ts';
import { sentenceOf } from './sentences.ts';

const SID = 'K7Qd-xxxx-yyyy';
const events = stamp([START, ...visitFacts({ exchange: 1, visit: 1, sid: SID })]);
const world = events.reduce(advance, EMPTY_WORLD);
const told = events.map((event) => sentenceOf(event, null, world));

const say = (fact: TraceFact) => stamp([fact]).map((event) => sentenceOf(event, null, world))[0];
const call = {
  call: 1,
  caller: 'middleware',
  durationMs: 1,
  error: null,
  data: null,
  expires: null,
} as const;
const jar = {
  type: 'browser.cookie',
  browser: 'Alice',
  name: 'connect.sid',
  reason: null,
  rule: null,
  exchange: null,
  cookie: null,
} as const;

test('every step of a visit is one whole sentence of its own', () => {
  for (const sentence of told) expect(sentence).toMatch(/^[A-Z“].*\.$/);
  for (const sentence of told) expect(sentence).not.toMatch(/undefined|null|\.\.|\[object/);
});

test('a session is named by its characters and its shape, a station by its place in the row', () => {
  expect(told).toContain('Step 3 of 7, Load session: A new session is generated. Session K7Qd, diamond.');
  expect(told.some((sentence) => /^Step 5 of 7, Save: The answer is yes: .*\.$/.test(sentence))).toBe(true);
});

/** The rows of the design's table of motion that are events of the trace; what moves is in the sentence. */
const MOTIONS: readonly [string, TraceFact, RegExp][] = [
  ['cookie:attach', { ...jar, action: 'sent', by: 'request' }, /Alice’s cookie connect\.sid goes along/],
  ['cookie:store', { ...jar, action: 'stored', by: 'response' }, /jar takes the cookie/],
  ['cookie:expire', { ...jar, action: 'expired', by: 'clock' }, /expired and leaves the jar/],
  [
    'store:get',
    { type: 'store.get', exchange: 1, sid: SID, outcome: 'ok', ...call },
    /the record is there\. Session K7Qd, diamond/,
  ],
  [
    'store:set',
    { type: 'store.set', exchange: 1, sid: SID, outcome: 'ok', ...call },
    /written to the store.*K7Qd/,
  ],
  [
    'store:touch',
    { type: 'store.touch', exchange: 1, sid: SID, outcome: 'ok', ...call },
    /touched: its life begins anew, its content stays/,
  ],
  [
    'store:destroy',
    { type: 'store.destroy', exchange: 1, sid: SID, outcome: 'ok', ...call },
    /destroyed: its drawer is empty/,
  ],
];

describe('the sentence of a motion says what moved:', () => {
  test.each(MOTIONS)('%s', (_name, fact, sentence) => {
    expect(say(fact)).toMatch(sentence);
  });

  test('whatever flies or rides in a visit', () => {
    const moving = events.filter((event) => isMoving(event));
    expect(moving.length).toBeGreaterThan(4);
    for (const event of moving)
      expect(sentenceOf(event, null, world)).toMatch(
        /sends|arrives|goes along|leaves|takes|asked|answer|put into|complete/,
      );
  });
});

const isMoving = (event: TraceEvent): boolean =>
  event.type === 'browser.requested' ||
  event.type === 'response.started' ||
  event.type === 'cookie.set' ||
  event.type === 'decision';
