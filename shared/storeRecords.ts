/** A record of the store as the trace tells it, call by call. Pure; world.ts keeps them all. */
import { z } from 'zod';
import type { PersistentMap } from './persistentMap.ts';
import { fileClocks, moved, RecordClocks } from './recordClocks.ts';
import type { StoreKind } from './stores.ts';
import type { TraceEventOf } from './trace.ts';

export const StoreRecord = z.object({
  sid: z.string(),
  data: z.string().describe('The session as JSON text.'),
  expires: z.number().nullable().describe('Epoch ms by the sandbox clock; null: no end of its own.'),
  op: z.enum(['get', 'set', 'touch']).describe('The last store call that met it.'),
  seq: z.number().int().describe('The event of that call.'),
  exchange: z.number().int().nullable(),
  written: z.number().describe('Epoch ms of the last set or touch.'),
  clocks: RecordClocks.optional().describe('Left out where nobody saw them yet.'),
  file: z
    .object({ path: z.string(), text: z.string() })
    .optional()
    .describe('The record’s file on disk, where the store keeps files.'),
});
export type StoreRecord = z.infer<typeof StoreRecord>;

export type StoreEvent = TraceEventOf<'store.get' | 'store.set' | 'store.touch' | 'store.destroy'>;

/** Whether a call was begun after that, µs: one that was kept back is answered late, and of a store that is gone maybe. */
export const begunSince = (since: number, { mono, durationMs }: StoreEvent): boolean =>
  mono - durationMs * 1000 >= since;

/** The records of a store that was read at once. What is known of one that was there before stays known. */
export function afterRead(
  before: PersistentMap<StoreRecord> | null,
  { seq, t, records }: TraceEventOf<'store.changed'>,
): [string, StoreRecord][] {
  return records.map(({ sid, data, expires }) => {
    const met = before?.get(sid) ?? { op: 'get', seq, exchange: null, written: t };
    return [sid, { ...met, sid, data, expires }];
  });
}

/** The record after a call that went well and left it there; null where there is none. */
export function afterCall(
  before: StoreRecord | undefined,
  event: StoreEvent,
  kind: StoreKind,
): StoreRecord | null {
  const op = event.type === 'store.get' ? 'get' : event.type === 'store.set' ? 'set' : 'touch';
  // A touch of a record that isn't there doesn't make one, and it moves the expiry only, not the contents.
  if (event.sid === null || (before === undefined && op === 'touch')) return null;
  const { t: since, exchange, expires: at } = event;
  // A MemoryStore has no time of its own: it looks at cookie.expires in the record.
  const clocks =
    kind === 'memory' && op !== 'get'
      ? moved(before?.clocks, { recorded: at, own: at }, { since, op, exchange })
      : before?.clocks;
  return {
    sid: event.sid,
    data: (op === 'touch' ? before?.data : event.data) ?? '{}',
    expires: at,
    op,
    seq: event.seq,
    exchange,
    written: op === 'get' ? (before?.written ?? event.t) : event.t,
    ...(before?.file === undefined ? {} : { file: before.file }),
    ...(clocks === undefined ? {} : { clocks }),
  };
}

/** The record after somebody looked at what the store made of it. */
export function afterLook(
  record: StoreRecord,
  event: TraceEventOf<'store.file' | 'store.expiry'>,
): StoreRecord {
  const by = { since: event.t, exchange: record.exchange };
  if (event.type === 'store.expiry')
    return { ...record, clocks: moved(record.clocks, event, { ...by, op: event.op }) };
  const { path, text } = event;
  const seen = fileClocks(text);
  const op = record.op === 'touch' ? 'touch' : 'set';
  const clocks = seen === null ? record.clocks : moved(record.clocks, seen, { ...by, op });
  return { ...record, file: { path, text }, clocks };
}
