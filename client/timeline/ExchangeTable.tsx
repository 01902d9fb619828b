/**
 * The table of exchanges: one row each, drawn only where it is in sight, at the present whatever the stage shows.
 * Tab reaches one row; arrows, Home and End go from row to row, Enter brings one onto the stage, Right opens it.
 */
import clsx from 'clsx';
import {
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import { LineRow } from './LineRow.tsx';
import { countUpTo, exchangeOf, type Line } from './rows.ts';
import { useLines } from './useLines.ts';
import { useRowsInSight } from './useRowsInSight.ts';
import './table.css';

const COLUMNS = ['#', 'When', 'Browser', 'Request', 'Status', 'Cookie in', 'Store', 'Set-Cookie out'];
const NONE_OPENED: ReadonlySet<number> = new Set();
const PAGE = 8;

export function ExchangeTable({ filter }: { filter: string }) {
  const model = useModel();
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(NONE_OPENED);
  const [active, setActive] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const exchanges = useView((state) => state.exchanges);
  const shown = useView((state) => state.cursor.exchange);
  const cursorSeq = useView((state) => (opened.size > 0 || state.cursor.past ? state.cursor.seq : null));
  const isLive = useView((state) => state.cursor.mode === 'live');
  const pictureSeq = useView(({ cursor }) => (cursor.rushing ? cursor.seq : null));
  const lines = useLines(filter, opened);

  const { rows, height, scrollTo, measure } = useRowsInSight(scroller, lines, {
    follow: isLive && !focused,
    isPlain: opened.size === 0,
    pictured: pictureSeq === null ? null : countUpTo(lines, pictureSeq, exchanges),
  });
  useInSight(
    scrollTo,
    isLive ? -1 : lines.findIndex((line) => line.kind === 'exchange' && line.id === shown),
  );

  const toggle = useCallback(
    (id: number) =>
      setOpened((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const show = useCallback(
    (line: Line) => {
      setActive(line.key);
      if (line.kind === 'exchange') model.player.seekExchange(line.id);
      else model.player.seek(line.event.seq);
    },
    [model],
  );
  const enter = ({ target }: FocusEvent) => {
    const index = Number(target.closest('tr')?.dataset.index ?? Number.NaN);
    setFocused(true);
    setActive((before) => lines[index]?.key ?? before);
  };
  const isActive = lines.some(({ key }) => key === active);
  const activeKey = isActive ? active : (lines.at(-1)?.key ?? null);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = lines.findIndex(({ key }) => key === activeKey);
    const line = lines[at];
    if (line === undefined) return;
    const to = destination(event.key, at, lines.length);
    if (to !== null) {
      setActive(lines[to]?.key ?? null);
      scrollTo(to);
    } else if (line.kind === 'exchange' && isToggle(event.key, opened.has(line.id))) toggle(line.id);
    else if (event.key === 'ArrowLeft' && line.kind === 'event') setActive(`exchange-${line.exchange}`);
    else return;
    event.preventDefault();
  };

  return (
    <div className={clsx('log', opened.size > 0 && 'log-tall')}>
      <div ref={scroller} className="log-scroller">
        <table
          aria-label="Exchanges"
          aria-rowcount={lines.length + 1}
          onKeyDown={onKeyDown}
          onFocus={enter}
          onBlur={() => setFocused(false)}
        >
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height }}>
            {rows.map(({ key, index, start }) => {
              const line = lines[index];
              if (line === undefined) return null;
              const isShown = line.kind === 'exchange' ? line.id === shown : line.event.seq === cursorSeq;
              return (
                <LineRow
                  key={key}
                  line={line}
                  exchange={line.kind === 'exchange' ? exchangeOf(exchanges, line.id) : undefined}
                  index={index}
                  start={start}
                  began={line.kind === 'event' ? (model.eventsOf(line.exchange)[0]?.mono ?? 0) : 0}
                  opened={line.kind === 'exchange' && opened.has(line.id)}
                  shown={isShown}
                  active={line.key === activeKey}
                  focused={focused}
                  measure={line.kind === 'event' ? measure : undefined}
                  onShow={show}
                  onToggle={toggle}
                />
              );
            })}
          </tbody>
        </table>
        {lines.length === 0 && (
          <p className="log-empty">
            {filter === '' ? 'Every request appears here as one row.' : `No exchange matches “${filter}”.`}
          </p>
        )}
      </div>
    </div>
  );
}

/** Scrolls to a row when it becomes another one; -1 for none. */
function useInSight(scrollTo: (index: number) => void, index: number): void {
  const scroll = useEffectEvent(() => scrollTo(index));
  useLayoutEffect(() => {
    if (index !== -1) scroll();
  }, [index]);
}

/** Where a key leads from row `at` of `count`; null where it doesn't move. */
function destination(key: string, at: number, count: number): number | null {
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: count - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
  };
  const to = moves[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}

const isToggle = (key: string, opened: boolean): boolean => key === (opened ? 'ArrowLeft' : 'ArrowRight');
