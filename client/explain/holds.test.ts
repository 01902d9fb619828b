import { expect, test } from 'vitest';
import type { HeldExchange } from '#shared/holds.ts';
import { timeLeft, waitingWords } from './holds.ts';

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
