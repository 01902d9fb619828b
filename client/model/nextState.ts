/**
 * Makes the next state out of trace, cursor and connection. Whatever is as before keeps its identity, and a
 * state that says nothing new is the state before: that is what keeps rendering small.
 */
import type { Course } from '#shared/lessons.ts';
import type { Replay } from '#shared/replay.ts';
import type { StoreOffer } from '#shared/stores.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { Player } from './player.ts';
import type { ConnectionStatus, Cursor, ModelState, Notice, TimelineEntry } from './state.ts';
import type { TraceStore } from './traceStore.ts';

export interface Parts {
  store: TraceStore;
  player: Player;
  connection: ConnectionStatus;
  connectionMessage: string | null;
  notices: readonly Notice[];
  sources: Readonly<Record<string, string>>;
  stores: readonly StoreOffer[];
  course: Course | null;
  gate: string | null;
  veiled: boolean;
}

/** What a veil leaves in the timeline: it stands in the options panel as well. A changed app could be the answer. */
const UNVEILED: ReadonlySet<TraceEvent['type']> = new Set(['sandbox.started', 'options.changed']);

const isUnveiled = (entry: TimelineEntry): boolean => entry.kind === 'note' && UNVEILED.has(entry.event.type);

export function nextState(parts: Parts, before: ModelState | null): ModelState {
  const { store, player, ...rest } = parts;
  const { replay, epoch } = store;
  const { head, latest: world } = replay;
  const { veiled } = rest;
  const news = before === null || before.head !== head || before.epoch !== epoch || before.veiled !== veiled;
  const entries = veiled ? store.timeline.filter(isUnveiled) : store.timeline;
  const cursor = cursorOf(player, head, veiled, before?.cursor ?? null);
  const sameMoment = before !== null && before.epoch === epoch && before.cursor.seq === cursor.seq;
  const next: ModelState = {
    ...rest,
    epoch,
    head,
    world,
    beginning: store.beginning,
    cursor,
    port: world.port,
    exchanges: news ? replay.exchanges.slice() : before.exchanges,
    timeline: news ? sameOrCopy(entries, before?.timeline ?? []) : before.timeline,
    shown: sameMoment ? before.shown : replay.worldAt(cursor.seq),
    event: sameMoment && before.veiled === veiled ? before.event : eventAt(replay, cursor, veiled),
    exchange:
      sameMoment && before.cursor.exchange === cursor.exchange ? before.exchange : exchangeAt(replay, cursor),
  };
  return before !== null && isSame(before, next) ? before : next;
}

function cursorOf(player: Player, head: number, veiled: boolean, before: Cursor | null): Cursor {
  const { seq, progress } = player.position;
  const { mode, speed, rushing } = player;
  const exchange = veiled ? null : player.exchange;
  const settled = progress === 1;
  const past = mode !== 'live' && (seq < head || !settled);
  const cursor: Cursor = { mode, seq, settled, past, exchange, speed, rushing };
  return before !== null && isSame(before, cursor) ? before : cursor;
}

/** What happens between exchanges is no secret. */
function eventAt(replay: Replay, { seq }: Cursor, veiled: boolean): TraceEvent | null {
  const event = replay.eventAt(seq) ?? null;
  return veiled && event !== null && event.exchange !== null ? null : event;
}

const exchangeAt = (replay: Replay, { exchange, seq }: Cursor) =>
  exchange === null ? null : replay.exchangeAt(exchange, seq);

/** A list that only grows is the same list while its length and end are. */
function sameOrCopy<T>(list: readonly T[], before: readonly T[]): readonly T[] {
  return list.length === before.length && list.at(-1) === before.at(-1) ? before : list.slice();
}

/** Whether two objects with the same keys have identical values. */
function isSame<T extends object>(a: T, b: T): boolean {
  for (const key in a) if (!Object.is(a[key], b[key])) return false;
  return true;
}
