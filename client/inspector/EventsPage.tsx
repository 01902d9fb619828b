/** Every event of an exchange as the trace has it: raw JSON, one to open each. */
import { useState } from 'react';
import type { TraceEvent } from '#shared/trace.ts';
import { describe } from '../explain/events.ts';
import { inspectorTexts } from '../texts/inspector.ts';
import { timelineTexts } from '../texts/timeline.ts';
import { Code, CopyButton } from '../ui/Code.tsx';
import type { PageProps } from './Inspector.tsx';

const words = inspectorTexts.events;

export function EventsPage({ events }: PageProps) {
  const began = events[0]?.mono ?? 0;
  return (
    <>
      <p className="events-head">
        <span>{words.what}</span>
        <CopyButton text={JSON.stringify(events, null, 2)} what={words.all} label={words.copyAll} />
      </p>
      <ol className="raw-events" aria-label={words.name}>
        {events.map((event) => (
          <li key={event.seq}>
            <RawEvent event={event} began={began} />
          </li>
        ))}
      </ol>
    </>
  );
}

function RawEvent({ event, began }: { event: TraceEvent; began: number }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span className="raw-seq">{event.seq}</span>
        <span className="raw-offset">{timelineTexts.offset((event.mono - began) / 1000)}</span>
        <b>{describe(event).title}</b>
        <code>{event.type}</code>
      </summary>
      {open && <Code code={JSON.stringify(event, null, 2)} label={words.json(event.seq)} />}
    </details>
  );
}
