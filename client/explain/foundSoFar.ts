/** The findings of the trace so far, one entry a kind, as the list of findings shows them. */
import type { ExchangeView } from '#shared/exchanges.ts';
import { FINDING_TEXTS, type FindingText } from '#shared/findingTexts.ts';
import type { FindingId, Severity } from '#shared/trace.ts';
import type { ModelState, TimelineEntry } from '../model/state.ts';

export interface Seen {
  /** The exchange that it was found in; null: outside of any. */
  exchange: number | null;
  /** seq of the last event that proves it. */
  seq: number;
}

export interface FoundKind extends FindingText {
  id: FindingId;
  /** Newest first. */
  seen: Seen[];
}

const RANK: Record<Severity, number> = { danger: 0, warning: 1, info: 2 };

/** How many there are, for whoever needs no more; none under a veil. */
export const countFound = ({
  exchanges,
  timeline,
  veiled,
}: Pick<ModelState, 'exchanges' | 'timeline' | 'veiled'>): number =>
  veiled
    ? 0
    : exchanges.reduce((count, { findings }) => count + findings.length, 0) +
      timeline.reduce((count, entry) => count + (isFinding(entry) ? 1 : 0), 0);

/** The gravest first; of one kind, the newest first. */
export function foundSoFar(
  exchanges: readonly ExchangeView[],
  timeline: readonly TimelineEntry[],
): FoundKind[] {
  const kinds = new Map<FindingId, FoundKind>();
  const add = (id: FindingId, seen: Seen) => {
    const kind = kinds.get(id) ?? { id, ...FINDING_TEXTS[id], seen: [] };
    kinds.set(id, { ...kind, seen: [...kind.seen, seen].sort((a, b) => b.seq - a.seq) });
  };
  for (const { id: exchange, findings } of exchanges)
    for (const { id, proof, seq } of findings) add(id, { exchange, seq: proof.at(-1) ?? seq });
  for (const entry of timeline)
    if (entry.kind === 'note' && entry.event.type === 'finding')
      add(entry.event.id, { exchange: null, seq: entry.event.proof.at(-1) ?? entry.event.seq });
  return [...kinds.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

const isFinding = (entry: TimelineEntry): boolean => entry.kind === 'note' && entry.event.type === 'finding';
