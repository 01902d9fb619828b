/** Something that happened between exchanges, as a line across the timeline. */
import { Database, FastForward, Hand, Power, Settings2, TriangleAlert, Users, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TraceEvent } from '#shared/trace.ts';
import { describe } from '../explain/events.ts';

export interface NoteCellsProps {
  event: TraceEvent;
  /** The button that says what it is and brings it onto the stage. */
  button: ReactNode;
}

export function NoteCells({ event, button }: NoteCellsProps) {
  const { details } = describe(event);
  return (
    <td className="log-said" colSpan={8}>
      <Icon event={event} />
      {button}
      {details.length > 0 && event.type !== 'browser.cookie' && <span>{details.join(', ')}</span>}
    </td>
  );
}

function Icon({ event }: { event: TraceEvent }) {
  switch (event.type) {
    case 'clock.advanced':
      return <FastForward />;
    case 'holds.changed':
    case 'latency.changed':
      return <Hand />;
    case 'options.changed':
      return <Settings2 />;
    case 'store.changed':
    case 'store.trouble':
      return <Database />;
    case 'server.crashed':
    case 'warning':
    case 'browser.failed':
      return <TriangleAlert />;
    case 'browser.added':
    case 'browser.removed':
      return <Users />;
    case 'browser.cookie':
      return <Wrench />;
    default:
      return <Power />;
  }
}
