/**
 * Stays at the stations: an exchange's run of events at one station, and where the next or the previous one ends.
 * Other exchanges' events in between, and those on the wire, don't end a stay. Pure.
 */
import type { Replay } from '#shared/replay.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { stationOf } from '../explain/stations.ts';
import { durationOf } from './schedule.ts';

/** The last event of the next (+1) or the previous (-1) stay as seen from `seq`; null where there is none. */
export function nextStay(replay: Replay, seq: number, by: 1 | -1): number | null {
  const here = placeOf(replay.eventAt(seq));
  const other = search(replay, seq, by, (place) => place !== here);
  return by === 1 && other !== null ? endOf(replay, other) : other;
}

/** The nearest event in that direction which takes time at a station and whose place is wanted. */
function search(
  replay: Replay,
  from: number,
  by: 1 | -1,
  isWanted: (place: string) => boolean,
): number | null {
  for (let seq = from + by; seq > replay.base.seq && seq <= replay.head; seq += by) {
    const place = placeOf(replay.eventAt(seq));
    if (place !== null && isWanted(place)) return seq;
  }
  return null;
}

/** The last event of the stay that an event belongs to. */
function endOf(replay: Replay, seq: number): number {
  const { exchange } = replay.eventAt(seq) ?? { exchange: null };
  const place = placeOf(replay.eventAt(seq));
  let end = seq;
  for (const event of exchange === null ? [] : replay.eventsOf(exchange)) {
    if (event.seq <= seq) continue;
    const next = placeOf(event);
    if (next === place) end = event.seq;
    else if (next !== null) break;
  }
  return end;
}

function placeOf(event: TraceEvent | undefined): string | null {
  if (event === undefined || durationOf(event) === 0) return null;
  const station = stationOf(event);
  return station === null ? null : `${event.exchange} ${station}`;
}
