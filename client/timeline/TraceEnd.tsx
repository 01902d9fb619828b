/** Below the list while the connection is lost: where the trace stops, and that it will go on. */
import { Unplug } from 'lucide-react';
import { useView } from '../model/hooks.tsx';
import { TornEdge } from '../stage/Plate.tsx';
import { timelineTexts } from '../texts/timeline.ts';
import './torn.css';

const words = timelineTexts.stops;

export function TraceEnd() {
  const stops = useView(({ connection, head }) => connection === 'offline' && head > 0);
  const t = useView(({ world }) => world.t);
  if (!stops) return null;
  return (
    <p className="log-stops">
      <TornEdge />
      <Unplug aria-hidden="true" />
      <span>
        <b>{words.here(t)}</b> {words.goesOn}
      </span>
    </p>
  );
}
