import { expect, it } from 'vitest';
import { Replay } from '#shared/replay.ts';
import type { TraceFact } from '#shared/trace.ts';
import { START, stamp, visitFacts } from '../model/sampleTrace.ts';
import { takenBy, upheavalAt } from './upheaval.ts';

const CRASH: TraceFact = {
  type: 'server.crashed',
  reason: 'crashed',
  message: 'It fell.',
  givenUp: false,
  exchange: null,
};
const RESTART: TraceFact = { type: 'server.restarted', port: 4000, lost: 1, after: 'crash', exchange: null };
const visit = (exchange: number) => visitFacts({ exchange, visit: exchange });

it('is the crash until the next request, also once another server has started, and not before it', () => {
  const events = stamp([START, ...visit(1), CRASH, RESTART, ...visit(2)]);
  const crash = events.find(({ type }) => type === 'server.crashed');
  const at = crash?.seq ?? 0;
  expect(upheavalAt(events, at - 1)).toBeNull();
  expect(upheavalAt(events, at)).toBe(crash);
  expect(upheavalAt(events, at + 1)).toBe(crash);
  expect(upheavalAt(events, at + 2)).toBeNull();
});

it('is told of a trace whose beginning is no longer kept', () => {
  const events = stamp([START, ...visit(1), CRASH]).slice(4);
  expect(upheavalAt(events, events.at(-1)?.seq ?? 0)).toMatchObject({ type: 'server.crashed' });
});

it('takes the sessions of a memory and leaves the cookies, which then name nothing', () => {
  const replay = new Replay();
  replay.append(stamp([START, ...visit(1), CRASH]));
  const before = replay.worldAt(replay.head - 1);
  const sids = [...before.store.values()].map(({ sid }) => sid);
  expect(sids).toHaveLength(1);
  const taken = takenBy(before, replay.latest, [7]);
  expect(taken).toMatchObject({ lost: sids, stored: [], cutOff: [7] });
  expect(taken.orphans).toEqual(taken.carried);
});
