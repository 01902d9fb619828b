import { expect, test } from 'vitest';
import { proveFidelity } from './fidelity.ts';

const bench = new URL('../../.cache/server/bench.js', import.meta.url);

/** What has to come up among so many cases; that it doesn't would mean that the cases lack something. */
const COVERED = [
  ...['absent', 'unsigned', 'bad-signature', 'valid'].map((verdict) => `cookie ${verdict}`),
  ...['no-cookie', 'unsigned', 'bad-signature', 'not-in-store', 'expired', 'store-error', 'regenerated'].map(
    (reason) => `generated: ${reason}`,
  ),
  'session.loaded',
  'skipped: path-mismatch',
  'skipped: store-disconnected',
  ...['destroy', 'save', 'touch', 'set-cookie'].flatMap((question) => [
    `${question}? yes`,
    `${question}? no`,
  ]),
  ...['get', 'set', 'touch', 'destroy'].flatMap((method) => [`${method} ok`, `${method} error`]),
  'get expired',
  'get missing',
  'handler calls set',
  'handler calls destroy',
  'failed: get failed',
  'headers 500',
];

test('in 10,000 random cases nothing differs from the bare library, no reason is disputed and every trace can be', async () => {
  const seed = Date.now() % 1_000_000;
  const { played, seen, counterexample } = await proveFidelity(bench, { cases: 10_000, seed });
  expect(counterexample).toBe(null);
  expect(played).toBeGreaterThanOrEqual(10_000);
  expect(COVERED.filter((kind) => !seen.has(kind))).toEqual([]);
}, 240_000);
