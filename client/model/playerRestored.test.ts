// What the player has on the stage after a restore took back what was there.

import { beforeEach, describe, expect, it } from 'vitest';
import { TUTORIAL_APP } from '#shared/appVariants.ts';
import { TUTORIAL_OPTIONS } from '#shared/options.ts';
import type { TraceFact } from '#shared/trace.ts';
import type { Player } from './player.ts';
import { SamplePlayer } from './samplePlayer.ts';
import { START, visitFacts } from './sampleTrace.ts';

let sample: SamplePlayer;
let player: Player;

beforeEach(() => {
  sample = new SamplePlayer();
  ({ player } = sample);
});

const happens = (facts: readonly TraceFact[], fresh?: boolean) => sample.happens(facts, fresh);
const wait = (ms: number) => sample.wait(ms);
const visit = (exchange: number) => visitFacts({ exchange, visit: exchange });

describe('after a restore', () => {
  const restored = (at: number | null): TraceFact => ({
    type: 'sandbox.restored',
    exchange: null,
    at,
    port: 4000,
    app: TUTORIAL_APP,
    options: TUTORIAL_OPTIONS,
    clockOffsetMs: 0,
    browsers: [],
  });

  for (const [name, fresh] of [
    ['a page that was there', true],
    ['a page that came later', false],
  ] as const)
    it(`${name} shows the exchange that was there then, and the next one once it begins`, () => {
      happens([START, ...visit(1)], fresh);
      const then = sample.replay.head;
      wait(60_000);
      happens(visit(2), fresh);
      wait(60_000);
      expect(player.exchange).toBe(2);
      happens([restored(then)], fresh);
      wait(60_000);
      expect(player.exchange).toBe(1);
      player.pause();
      expect(player.exchange).toBe(1);
      player.live();
      happens(visit(3));
      expect(player.exchange).toBe(3);
    });

  it('follows one restore after the other, to what none of them took back', () => {
    happens([START, ...visit(1)]);
    const first = sample.replay.head;
    happens(visit(2));
    const second = happens([restored(first)])[0]?.seq ?? 0;
    happens(visit(3));
    wait(60_000);
    happens([restored(second)]);
    wait(60_000);
    expect(player.exchange).toBe(1);
  });

  it('from a snapshot of elsewhere there is none on the stage', () => {
    happens([START, ...visit(1)]);
    wait(60_000);
    happens([restored(null)]);
    wait(60_000);
    expect(player.exchange).toBeNull();
  });

  it('steps back to what was taken back: it has happened all the same', () => {
    happens([START, ...visit(1)]);
    const then = sample.replay.head;
    happens(visit(2));
    wait(60_000);
    happens([restored(then)]);
    wait(60_000);
    player.stepExchange(-1);
    expect(player.exchange).toBe(2);
    player.stepExchange(-1);
    expect(player.exchange).toBe(1);
  });
});
