import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSnapshot } from '#shared/world.ts';
import { intake } from './intake.ts';
import { batchOf, START, stamp, visitFacts } from './sampleTrace.ts';
import { TraceStore } from './traceStore.ts';

const at = (seq: number) => ({ epoch: 'e1', seq });
const batch = (from: number, to: number, epoch = 'e1') => ({ epoch, from, to });

describe('a batch of the trace', () => {
  it('is cut where its beginning is known', () => {
    expect(intake(at(5), batch(3, 9))).toEqual({ take: 'from', seq: 6 });
    expect(intake(at(5), batch(6, 9))).toEqual({ take: 'from', seq: 6 });
  });
  it('is left where all of it is known', () => {
    expect(intake(at(5), batch(2, 5))).toEqual({ take: 'nothing' });
  });
  it('asks for a new connection where something is missing before it', () => {
    expect(intake(at(5), batch(7, 9))).toEqual({ take: 'reconnect' });
    expect(intake(null, batch(2, 3))).toEqual({ take: 'reconnect' });
    expect(intake(at(5), batch(2, 3, 'e2'))).toEqual({ take: 'reconnect' });
  });
  it('begins another trace where it has another epoch and starts at 1', () => {
    expect(intake(at(5), batch(1, 3, 'e2'))).toEqual({ take: 'restart' });
    expect(intake(null, batch(1, 3))).toEqual({ take: 'restart' });
  });
});

describe('the trace store', () => {
  const trace = stamp([START, ...[1, 2, 3, 4].flatMap((id) => visitFacts({ exchange: id, visit: id }))]);

  /** A line that cuts the trace anywhere, says things twice and loses things; after a loss it resumes by cursor. */
  const deliveries = fc.array(
    fc.record({ back: fc.nat(12), size: fc.integer({ min: 1, max: 12 }), lost: fc.boolean() }),
    { minLength: 1, maxLength: 60 },
  );
  /** In the end the line works. */
  const rest = Array.from({ length: trace.length }, () => ({ back: 0, size: 12, lost: false }));

  it('has every event exactly once and in order, whatever is repeated or lost on the way', () => {
    fc.assert(
      fc.property(deliveries, (line) => {
        const store = new TraceStore();
        let sent = 0;
        for (const { back, size, lost } of [...line, ...rest]) {
          const start = Math.max(0, sent - back);
          const events = trace.slice(start, start + size);
          sent = Math.max(sent, start + events.length);
          if (lost || events.length === 0) continue;
          if (store.receive(batchOf(events)).kind === 'reconnect') sent = store.cursor?.seq ?? 0;
        }
        expect(store.replay.events).toEqual(trace);
      }),
    );
  });

  it('forgets the old trace when another epoch begins', () => {
    const store = new TraceStore();
    store.receive(batchOf(trace));
    const received = store.receive(batchOf(stamp([START]), 'e2'));
    expect(received).toMatchObject({ kind: 'appended', restarted: true });
    expect(store.cursor).toEqual({ epoch: 'e2', seq: 1 });
    expect(store.exchanges).toEqual([]);
    expect(store.timeline.map((entry) => entry.kind)).toEqual(['note']);
  });

  it('asks from the beginning after it met the middle of an unknown epoch', () => {
    const store = new TraceStore();
    store.receive(batchOf(trace));
    expect(store.receive(batchOf(trace.slice(3), 'e2'))).toEqual({ kind: 'reconnect' });
    expect(store.cursor).toBeNull();
  });

  it('keeps the newer half past its limit, from the beginning of an exchange on, with the world as it was', () => {
    const store = new TraceStore(40);
    const received = store.receive(batchOf(trace));
    expect(received).toMatchObject({ kind: 'appended', forgotten: true });
    expect(store.replay.events[0]).toMatchObject({ type: 'browser.requested', exchange: 3 });
    expect(store.exchanges.map((exchange) => exchange.id)).toEqual([3, 4]);
    const whole = new TraceStore();
    whole.receive(batchOf(trace));
    expect([...store.replay.latest.store]).toEqual([...whole.replay.latest.store]);
    expect([...store.replay.latest.chips]).toEqual([...whole.replay.latest.chips]);
  });

  it('remembers with what the trace begins where it let go of the beginning, and nothing where it has it', () => {
    const whole = new TraceStore();
    whole.receive(batchOf(trace));
    expect(whole.beginning).toBeNull();
    const store = new TraceStore(40);
    store.receive(batchOf(trace));
    expect(store.beginning).toMatchObject({ reason: 'let-go', before: null });
    expect(store.beginning?.after.seq).toBe((store.replay.events[0]?.seq ?? 0) - 1);
  });

  it.each([
    ['too-slow', 'too-fast'],
    ['too-old', 'missed'],
  ] as const)('keeps what was known before a gap that is %s', (reason, expected) => {
    const store = new TraceStore();
    store.receive(batchOf(trace.slice(0, 5)));
    const world = { ...toSnapshot(store.replay.latest), seq: 20 };
    store.resume({ epoch: store.epoch, world, reason });
    expect(store.beginning).toMatchObject({ reason: expected, before: { seq: 5 }, after: { seq: 20 } });
    const other = new TraceStore();
    other.resume({ epoch: 'another', world, reason: 'too-old' });
    expect(other.beginning).toMatchObject({ reason: 'too-old', before: null });
  });
});
