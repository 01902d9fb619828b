import { expect, test } from 'vitest';
import { foldExchange } from '#shared/exchanges.ts';
import type { HeldExchange } from '#shared/holds.ts';
import { firstVisit, stamp } from '#shared/sampleTrace.ts';
import { timeLeft, waitingWords } from './holds.ts';
import { whyOf } from './why.ts';

const held: HeldExchange = {
  exchange: 3,
  station: 'save',
  browser: 'Alice',
  method: 'POST',
  path: '/user',
  since: 0,
  until: 120_000,
};

test('what waits is said with whose request it is and where', () => {
  expect(waitingWords(held)).toBe('Alice’s POST /user waits at Save');
  expect(waitingWords({ ...held, browser: null, station: 'handler' })).toBe(
    'The outside’s POST /user waits at Your route handler',
  );
});

test('the time left never goes below nothing', () => {
  expect(timeLeft(held.until, 60_000)).toBe('1 min left');
  expect(timeLeft(held.until, 200_000)).toBe('0 s left');
});

test('a station says that a request is held there, and no longer once it went on', () => {
  const [requested, ...rest] = stamp(firstVisit(1, 'sid-1'));
  if (requested === undefined) throw new Error('A visit has events.');
  const running = [...rest.slice(0, 3)].reduce(foldExchange, foldExchange(null, requested));
  const waits = { ...running, heldAt: 'handler' as const };
  expect(whyOf('handler', waits, 'connect.sid')).toMatchObject({
    title: 'Held at Your route handler',
    sentences: ['The request waits here, before your route handler runs.', expect.stringMatching(/release/)],
  });
  expect(whyOf('load-session', waits, 'connect.sid').title).not.toContain('Held');
  expect(whyOf('handler', running, 'connect.sid').title).not.toContain('Held');
});

test('a held save keeps the reasons of its decision', () => {
  const [requested, ...rest] = stamp(firstVisit(1, 'sid-1'));
  if (requested === undefined) throw new Error('A visit has events.');
  const saved = rest.reduce(foldExchange, foldExchange(null, requested));
  const why = whyOf('save', { ...saved, heldAt: 'save' }, 'connect.sid');
  expect(why.title).toBe('Why save?');
  expect(why.sentences[0]).toContain('waits here, before the store writes');
});
