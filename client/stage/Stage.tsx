/** The stage: browsers, wire and server with its store, at the cursor; what happens now is one yellow shape. */
import { useMemo, useRef, useState } from 'react';
import { type AppCause, appCause } from '#shared/appLines.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import { cookieNameOf } from '#shared/options.ts';
import type { Question, Station, TraceEvent } from '#shared/trace.ts';
import { litStation, restingStation } from '../explain/stations.ts';
import { WhyCard } from '../explain/WhyCard.tsx';
import { whyOf, whyOnTheWire } from '../explain/why.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Rich } from '../ui/Rich.tsx';
import { BrowsersColumn } from './BrowsersColumn.tsx';
import { Connectors } from './Connectors.tsx';
import { Flight } from './Flight.tsx';
import { PastBanner } from './PastBanner.tsx';
import { ServerColumn } from './ServerColumn.tsx';
import { WireColumn } from './WireColumn.tsx';
import './stage.css';

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
  const isPicked = picked !== null && picked.exchange === exchange?.id && picked.seq === cursor.seq;
  const newest =
    cursor.settled && exchange !== null && model.eventsOf(exchange.id).at(-1)?.seq === cursor.seq;
  const lit = isPicked ? null : litStation(event, exchange, newest);
  const atRest = cursor.mode === 'live' && cursor.settled;
  const resting = exchange === null ? null : restingStation(exchange);
  const selected = isPicked ? picked.station : atRest ? resting : null;
  const select = (station: Station) => {
    model.noteAct('open-why');
    if (exchange !== null) pick({ exchange: exchange.id, seq: cursor.seq, station });
  };
  return (
    <div ref={root} className="stage" data-past={cursor.past || undefined}>
      <PastBanner />
      <BrowsersColumn />
      <section className="wire" aria-label={stageTexts.wire.name}>
        <h2 className="zone">{stageTexts.wire.name}</h2>
        <WireColumn />
        <Explanation station={lit ?? selected} lit={lit !== null} wide={wide} onWide={setWide} />
      </section>
      <ServerColumn lit={lit} selected={selected} onSelect={select} />
      <Connectors stage={root} lit={lit} />
      <Flight stage={root} />
    </div>
  );
}

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
  const cause = useCause(exchange);
  const event = useView((state) => state.event);
  const name = useView((state) => cookieNameOf(state.shown.options));
  const veiled = useView((state) => state.veiled && state.exchanges.length > 0);
  if (veiled) return <SetUp />;
  if (exchange === null || event === null) return <Welcome />;
  const onTheWire = station === null ? whyOnTheWire(event, exchange) : null;
  const question = lit ? questionOf(event) : null;
  const at = station ?? restingStation(exchange);
  const why = onTheWire ?? whyOf(at, exchange, name, question);
  const isTheApps = onTheWire === null && (why.question !== null || (at === 'handler' && why.isDone));
  return (
    <WhyCard
      why={why}
      lit={lit}
      asked={question !== null}
      cause={isTheApps ? cause : null}
      wide={wide}
      onWide={onWide}
    />
  );
}

/** The lines of the app behind an exchange, as the app was when the request was sent; null where there are none to read. */
function useCause(exchange: ExchangeView | null): AppCause | null {
  const model = useModel();
  const sources = useView((state) => state.sources);
  const began = exchange?.firstSeq ?? null;
  const app = useMemo(() => (began === null ? null : model.worldAt(began).app), [model, began]);
  return useMemo(
    () =>
      exchange === null || app === null || Object.keys(sources).length === 0
        ? null
        : appCause(exchange, app, sources),
    [exchange, app, sources],
  );
}

const questionOf = (event: TraceEvent): Question | null =>
  event.type === 'decision' ? event.question : null;

/** While a lesson has only set the stage. */
function SetUp() {
  return (
    <div className="welcome">
      <p>{stageTexts.setUp}</p>
    </div>
  );
}

/** Before the first request: what will be seen where. */
function Welcome() {
  return (
    <div className="welcome">
      <p>
        <Rich text={stageTexts.welcome} parts={{ library: <b translate="no">express-session</b> }} />
      </p>
    </div>
  );
}
