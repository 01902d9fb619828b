import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Replay } from '#shared/replay.ts';
import type { TraceFact } from '#shared/trace.ts';
import type { Player } from './player.ts';
import { SamplePlayer } from './samplePlayer.ts';
import { outsideFacts, START, stamp, visitFacts } from './sampleTrace.ts';
import { durationOf } from './schedule.ts';

let sample: SamplePlayer;
let replay: Replay;
let player: Player;

beforeEach(() => {
  sample = new SamplePlayer();
  ({ replay, player } = sample);
});

const happens = (facts: readonly TraceFact[], fresh?: boolean) => sample.happens(facts, fresh);
const wait = (ms: number) => sample.wait(ms);
const visit = (exchange: number, number = exchange, redirectOf: number | null = null) =>
  visitFacts({ exchange, visit: number, redirectOf });
const timeOf = (facts: readonly TraceFact[]) =>
  stamp(facts).reduce((sum, event) => sum + durationOf(event), 0);
const typeAt = () => replay.eventAt(player.position.seq)?.type;

describe('live', () => {
  it('plays a visit that came in one burst at a pace a person can follow, and ends settled at the head', () => {
    happens([START, ...visit(1)]);
    expect(typeAt()).toBe('browser.requested');
    expect(player.position.progress).toBe(0);
    expect(player.nextChange).toBe(0);
    const seen = new Set<string | undefined>();
    while (player.nextChange !== null) {
      seen.add(typeAt());
      wait(10);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'browser.requested',
        'request.started',
        'decision',
        'store.set',
        'browser.cookie',
      ]),
    );
    expect(player.position).toEqual({ seq: replay.head, progress: 1 });
    expect(player.exchange).toBe(1);
  });

  it('goes on where events of a visit come later, at once if it had nothing left to show', () => {
    const facts = visit(1);
    happens(facts.slice(0, 4));
    wait(60_000);
    expect(player.position).toEqual({ seq: replay.head, progress: 1 });
    happens(facts.slice(4));
    expect(player.position).toEqual({ seq: 4, progress: 1 });
    wait(1);
    expect(typeAt()).toBe('session.changed');
    expect(player.position.progress).toBeLessThan(0.1);
  });

  it('plays a redirect chain through, exchange after exchange', () => {
    happens([...visit(1), ...visit(2, 1, 1)]);
    expect(player.exchange).toBe(1);
    wait(timeOf(visit(1)) + 10);
    expect(player.exchange).toBe(2);
    expect(player.nextChange).toBe(0);
  });

  it('jumps to a newer visit instead of queueing it', () => {
    happens(visit(1));
    wait(1000);
    happens(visit(2));
    expect(player.exchange).toBe(2);
    expect(typeAt()).toBe('browser.requested');
    wait(timeOf(visit(2)) + 10);
    expect(player.position).toEqual({ seq: replay.head, progress: 1 });
  });

  it('treats every request from outside as a visit of its own', () => {
    happens(outsideFacts(1));
    wait(1000);
    happens(outsideFacts(2));
    expect(player.exchange).toBe(2);
    expect(typeAt()).toBe('request.started');
  });

  it('shows the end of a rush as soon as it is over', () => {
    for (let id = 1; id <= 3; id++) {
      happens(visit(id));
      wait(50);
    }
    expect(player.position.seq).toBeLessThan(replay.head);
    wait(player.nextChange ?? 0);
    expect(sample.now).toBeLessThan(1000 + 3 * 50 + 250);
    expect(player.rushing).toBe(false);
    expect(player.position).toEqual({ seq: replay.head, progress: 1 });
    expect(player.nextChange).toBeNull();
  });

  it('takes a settled picture now and then while visits come faster than anyone could follow', () => {
    const pictures = new Set<number>();
    for (let id = 1; id <= 100; id++) {
      happens(visit(id));
      wait(5);
      const { seq, progress } = player.position;
      if (id > 1) expect(progress).toBe(1);
      if (id > 1) expect(replay.eventAt(seq)?.exchange).toBe(player.exchange);
      pictures.add(seq);
    }
    expect(pictures.size).toBeLessThan(4);
    expect(player.rushing).toBe(true);
    for (let turns = 0; turns < 3 && player.nextChange !== null; turns++) wait(player.nextChange);
    expect(player.rushing).toBe(false);
    expect(player.position).toEqual({ seq: replay.head, progress: 1 });
    expect(player.exchange).toBe(100);
    expect(player.nextChange).toBeNull();
  });

  it('shows what happened before the page looked settled', () => {
    happens([START, ...visit(1), ...visit(2)], false);
    expect(player.position).toEqual({ seq: replay.head, progress: 1 });
    expect(player.exchange).toBe(2);
    expect(player.nextChange).toBeNull();
  });

  it('keeps the newest visit on the stage when an older one goes on beside it', () => {
    const slow = visit(1);
    happens(slow.slice(0, 4));
    wait(1000);
    happens(visit(2));
    wait(1000);
    happens(slow.slice(4));
    expect(player.exchange).toBe(2);
  });

  it('turns to an older visit that a person lets go on, though a newer one is under way', () => {
    const held = visit(1);
    happens(held.slice(0, 4));
    wait(1000);
    happens(visit(2));
    wait(1000);
    const released = { type: 'hold.released', exchange: 1, station: 'save', waitedMs: 2000 } as const;
    happens([{ ...released, reason: 'time-limit' }]);
    expect(player.exchange).toBe(2);
    happens([{ ...released, reason: 'person' }, ...held.slice(4)]);
    expect(player.exchange).toBe(1);
    wait(60_000);
    expect(player.position.seq).toBe(replay.head);
  });

  it('shows the rest of an older visit where it has nothing else to show', () => {
    const slow = visit(1);
    happens(slow.slice(0, 4));
    wait(1000);
    happens(visit(2));
    wait(60_000);
    happens(slow.slice(4));
    expect(player.exchange).toBe(1);
    expect(typeAt()).toBe('session.changed');
  });

  it('doesn’t cut a visit short for something that happens outside of exchanges', () => {
    happens(visit(1));
    wait(500);
    const before = player.position;
    happens([{ type: 'clock.advanced', exchange: null, byMs: 1000, offsetMs: 1000 }]);
    expect(player.position).toEqual(before);
    wait(60_000);
    expect(player.position.seq).toBe(replay.head);
  });
});

