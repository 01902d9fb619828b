/** What happens at the moment on the stage, explained: a station's why, or what travels on the wire. */
import { useMemo } from 'react';
import { type AppCause, appCause } from '#shared/appLines.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import { cookieNameOf } from '#shared/options.ts';
import type { Question, Station, TraceEvent } from '#shared/trace.ts';
import { restingStation } from '../explain/stations.ts';
import { WhyCard } from '../explain/WhyCard.tsx';
import { whyOf, whyOnTheWire } from '../explain/why.ts';
import { useModel, useView } from '../model/hooks.tsx';

export interface ExplainedProps {
  exchange: ExchangeView;
  event: TraceEvent;
  station: Station | null;
  lit: boolean;
  /** It has grown over browsers and wire. */
  wide: boolean;
  onWide: (wide: boolean) => void;
}

export function Explained({ exchange, event, station, lit, wide, onWide }: ExplainedProps) {
  const cause = useCause(exchange);
  const name = useView((state) => cookieNameOf(state.shown.options));
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
function useCause(exchange: ExchangeView): AppCause | null {
  const model = useModel();
  const sources = useView((state) => state.sources);
  const began = exchange.firstSeq;
  const app = useMemo(() => model.worldAt(began).app, [model, began]);
  return useMemo(
    () => (Object.keys(sources).length === 0 ? null : appCause(exchange, app, sources)),
    [exchange, app, sources],
  );
}

const questionOf = (event: TraceEvent): Question | null =>
  event.type === 'decision' ? event.question : null;
