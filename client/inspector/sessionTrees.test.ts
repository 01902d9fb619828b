import { describe, expect, it } from 'vitest';
import type { ExchangeView, StoreCallView } from '#shared/exchanges.ts';
import { Replay } from '#shared/replay.ts';
import { stamp, visitFacts } from '../model/sampleTrace.ts';
import { sessionTrees } from './sessionTrees.ts';

const replay = new Replay();
replay.append(stamp(visitFacts({ exchange: 1, visit: 1 })));
const sample = (change: Partial<ExchangeView>): ExchangeView => {
  const [exchange] = replay.exchanges;
  if (exchange === undefined) throw new Error('There is no sample.');
  return { ...exchange, storeCalls: [], loaded: null, changed: null, ...change };
};
const loaded = { sid: 'one', data: '{"cookie":{"maxAge":5},"views":1}' };
const set: StoreCallView = {
  call: 1,
  method: 'set',
  sid: 'one',
  caller: 'middleware',
  outcome: 'ok',
  durationMs: 1,
  data: '{"cookie":{"maxAge":9},"views":2}',
  expires: null,
  error: null,
  seq: 1,
};

describe('the session of an exchange', () => {
  it('takes no missing cookie in what the handler left for a change', () => {
    const changed = { sid: 'one', data: '{"views":2}', patch: [] };
    const trees = sessionTrees(sample({ loaded, changed, storeCalls: [set] }));
    expect(trees.contents).toMatchObject([{ key: 'views', change: 'changed', before: '1', after: '2' }]);
    expect(trees.cookie).toMatchObject([{ key: 'maxAge', change: 'changed', before: '5', after: '9' }]);
    expect(trees.json).toBe(set.data);
  });

  it('shows what a destroyed one held as removed, cookie and all', () => {
    const trees = sessionTrees(sample({ loaded, changed: { sid: 'one', data: null, patch: [] } }));
    expect([...trees.contents, ...trees.cookie].map(({ key, change }) => [key, change])).toEqual([
      ['views', 'removed'],
      ['maxAge', 'removed'],
    ]);
  });

  it('is the same on both sides where it was only read, and nothing where there was none', () => {
    const trees = sessionTrees(sample({ loaded }));
    expect([...trees.contents, ...trees.cookie].map(({ change }) => change)).toEqual(['same', 'same']);
    expect(sessionTrees(sample({}))).toEqual({ contents: [], cookie: [], json: null });
  });
});
