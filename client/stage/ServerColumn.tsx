/** The right of the stage: the request's way through the server, station by station, and the store below. */
import type { Station } from '#shared/trace.ts';
import { type StationView, stationsOf } from '../explain/stations.ts';
import { useView } from '../model/hooks.tsx';
import { StationRow } from '../ui/index.ts';
import { anchored } from './anchors.ts';
import { Sid } from './Sid.tsx';
import { StoreCabinet } from './StoreCabinet.tsx';
import './server.css';

export interface ServerColumnProps {
  lit: Station | null;
  /** The station that is explained while none is lit. */
  selected: Station | null;
  onSelect: (station: Station) => void;
}

export function ServerColumn({ lit, selected, onSelect }: ServerColumnProps) {
  return (
    <section className="server" aria-label="Server">
      <h2 className="zone">Server</h2>
      <Rack lit={lit} selected={selected} onSelect={onSelect} />
      <StoreCabinet />
    </section>
  );
}

function Rack({ lit, selected, onSelect }: ServerColumnProps) {
  const exchange = useView((state) => state.exchange);
  const port = useView((state) => state.shown.port);
  const running = useView((state) => state.shown.running);
  return (
    <div className="rack" data-anchor="server">
      <div className="rack-head">
        <span className="led" data-off={!running || undefined} aria-hidden="true" />
        <b>localhost:{port ?? '…'}</b>
        <span className="rack-what">{running ? 'express-session' : 'not running'}</span>
      </div>
      <ol className="pipe">
        {stationsOf(exchange).map((station) => (
          <StationRow
            key={station.id}
            ref={anchored(`station ${station.id}`)}
            state={station.id === lit ? 'lit' : station.state}
            label={station.label}
            struck={station.struck ?? undefined}
            value={<Value station={station} />}
            dense={station.state === 'skipped'}
            selected={station.id === selected && lit === null}
            onSelect={
              exchange === null || station.state === 'waiting' ? undefined : () => onSelect(station.id)
            }
          />
        ))}
      </ol>
    </div>
  );
}

function Value({ station: { words, code, sid, ghost } }: { station: StationView }) {
  return (
    <>
      {words !== null && (code ? <code>{words}</code> : words)}
      {words !== null && sid !== null && ' '}
      {sid !== null && <Sid sid={sid} ghost={ghost} />}
    </>
  );
}
