/** The stage: browsers, wire and server with its store, at the cursor; what happens now is one yellow shape. */
import { useRef, useState } from 'react';
import type { Station } from '#shared/trace.ts';
import { litStation, restingStation } from '../explain/stations.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { later, Part } from '../ui/index.ts';
import { Ahead } from './Ahead.tsx';
import { BrowsersColumn } from './BrowsersColumn.tsx';
import { Connectors } from './Connectors.tsx';
import { Flight } from './Flight.tsx';
import { Blank, Refused, Waiting } from './Plate.tsx';
import { ServerColumn } from './ServerColumn.tsx';
import { upheavalAt } from './upheaval.ts';
import { WireColumn } from './WireColumn.tsx';
import './stage.css';

const pastBanner = later(() => import('./PastBanner.tsx'));
const afterUpheaval = later(() => import('./AfterUpheaval.tsx'));
const traceBeginning = later(() => import('./TraceBeginning.tsx'));

/** What a person picked holds for the moment that was on the stage. */
interface Picked {
  exchange: number;
  seq: number;
  station: Station;
}

export function Stage() {
  const model = useModel();
  const root = useRef<HTMLDivElement>(null);
  const exchange = useView((state) => state.exchange);
  const event = useView((state) => state.event);
  const cursor = useView((state) => state.cursor);
  const [picked, pick] = useState<Picked | null>(null);
  const [wide, setWide] = useState(false);
  const waiting = useView(({ head }) => head === 0);
  const isPicked = picked !== null && picked.exchange === exchange?.id && picked.seq === cursor.seq;
  const newest =
    cursor.settled && exchange !== null && model.eventsOf(exchange.id).at(-1)?.seq === cursor.seq;
  const lit = isPicked ? null : litStation(event, exchange, newest);
  const upheaval = useView(({ connection }) =>
    connection === 'connecting' ? null : upheavalAt(model.events(), cursor.seq),
  );
  const atRest = cursor.mode === 'live' && cursor.settled;
  const resting = exchange === null ? null : restingStation(exchange);
  const selected = isPicked ? picked.station : atRest && upheaval === null ? resting : null;
  const select = (station: Station) => {
    model.noteAct('open-why');
    if (exchange !== null) pick({ exchange: exchange.id, seq: cursor.seq, station });
  };
  return (
    <div
      ref={root}
      className="stage"
      data-past={cursor.past || undefined}
      data-waiting={waiting || undefined}
    >
      {cursor.past && <Part of={pastBanner}>{({ PastBanner }) => <PastBanner />}</Part>}
      <BrowsersColumn />
      <section className="wire" aria-label={stageTexts.wire.name}>
        <h2 className="zone">{stageTexts.wire.name}</h2>
        <WireColumn />
        {upheaval !== null && !isPicked ? (
          <Part of={afterUpheaval}>
            {({ AfterUpheaval }) => <AfterUpheaval key={upheaval.seq} event={upheaval} />}
          </Part>
        ) : (
          <Explanation station={lit ?? selected} lit={lit !== null} wide={wide} onWide={setWide} />
        )}
      </section>
      <ServerColumn lit={lit} selected={selected} onSelect={select} />
      <Connectors stage={root} lit={lit} />
      <Flight stage={root} />
    </div>
  );
}

const explained = later(() => import('./Explained.tsx'));

interface ExplanationProps {
  station: Station | null;
  lit: boolean;
  /** It has grown over browsers and wire. */
  wide: boolean;
  onWide: (wide: boolean) => void;
}

/** Explains a station, or what happens on the wire, or what will be explained here. */
function Explanation({ station, lit, wide, onWide }: ExplanationProps) {
  const exchange = useView((state) => state.exchange);
  const event = useView((state) => state.event);
  const veiled = useView((state) => state.veiled && state.exchanges.length > 0);
  const beginning = useView((state) => state.beginning);
  const waiting = useView(({ head }) => head === 0);
  const refused = useView(({ connection, connectionMessage, head }) =>
    connection === 'refused' && head === 0 ? connectionMessage : null,
  );
  if (refused !== null) return <Refused message={refused} />;
  if (waiting) return <Waiting />;
  if (veiled) return <Blank text={stageTexts.setUp} />;
  if (event === null && beginning !== null)
    return (
      <Part of={traceBeginning}>{({ TraceBeginning }) => <TraceBeginning beginning={beginning} />}</Part>
    );
  if (exchange === null || event === null) return <Ahead />;
  return (
    <Part of={explained} patient waiting={<Ahead />}>
      {({ Explained }) => (
        <Explained
          exchange={exchange}
          event={event}
          station={station}
          lit={lit}
          wide={wide}
          onWide={onWide}
        />
      )}
    </Part>
  );
}
