/** The records of a store that were met last, without sorting all of them: a store may hold thousands. Pure. */
import type { StoreRecord } from '#shared/world.ts';

/** At most `limit` records, the one with the newest call first. */
export function newestRecords(records: Iterable<StoreRecord>, limit: number): StoreRecord[] {
  let kept: StoreRecord[] = [];
  let oldest = Number.NEGATIVE_INFINITY;
  for (const record of records) {
    if (kept.length >= limit && record.seq <= oldest) continue;
    kept.push(record);
    if (kept.length >= limit * 2) {
      kept = kept.sort(byNewest).slice(0, limit);
      oldest = kept.at(-1)?.seq ?? oldest;
    }
  }
  return kept.sort(byNewest).slice(0, limit);
}

const byNewest = (a: StoreRecord, b: StoreRecord): number => b.seq - a.seq;
