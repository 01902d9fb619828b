/** Something that happened between exchanges, as a line across the timeline. */
import {
  AppWindow,
  Code2,
  Database,
  FastForward,
  Hand,
  Power,
  Settings2,
  TriangleAlert,
  Users,
  Wrench,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { TraceEvent } from '#shared/trace.ts';
import { describe } from '../explain/events.ts';
import { CELL } from './gridRoles.ts';

export interface NoteCellsProps {
  event: TraceEvent;
  /** The button that says what it is and brings it onto the stage. */
  button: ReactNode;
}

export function NoteCells({ event, button }: NoteCellsProps) {
  const { details } = describe(event);
  return (
    <td {...CELL} className="log-said" colSpan={9}>
      <Icon event={event} />
      {button}
      {details.length > 0 && event.type !== 'browser.cookie' && (
        <span translate="no">{details.join(', ')}</span>
      )}
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
    case 'trust-proxy.changed':
      return <Settings2 />;
    case 'app.changed':
    case 'browser.script':
      return <Code2 />;
    case 'browser.closed':
      return <AppWindow />;
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
