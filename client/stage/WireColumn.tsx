/** The middle of the stage: the request and the response as letters with their exact header lines. */
import clsx from 'clsx';
import { useRef, useState } from 'react';
import type { ExchangeView } from '#shared/exchanges.ts';
import type { TraceEventType } from '#shared/trace.ts';
import { useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Button, Envelope, type EnvelopeLine } from '../ui/index.ts';
import { anchored } from './anchors.ts';
import { type LetterLine, requestLines, responseLines } from './letters.ts';
import { motionOf } from './motion.ts';
import { Sid } from './Sid.tsx';
import { useRide } from './useRide.ts';
import './wire.css';

const words = stageTexts.wire;

export function WireColumn() {
  const exchange = useView((state) => state.exchange);
  return (
    <div className="lanes">
      <RequestLane exchange={exchange} />
      <ResponseLane exchange={exchange} />
    </div>
  );
}

function RequestLane({ exchange }: { exchange: ExchangeView | null }) {
  const [all, setAll] = useState(false);
  const riding = useRiding('request.started');
  const lines = exchange === null ? NO_REQUEST : requestLines(exchange, all);
  const known = exchange?.requestHeaders.length ?? 0;
  return (
    <Lane
      direction="request"
      lines={lines}
      ghost={exchange === null}
      label={requestLabel(exchange, riding)}
      done={exchange?.arrived === true && !riding}
      all={all}
      onAll={known > 0 ? setAll : null}
      count={known}
    />
  );
}

function ResponseLane({ exchange }: { exchange: ExchangeView | null }) {
  const [all, setAll] = useState(false);
  const riding = useRiding('response.sent');
  const lines = exchange === null ? NO_RESPONSE : responseLines(exchange, all);
  const known = exchange?.responseHeaders.length ?? 0;
  return (
    <Lane
      direction="response"
      lines={lines}
      ghost={exchange === null || exchange.status === null}
      label={responseLabel(exchange, riding)}
      done={exchange?.outcome === 'finished' && !riding}
      all={all}
      onAll={known > 0 ? setAll : null}
      count={known}
    />
  );
}

const NO_REQUEST: LetterLine[] = [{ kind: 'none', text: words.noRequest, sid: null, seq: null }];
const NO_RESPONSE: LetterLine[] = [{ kind: 'none', text: words.noResponse, sid: null, seq: null }];

/** Whether the stage is in the middle of such an event. */
const useRiding = (type: TraceEventType): boolean =>
  useView(({ event, cursor }) => event?.type === type && !cursor.settled);

function requestLabel(exchange: ExchangeView | null, riding: boolean): string {
  if (exchange === null) return words.request.none;
  const { delivered, onItsWay } = words.request;
  return (exchange.arrived && !riding ? delivered : onItsWay)(exchange.transport);
}

function responseLabel(exchange: ExchangeView | null, riding: boolean): string {
  if (exchange === null) return words.response.none;
  return words.response[progressOf(exchange, riding)](exchange.transport);
}

function progressOf({ status, outcome }: ExchangeView, riding: boolean) {
  if (status === null) return 'notWritten';
  if (outcome === 'aborted') return 'cutOff';
  if (riding) return 'onItsWay';
  return outcome === 'running' ? 'headersLeft' : 'delivered';
}

interface LaneProps {
  direction: 'request' | 'response';
  lines: readonly LetterLine[];
  ghost: boolean;
  label: string;
  /** The whole way is behind it. */
  done: boolean;
  all: boolean;
  /** null where there is nothing more to show. */
  onAll: ((all: boolean) => void) | null;
  count: number;
}

function Lane({ direction, lines, ghost, label, done, all, onAll, count }: LaneProps) {
  const lane = useRef<HTMLDivElement>(null);
  const event = useView((state) => state.event);
  const exchange = useView((state) => state.exchange);
  const motion = motionOf(event, exchange);
  useRide(lane, motion?.kind === 'ride' && motion.lane === direction ? motion : null, done);
  const drawn: EnvelopeLine[] = lines.map(({ kind, text, sid, seq }) => ({
    kind,
    text,
    chip: sid === null ? undefined : <Sid sid={sid} ghost={ghost} />,
    fresh: seq !== null && seq === event?.seq,
  }));
  return (
    <div
      ref={lane}
      className={clsx(
        'lane',
        `lane-${direction}`,
        ghost && 'lane-ghost',
        done && 'lane-done',
        all && 'lane-all',
      )}
    >
      <span className="cable" aria-hidden="true">
        <i />
        <i />
      </span>
      <div className="lane-way" data-shortened="whole where it arrives">
        <Envelope
          ref={anchored(direction)}
          direction={direction}
          lines={drawn}
          ghost={ghost}
          pocketLabel={label}
          sealed={exchange !== null && exchange.transport !== 'http'}
          wrap={all}
        >
          {onAll !== null && (
            <Button
              kind="quiet"
              size="sm"
              className="lane-more"
              aria-expanded={all}
              onClick={() => onAll(!all)}
            >
              {all ? words.fewer : words.headers(count)}
            </Button>
          )}
        </Envelope>
      </div>
    </div>
  );
}
