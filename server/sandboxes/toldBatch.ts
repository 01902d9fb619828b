/** A worker's batch of sightings as trace events: words found, places in the trace given. */
import type { FindingWatch } from '#shared/findings.ts';
import { FINDING_TEXTS } from '#shared/findingTexts.ts';
import type { TraceEvent, TraceFact } from '#shared/trace.ts';
import { factsOf, type Sighting } from '../instrument/sighting.ts';
import type { Batch } from '../worker/recorder.ts';

/**
 * The events of a batch that follows the event `head`, and right after each of them what it proves. Nothing is
 * dropped: what can't be told becomes a warning.
 */
export function toldBatch({ sightings, stamps }: Batch, head: number, watch: FindingWatch): TraceEvent[] {
  const events: TraceEvent[] = [];
  for (const [index, sighting] of sightings.entries()) {
    const t = stamps[2 * index] ?? 0;
    const mono = stamps[2 * index + 1] ?? 0;
    const add = (fact: TraceFact): TraceEvent => {
      const event = { seq: head + events.length + 1, t, mono, ...fact };
      events.push(event);
      return event;
    };
    for (const fact of tell(sighting))
      for (const { id, exchange, proof } of watch.look(add(fact)))
        add({ type: 'finding', id, severity: FINDING_TEXTS[id].severity, proof, exchange });
  }
  return events;
}

function tell(sighting: Sighting): TraceFact[] {
  try {
    return factsOf(sighting);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = `What was seen (${sighting[0]}) could not be told: ${reason}`;
    return [{ type: 'warning', source: 'sessionscope', text, exchange: null }];
  }
}
