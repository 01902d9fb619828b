/**
 * The stage's position as a slider: exchanges as segments, the one on the stage with a tick for each of its steps.
 * Left and Right step, with Shift by stations, Page Up and Down by exchanges, Home and End to the beginning and the end.
 */
import clsx from 'clsx';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { momentWords } from '../explain/moment.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { durationOf } from '../model/schedule.ts';
import type { ModelState } from '../model/state.ts';
import { timelineTexts } from '../texts/timeline.ts';
import { useWidth } from './useWidth.ts';

/** Widths in rem, with what is between: a segment that its number fits into, the opened one, and what says that there are more. */
const SEGMENT = 2.25;
const OPENED = 12;
const MORE = 2;

export function Scrubber() {
  const model = useModel();
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track);
  const { cursor, exchanges, head } = useView((state) => state, isSamePlace);
  const { seq, exchange: shown, rushing } = cursor;
  const begins = useView(({ beginning }) => beginning?.after.seq ?? null);
  const words = useView(({ event, exchange }) => momentWords(event, exchange));
  const at = exchanges.findLastIndex(({ id }) => id === shown);
  const room = Math.max(0, Math.floor((width - OPENED - MORE) / SEGMENT));
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), exchanges.length - 1 - room));
  const visible = exchanges.slice(first, first + room + 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const { player } = model;
    const acts: Record<string, () => void> = {
      ArrowRight: () => (event.shiftKey ? player.stepStation(1) : player.stepEvent(1)),
      ArrowLeft: () => (event.shiftKey ? player.stepStation(-1) : player.stepEvent(-1)),
      ArrowUp: () => player.stepEvent(1),
      ArrowDown: () => player.stepEvent(-1),
      PageDown: () => player.stepExchange(-1),
      PageUp: () => player.stepExchange(1),
      Home: () => player.seek(0),
      End: () => player.live(),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const seekAt = ({ clientX, clientY }: PointerEvent) => {
    const part = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-to]');
    const to = Number(part?.dataset.to ?? Number.NaN);
    if (Number.isInteger(to) && to !== model.getState().cursor.seq) model.player.seek(to);
  };

  return (
    <div
      ref={track}
      className="scrub"
      role="slider"
      aria-label={timelineTexts.transport.moment}
      aria-valuemin={0}
      aria-valuemax={head}
      aria-valuenow={seq}
      aria-valuetext={words}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekAt(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) seekAt(event);
      }}
    >
      {first > 0 && <span className="scrub-more">…</span>}
      {first === 0 && begins !== null && (
        <span
          className={clsx('scrub-torn', seq === begins && 'scrub-now')}
          data-to={begins}
          aria-hidden="true"
        />
      )}
      {visible.map((exchange, place) =>
        exchange.id === shown ? (
          <Steps key="shown" exchange={exchange.id} seq={seq} lastSeq={exchange.lastSeq} />
        ) : (
          <span
            key={rushing ? `place ${place}` : exchange.id}
            className={clsx('scrub-exchange', exchange.firstSeq > seq && 'scrub-later')}
            data-to={exchange.lastSeq}
          >
            {exchange.id}
          </span>
        ),
      )}
      {first + visible.length < exchanges.length && <span className="scrub-more">…</span>}
    </div>
  );
}

/** While the stage follows the present, the slider moves with it and not with every event. */
const isSamePlace = (a: ModelState, b: ModelState): boolean =>
  a.cursor === b.cursor && (a.cursor.mode === 'live' || a.exchanges === b.exchanges);

/** A tick for each event of the exchange that takes time on the stage. */
function Steps({ exchange, seq }: { exchange: number; seq: number; lastSeq: number }) {
  const model = useModel();
  const steps = model
    .eventsOf(exchange)
    .filter((event) => durationOf(event) > 0)
    .map((event, place) => ({ seq: event.seq, place }));
  const current = steps.findLastIndex((step) => step.seq <= seq);
  return (
    <span className="scrub-steps">
      {steps.map(({ seq: to, place }) => (
        <i
          key={place}
          data-to={to}
          className={clsx(place === current ? 'scrub-now' : place > current && 'scrub-later')}
        />
      ))}
    </span>
  );
}