describe('speed, pause and stillness', () => {
  it('a speed of 2 halves the time and doesn’t move the position by itself', () => {
    happens(visit(1));
    wait(700);
    const before = player.position;
    player.setSpeed(2);
    expect(player.position).toEqual(before);
    wait((timeOf(visit(1)) - 700) / 2 - 1);
    expect(player.nextChange).toBe(0);
    wait(2);
    expect(player.nextChange).toBeNull();
  });

  it('a pause holds the position whatever time passes and whatever happens', () => {
    happens(visit(1));
    wait(900);
    player.pause();
    const before = player.position;
    happens(visit(2));
    wait(60_000);
    expect(player.position).toEqual(before);
    expect(player.exchange).toBe(1);
  });

  it('playing on after a pause takes up where it stood and arrives at live', () => {
    happens(visit(1));
    wait(900);
    const { seq, progress } = player.position;
    player.pause();
    wait(5000);
    player.play();
    expect(player.position.seq).toBe(seq);
    expect(player.position.progress).toBeCloseTo(progress, 6);
    wait(60_000);
    expect(player.mode).toBe('live');
    expect(player.position).toEqual({ seq: replay.head, progress: 1 });
  });

  it('with reduced motion every step is shown settled, for the same time', () => {
    happens(visit(1));
    player.setStill(true);
    expect(player.position).toEqual({ seq: 1, progress: 1 });
    expect(player.nextChange).toBe(0);
  });
});

describe('stepping and seeking', () => {
  it('steps forward through every event that shows something, and back the same way', () => {
    happens([START, ...visit(1), ...visit(2)]);
    player.seek(0);
    const forward: number[] = [];
    while (player.position.seq < replay.head) {
      player.stepEvent(1);
      forward.push(player.position.seq);
    }
    const back: number[] = [];
    while (player.position.seq > 0) {
      back.push(player.position.seq);
      player.stepEvent(-1);
    }
    expect(back.reverse()).toEqual(forward);
  });

  it('a step forward in the middle of a motion finishes it', () => {
    happens(visit(1));
    wait(100);
    const { seq } = player.position;
    player.stepEvent(1);
    expect(player.position).toEqual({ seq, progress: 1 });
    expect(player.mode).toBe('paused');
  });

  it('steps from exchange to exchange', () => {
    happens([START, ...visit(1), ...visit(2), ...visit(3)]);
    player.seekExchange(3);
    player.stepExchange(-1);
    expect(player.exchange).toBe(2);
    player.stepExchange(-1);
    player.stepExchange(-1);
    expect(player.exchange).toBeNull();
    player.stepExchange(1);
    expect(player.exchange).toBe(1);
  });

  it('a seek is clamped to what is kept', () => {
    happens([START, ...visit(1)]);
    player.seek(9999);
    expect(player.position.seq).toBe(replay.head);
    player.seek(-5);
    expect(player.position.seq).toBe(0);
  });

  it('replays an exchange with its whole visit and stands at its end', () => {
    happens([START, ...visit(1), ...visit(2, 1, 1), ...visit(3)], false);
    player.replayExchange(2);
    expect(player.exchange).toBe(1);
    wait(timeOf([...visit(1), ...visit(2)]) + 10);
    expect(player.mode).toBe('paused');
    expect(player.exchange).toBe(2);
  });

  it('replays the newest visit and goes on to live', () => {
    happens([START, ...visit(1)], false);
    player.replayExchange(1);
    expect(player.position).toMatchObject({ seq: 2, progress: 0 });
    wait(60_000);
    expect(player.mode).toBe('live');
  });

  it('never stands outside the trace, whatever a person presses', () => {
    const press = fc.constantFrom(
      'pause',
      'play',
      'live',
      'next',
      'previous',
      'nextExchange',
      'previousExchange',
      'news',
      'wait',
    );
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
        replay = sample.replay = new Replay();
        player.restart();
        let exchange = 0;
        for (const what of presses) {
          if (what === 'pause') player.pause();
          if (what === 'play') player.play();
          if (what === 'live') player.live();
          if (what === 'next') player.stepEvent(1);
          if (what === 'previous') player.stepEvent(-1);
          if (what === 'nextExchange') player.stepExchange(1);
          if (what === 'previousExchange') player.stepExchange(-1);
          if (what === 'news') happens(visit(++exchange));
          if (what === 'wait') wait(700);
          const { seq, progress } = player.position;
          expect(seq).toBeGreaterThanOrEqual(0);
          expect(seq).toBeLessThanOrEqual(replay.head);
          expect(progress).toBeGreaterThanOrEqual(0);
          expect(progress).toBeLessThanOrEqual(1);
        }
        player.live();
        expect(player.position).toEqual({ seq: replay.head, progress: 1 });
      }),
    );
  });
});
