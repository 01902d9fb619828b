/** The stage: browsers, wire and server with its store, at the cursor; what happens now is one yellow shape. */
import { useRef, useState } from 'react';
import type { ExchangeView } from '#shared/exchanges.ts';
import type { Station } from '#shared/trace.ts';
import { litStation, restingStation } from '../explain/stations.ts';
import { WhyCard } from '../explain/WhyCard.tsx';
import { useView } from '../model/hooks.tsx';
import { BrowsersColumn } from './BrowsersColumn.tsx';
import { Connectors } from './Connectors.tsx';
import { Flight } from './Flight.tsx';
import { PastBanner } from './PastBanner.tsx';
import { ServerColumn } from './ServerColumn.tsx';
import { WireColumn } from './WireColumn.tsx';
import './stage.css';

/** What a person picked holds for the exchange that was in front of them. */
interface Picked {
  exchange: number;
  station: Station;
}

function selectedStation(exchange: ExchangeView | null, picked: Picked | null): Station | null {
  if (exchange === null) return null;
  return picked?.exchange === exchange.id ? picked.station : restingStation(exchange);
}

export function Stage() {
  const root = useRef<HTMLDivElement>(null);
  const exchange = useView((state) => state.exchange);
  const lit = useView(({ event, exchange: shown, cursor }) => litStation(event, shown, cursor.settled));
  const past = useView((state) => state.cursor.past);
  const [picked, pick] = useState<Picked | null>(null);
  const selected = selectedStation(exchange, picked);
  const explained = lit ?? selected;
  const select = (station: Station) => {
    if (exchange !== null) pick({ exchange: exchange.id, station });
  };
  return (
    <div ref={root} className="stage" data-past={past || undefined}>
      <PastBanner />
      <BrowsersColumn />
      <section className="wire" aria-label="Wire">
        <h2 className="zone">Wire</h2>
        <WireColumn />
        {exchange !== null && explained !== null && (
          <WhyCard station={explained} exchange={exchange} lit={lit !== null} />
        )}
        {exchange === null && <Welcome />}
      </section>
      <ServerColumn lit={lit} selected={selected} onSelect={select} />
      <Connectors stage={root} lit={lit} />
      <Flight stage={root} />
    </div>
  );
}

/** Before the first request: what will be seen where. */
function Welcome() {
  return (
    <div className="welcome">
      <p>
        A request goes from a browser, over the wire, through <b>express-session</b> and back. Each step is
        explained here, as it happens.
      </p>
    </div>
  );
}
