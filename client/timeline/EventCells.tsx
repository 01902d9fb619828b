/** One trace event under its exchange: its number, when it happened, what, and every raw value. */
import type { ReactNode } from 'react';
import type { TraceEvent } from '#shared/trace.ts';
import { describe } from '../explain/events.ts';
import { Sid } from '../stage/Sid.tsx';
import { timelineTexts } from '../texts/timeline.ts';
import { CELL } from './gridRoles.ts';

export interface EventCellsProps {
  event: TraceEvent;
  /** Monotonic time at which its exchange began, µs. */
  began: number;
  /** The button that brings it onto the stage. */
  button: ReactNode;
}

export function EventCells({ event, began, button }: EventCellsProps) {
  const { title, details } = describe(event);
  const sid = 'sid' in event ? event.sid : null;
  return (
    <>
      <td {...CELL} className="log-seq">
        {button}
      </td>
      <td {...CELL} className="log-offset">
        {timelineTexts.offset((event.mono - began) / 1000)}
      </td>
      <td {...CELL} className="log-what" colSpan={7}>
        <b>{title}</b>
        {sid !== null && <Sid sid={sid} />}
        {numbered(details).map(({ key, detail }) => (
          <code key={key}>{detail}</code>
        ))}
      </td>
    </>
  );
}

/** Two details of one event may say the same. */
function numbered(details: readonly string[]): { key: string; detail: string }[] {
  return details.map((detail, index) => ({ key: `${index} ${detail}`, detail }));
}
