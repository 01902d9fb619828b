/**
 * What to do with a batch of the trace, so that every event is taken exactly once and in order whatever is
 * repeated, cut or lost on the way. A decision only; the trace store carries it out.
 */
import type { Cursor, TraceBatch } from '#shared/protocol.ts';

export type Intake =
  /** Append the events from this seq on. */
  | { take: 'from'; seq: number }
  /** All of it is known. */
  | { take: 'nothing' }
  /** Another trace begins with it: forget the old one, then append all. */
  | { take: 'restart' }
  /** Something is missing before it: connect again with the cursor and ask for the rest. */
  | { take: 'reconnect' };

/** `head` is the newest event that the page has; null before it has any trace at all. */
export function intake(head: Cursor | null, batch: Pick<TraceBatch, 'epoch' | 'from' | 'to'>): Intake {
  if (head === null || head.epoch !== batch.epoch)
    return batch.from === 1 ? { take: 'restart' } : { take: 'reconnect' };
  if (batch.from > head.seq + 1) return { take: 'reconnect' };
  if (batch.to <= head.seq) return { take: 'nothing' };
  return { take: 'from', seq: head.seq + 1 };
}
