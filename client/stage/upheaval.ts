/**
 * What a crash or a restart of the server took from a sandbox and what it left, as a function of the sandbox before and
 * after. Pure.
 */
import type { StoreKind } from '#shared/stores.ts';
import type { TraceEvent, TraceEventOf } from '#shared/trace.ts';
import type { World } from '#shared/world.ts';

export type UpheavalEvent = TraceEventOf<'server.crashed' | 'server.restarted'>;

/** So far back from a moment an upheaval is looked for; what follows one is told in a few events. */
const EVENTS_BACK = 8;

/**
 * The crash or restart after which nothing was sent until the event `seq` of those that are kept; null where there is none.
 */
export function upheavalAt(events: readonly TraceEvent[], seq: number): UpheavalEvent | null {
  const first = events[0]?.seq ?? 0;
  let found: UpheavalEvent | null = null;
  for (let at = seq; at > seq - EVENTS_BACK; at--) {
    const event = events[at - first];
    if (event === undefined || event.exchange !== null) return found;
    if (event.type === 'server.crashed') return event;
    // What came up again after a crash is part of it.
    if (event.type === 'server.restarted') found ??= event;
  }
  return found;
}

export interface Upheaval {
  /** Ids of sessions that were in the server's memory only. */
  lost: readonly string[];
  /** Exchanges that were under way. */
  cutOff: readonly number[];
  /** Sessions in a store that outlives the server. */
  stored: readonly string[];
  storeKind: StoreKind;
  /** Ids of the sessions that cookies in the jars name, and how many cookies there are. */
  carried: readonly string[];
  cookies: number;
  /** Ids in the jars that no record in the store answers to any more. */
  orphans: readonly string[];
}

export function takenBy(before: World, after: World, underWay: readonly number[]): Upheaval {
  const lost = [...before.store.values()].flatMap(({ sid }) => (after.store.has(sid) ? [] : sid));
  const held = after.browsers.flatMap(({ cookies }) => cookies);
  const carried = [...new Set(held.flatMap(({ sid }) => sid ?? []))];
  return {
    lost,
    cutOff: underWay,
    stored: [...after.store.values()].map(({ sid }) => sid),
    storeKind: after.storeKind,
    carried,
    cookies: held.length,
    orphans: carried.filter((sid) => lost.includes(sid)),
  };
}
