import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Replay } from '#shared/replay.ts';
import { stationOf } from '../explain/stations.ts';
import { Player } from './player.ts';
import { outsideFacts, START, stamp, visitFacts } from './sampleTrace.ts';
import { nextStay } from './stays.ts';

const replayOf = (events = stamp([START, ...visitFacts({ exchange: 1, visit: 1 }), ...outsideFacts(2)])) => {
  const replay = new Replay();
  replay.append(events);
  return replay;
};

/** Every stop of a player that goes in one direction until it stands still. */
function stops(by: 1 | -1, from: number): number[] {
  const replay = replayOf();
  const player = new Player(
    () => replay,
    () => 0,
  );
  player.seek(from);
  const seen: number[] = [];
  for (;;) {
    const { seq } = player.position;
    player.stepStation(by);
    if (player.position.seq === seq) return seen;
    seen.push(player.position.seq);
  }
}

describe('stepping by stations', () => {
  it('stands where each station of each exchange is left, in order', () => {
    const replay = replayOf();
    const names = stops(1, 0)
      .map((seq) => replay.eventAt(seq))
      .map((event) => (event === undefined ? '' : `${event.exchange} ${stationOf(event)}`));
    const way = ['read-cookie', 'load-session', 'handler', 'save', 'set-cookie', 'respond', 'save'];
    expect(names.slice(0, -1)).toEqual([1, 2].flatMap((id) => way.map((station) => `${id} ${station}`)));
    expect(stops(1, 0).at(-1)).toBe(replay.head);
  });

  it('goes back by the stops that it made forwards', () => {
    const forward = stops(1, 0);
    expect(stops(-1, forward.at(-1) ?? 0)).toEqual([...forward.slice(0, -1).reverse(), 0]);
  });

  it('stays within one exchange where another one’s events lie in between', () => {
    const [first, second] = [visitFacts({ exchange: 1, visit: 1 }), visitFacts({ exchange: 2, visit: 2 })];
    const mixed = first.flatMap((fact, at) => [fact, ...second.slice(at, at + 1)]);
    const replay = replayOf(stamp(mixed));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: replay.head }), fc.constantFrom<1 | -1>(1, -1), (seq, by) => {
        const to = nextStay(replay, seq, by);
        if (to === null) return;
        expect(Math.sign(to - seq)).toBe(by);
        expect(replay.eventAt(to)).toSatisfy((event) => event !== undefined && stationOf(event) !== null);
      }),
    );
  });
});
