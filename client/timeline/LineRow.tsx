/** One line of the timeline as a table row: its buttons, and the cells of what it is. Renders only on change. */
import clsx from 'clsx';
import { Pin, PinOff } from 'lucide-react';
import { memo, useLayoutEffect, useRef } from 'react';
import type { ExchangeView } from '#shared/exchanges.ts';
import { describe } from '../explain/events.ts';
import { timelineTexts } from '../texts/timeline.ts';
import { Heard } from '../ui/index.ts';
import { EventCells } from './EventCells.tsx';
import { ExchangeCells } from './ExchangeCells.tsx';
import { ROW } from './gridRoles.ts';
import { NoteCells } from './NoteCells.tsx';
import { INSPECT, OPEN, PIN } from './rowIcons.tsx';
import type { Line } from './rows.ts';

const words = timelineTexts.table;

export interface LineRowProps {
  line: Line;
  /** Of an exchange's line. */
  exchange: ExchangeView | undefined;
  index: number;
  /** Monotonic time at which an event's exchange began, µs. */
  began: number;
  opened: boolean;
  /** It is what the stage shows. */
  shown: boolean;
  /** Its button is the one that Tab reaches. */
  active: boolean;
  /** The focus is in the table, so it follows the active row. */
  focused: boolean;
  /** It stands above the list, not at a place in it. */
  pinned: boolean;
  measure: ((element: HTMLElement | null) => void) | undefined;
  onShow: (line: Line) => void;
  onToggle: (exchange: number) => void;
  onPin: (exchange: number) => void;
  onInspect: (exchange: number) => void;
}

export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, exchange, index, began, opened, shown, active, focused, pinned, measure } = props;
  const { onShow, onToggle, onInspect } = props;
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (active && focused) button.current?.focus({ preventScroll: true });
  }, [active, focused]);

  const show = (
    <button
      ref={button}
      type="button"
      className="log-show"
      tabIndex={active ? 0 : -1}
      aria-label={line.kind === 'exchange' ? words.showExchange(line.id) : undefined}
      aria-current={shown ? 'true' : undefined}
      onClick={() => onShow(line)}
    >
      {line.kind === 'exchange' && line.id}
      {line.kind === 'event' && <Heard text={words.showEvent} seen={line.event.seq} />}
      {line.kind === 'note' && describe(line.event).title}
    </button>
  );
  return (
    <tr
      {...ROW}
      ref={measure}
      aria-level={line.kind === 'event' ? 2 : 1}
      aria-expanded={exchange === undefined || pinned ? undefined : opened}
      aria-rowindex={index + 2}
      data-index={index}
      data-exchange={exchange?.id}
      data-seq={exchange?.lastSeq}
      data-t={exchange?.t}
      className={clsx('log-row', `log-${line.kind}`, shown && 'log-shown')}
      onDoubleClick={() => exchange !== undefined && onInspect(exchange.id)}
    >
      {exchange !== undefined && (
        <ExchangeCells
          exchange={exchange}
          button={
            <>
              {pinned ? (
                <Pin className="log-pin" aria-hidden="true" />
              ) : (
                <button
                  type="button"
                  className="log-open"
                  tabIndex={-1}
                  aria-label={words.eventsOf(exchange.id)}
                  aria-expanded={opened}
                  onClick={() => onToggle(exchange.id)}
                >
                  {OPEN}
                </button>
              )}
              {show}
            </>
          }
          actions={<Actions {...props} id={exchange.id} />}
        />
      )}
      {line.kind === 'note' && <NoteCells event={line.event} button={show} />}
      {line.kind === 'event' && <EventCells event={line.event} began={began} button={show} />}
    </tr>
  );
});

/** What else can be done with an exchange: Enter and the letter P do the same. */
function Actions({ id, pinned, onPin, onInspect }: LineRowProps & { id: number }) {
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label={words.pin(id)}
        aria-pressed={pinned}
        title={words.pinKey}
        onClick={() => onPin(id)}
      >
        {pinned ? <PinOff /> : PIN}
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={words.inspect(id)}
        title={words.inspectKey}
        onClick={() => onInspect(id)}
      >
        {INSPECT}
      </button>
    </>
  );
}
