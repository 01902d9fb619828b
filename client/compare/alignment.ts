/**
 * Lays the traces of two sandboxes that were sent the same script beside each other: every event of both in exactly one
 * row, by step, exchange and kind, and in words what differs between the two of a row. Pure.
 */
import type { TraceEvent } from '#shared/trace.ts';
import { compareTexts } from '../texts/compare.ts';
import {
  type EventKind,
  type Facts,
  factsOf,
  factWords,
  isSameFact,
  kindOf,
  type Place,
  type SidWords,
} from './eventFacts.ts';

const T = compareTexts.facts;

/** The events of one step of the script in one sandbox, in order. */
export type StepEvents = readonly TraceEvent[];

export interface Row {
  key: string;
  place: Place;
  title: string;
  a: TraceEvent | null;
  b: TraceEvent | null;
  /** One sentence a difference; empty where there is none. */
  differences: readonly string[];
}

/** An exchange of both, or what happened in a step outside of any. */
export interface Group {
  /** Index of the step in the script. */
  step: number;
  /** Numbers of the exchange in A and in B; both null for what belongs to none. */
  a: number | null;
  b: number | null;
  rows: readonly Row[];
}

/** Every event of both traces of one step, in groups. */
export function alignStep(step: number, a: StepEvents, b: StepEvents): Group[] {
  const exchangesA = exchangesIn(a);
  const exchangesB = exchangesIn(b);
  const count = Math.max(exchangesA.length, exchangesB.length);
  const groups = Array.from({ length: count }, (_, index) => {
    const [idA = null, idB = null] = [exchangesA[index], exchangesB[index]];
    const of = (events: StepEvents, id: number | null) =>
      id === null ? [] : events.filter((event) => event.exchange === id);
    return { step, a: idA, b: idB, rows: alignEvents(of(a, idA), of(b, idB)) };
  });
  const loose = (events: StepEvents) => events.filter((event) => event.exchange === null);
  const rows = alignEvents(loose(a), loose(b));
  return rows.length === 0 ? groups : [{ step, a: null, b: null, rows }, ...groups];
}

/** Numbers of the exchanges in the order in which they began. */
function exchangesIn(events: StepEvents): number[] {
  const ids = events.map(({ exchange }) => exchange).filter((id) => id !== null);
  return [...new Set(ids)];
}

/** Pairs the n-th event of a kind in A with the n-th of that kind in B; what is left stands where it happened. */
function alignEvents(a: StepEvents, b: StepEvents): Row[] {
  const keyedA = keyed(a);
  const keyedB = keyed(b);
  const inB = new Map(keyedB.map((item) => [item.key, item.event]));
  const [wordsA, wordsB] = [sidWords(a), sidWords(b)];
  const rows = keyedA.map(({ key, kind, event }) =>
    row(key, kind, { event, words: wordsA }, other(inB.get(key) ?? null, wordsB)),
  );
  let last = -1;
  for (const { key, kind, event } of keyedB) {
    const at = rows.findIndex((known) => known.key === key);
    if (at === -1) rows.splice(last + 1, 0, row(key, kind, null, { event, words: wordsB }));
    last = at === -1 ? last + 1 : at;
  }
  return rows;
}

interface Told {
  event: TraceEvent;
  words: SidWords;
}
const other = (event: TraceEvent | null, words: SidWords): Told | null =>
  event === null ? null : { event, words };

function keyed(events: StepEvents) {
  const seen = new Map<string, number>();
  return events.map((event) => {
    const kind = kindOf(event);
    const count = (seen.get(kind.key) ?? 0) + 1;
    seen.set(kind.key, count);
    return { key: `${kind.key} ${count}`, kind, event };
  });
}

function row(key: string, { place, title }: EventKind, a: Told | null, b: Told | null): Row {
  const differences = tellDifferences(title, a, b);
  return { key, place, title, a: a?.event ?? null, b: b?.event ?? null, differences };
}

function tellDifferences(title: string, a: Told | null, b: Told | null): string[] {
  if (a === null || b === null) return [tellLone(title, a ?? b, a === null ? 'b' : 'a')];
  const factsA = factsOf(a.event, a.words);
  const factsB = factsOf(b.event, b.words);
  const names = [...new Set([...Object.keys(factsA), ...Object.keys(factsB)])];
  const differ = names.filter((name) => !isSameFact(factsA[name], factsB[name]));
  // Where two events differ in themselves, their details do too.
  const told = differ.includes('') ? [''] : differ;
  return told.map((name) => tell(name === '' ? title : T.detail(title, name), [factsA, factsB], name));
}

function tellLone(title: string, told: Told | null, side: 'a' | 'b'): string {
  const what = told === null ? undefined : factsOf(told.event, told.words)[''];
  return T.onlyIn[side](title, what === undefined || what === T.stored.ok ? null : factWords(what));
}

const tell = (what: string, [a, b]: readonly [Facts, Facts], name: string): string =>
  T.differs(what, factWords(a[name]), factWords(b[name]));

/** In one exchange: the id that came in, those made here in their order, any other. So ids of two servers compare. */
function sidWords(events: StepEvents): SidWords {
  const names = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'cookie.read' && event.sid !== null) names.set(event.sid, T.ids.came);
    if (event.type === 'session.generated' && !names.has(event.sid))
      names.set(event.sid, event.reason === 'regenerated' ? T.ids.regenerated : T.ids.made);
  }
  return (sid) => (sid === null ? T.none : (names.get(sid) ?? T.ids.other));
}

/** Rows of a group that differ. */
export const differing = ({ rows }: Pick<Group, 'rows'>): Row[] =>
  rows.filter(({ differences }) => differences.length > 0);
