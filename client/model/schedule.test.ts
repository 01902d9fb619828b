import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { START, stamp, visitFacts } from './sampleTrace.ts';
import { durationOf, elapsedAt, positionAt, Schedule } from './schedule.ts';

const scheduleOf = (durations: readonly number[]): Schedule => {
  const schedule = new Schedule();
  durations.forEach((duration, index) => {
    schedule.append(index + 1, duration);
  });
  return schedule;
};

const durations = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1000 })), {
  minLength: 1,
  maxLength: 40,
});
const moment = fc.integer({ min: 0, max: 20_000 });

describe('the position on the stage', () => {
  it('never goes back as time goes on', () => {
    fc.assert(
      fc.property(durations, moment, moment, (list, a, b) => {
        const schedule = scheduleOf(list);
        const earlier = positionAt(schedule, Math.min(a, b));
        const later = positionAt(schedule, Math.max(a, b));
        expect(earlier).not.toBeNull();
        if (earlier === null || later === null) return;
        expect(later.seq + later.progress).toBeGreaterThanOrEqual(earlier.seq);
        if (later.seq === earlier.seq) expect(later.progress).toBeGreaterThanOrEqual(earlier.progress);
        else expect(later.seq).toBeGreaterThan(earlier.seq);
      }),
    );
  });

  it('ends settled at the last event', () => {
    fc.assert(
      fc.property(durations, moment, (list, more) => {
        const schedule = scheduleOf(list);
        expect(positionAt(schedule, schedule.total + more)).toEqual({ seq: list.length, progress: 1 });
      }),
    );
  });

  it('can be turned back into the time at which the stage is there', () => {
    fc.assert(
      fc.property(durations, moment, (list, elapsed) => {
        const schedule = scheduleOf(list);
        const inside = Math.min(elapsed, schedule.total);
        const position = positionAt(schedule, inside);
        if (position !== null) expect(elapsedAt(schedule, position)).toBeCloseTo(inside, 6);
      }),
    );
  });

  it('gives every event that takes time its whole motion, and passes over the others', () => {
    const schedule = scheduleOf([0, 100, 0, 0, 200, 0]);
    const at = (elapsed: number) => positionAt(schedule, elapsed);
    expect(at(0)).toEqual({ seq: 1, progress: 1 });
    expect(at(50)).toEqual({ seq: 2, progress: 0.5 });
    expect(at(100)).toEqual({ seq: 4, progress: 1 });
    expect(at(200)).toEqual({ seq: 5, progress: 0.5 });
    expect(at(300)).toEqual({ seq: 6, progress: 1 });
  });

  it('begins with the first event’s motion', () => {
    expect(positionAt(scheduleOf([100, 50]), 0)).toEqual({ seq: 1, progress: 0 });
  });

  it('is nowhere without events', () => {
    expect(positionAt(new Schedule(), 5)).toBeNull();
  });
});

describe('the pace', () => {
  const visit = stamp([START, ...visitFacts({ exchange: 1, visit: 1 })]);

  it('lets a whole first visit be watched in 4 to 9 seconds', () => {
    const total = visit.reduce((sum, event) => sum + durationOf(event), 0);
    expect(total).toBeGreaterThan(4000);
    expect(total).toBeLessThan(9000);
  });

  it('spends no time on a question whose answer changes nothing', () => {
    const destroy = visit.find((event) => event.type === 'decision' && event.question === 'destroy');
    expect(destroy && durationOf(destroy)).toBe(0);
  });
});
