/** For tests: a player of a trace that grows as they tell, by a clock that stands until they move it. */
import { Replay } from '#shared/replay.ts';
import type { TraceEvent, TraceFact } from '#shared/trace.ts';
import { Player } from './player.ts';
import { stamp } from './sampleTrace.ts';

export class SamplePlayer {
  replay = new Replay();
  /** ms. */
  now = 1000;
  readonly player = new Player(
    () => this.replay,
    () => this.now,
  );

  /** News of facts that happened just now, or, where they aren't fresh, before the page looked. */
  happens(facts: readonly TraceFact[], fresh = true): TraceEvent[] {
    const events = stamp(facts, this.replay.head + 1);
    this.replay.append(events);
    this.player.received(events, () => fresh);
    return events;
  }

  wait(ms: number): void {
    this.now += ms;
    this.player.advance();
  }
}
