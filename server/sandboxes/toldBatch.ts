/** A worker's batch of sightings as trace events: words found, places in the trace given, written as text once. */
import type { TraceFact } from '#shared/trace.ts';
import { factsOf, type Sighting } from '../instrument/sighting.ts';
import type { Batch } from '../worker/recorder.ts';
import type { Chunk } from './traceLog.ts';

/** The events of a batch that follows the event `head`. Nothing is dropped: what can't be told becomes a warning. */
export function toldBatch({ sightings, stamps }: Batch, head: number): Chunk {
  const events: string[] = [];
  for (const [index, sighting] of sightings.entries())
    for (const fact of tell(sighting)) {
      const seq = head + events.length + 1;
      // A fact is an object with keys, so its text begins with "{" and its place fits in behind.
      const place = `{"seq":${seq},"t":${stamps[2 * index]},"mono":${stamps[2 * index + 1]},`;
      events.push(place + JSON.stringify(fact).slice(1));
    }
  return { from: head + 1, to: head + events.length, events: `[${events.join(',')}]` };
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
