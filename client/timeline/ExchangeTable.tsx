/**
 * The grid of exchanges: one row each, drawn only where it is in sight, at the present whatever the stage shows. Tab
 * reaches one row; arrows, Home and End go from row to row, Space brings one onto the stage, Enter inspects it, Right
 * opens its events, P pins it.
 */
import clsx from 'clsx';
import {
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import { timelineTexts } from '../texts/timeline.ts';
import { BeginningRow } from './BeginningRow.tsx';
import { FilterBar } from './filter/FilterBar.tsx';
import type { Query } from './filter/grammar.ts';
import { GRID, HEADER, ROW, ROW_GROUP } from './gridRoles.ts';
import { LineRow, type LineRowProps } from './LineRow.tsx';
import { PinBar } from './PinBar.tsx';
import { actOf } from './rowKeys.ts';
import { countUpTo, exchangeOf, type Line } from './rows.ts';
import { TraceEnd } from './TraceEnd.tsx';
import { useLines } from './useLines.ts';
import { useRowsInSight } from './useRowsInSight.ts';
import './table.css';

const words = timelineTexts.table;
const NONE_OPENED: ReadonlySet<number> = new Set();

export interface ExchangeTableProps {
  filter: string;
  query: Query;
  errorId: string;
  /** Exchanges that stand above the list, in the order in which they were pinned. */
  pinned: readonly number[];
  onFilter: (filter: string) => void;
  onPin: (exchange: number) => void;
  onUnpinAll: () => void;
  onInspect: (exchange: number, beside?: number | null) => void;
}

export function ExchangeTable(props: ExchangeTableProps) {
  const { filter, query, errorId, pinned, onFilter, onPin, onUnpinAll, onInspect } = props;
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
  const lines = useLines({ terms: query.terms, opened, pinned });
  const above = useMemo(() => pinned.map(lineOf), [pinned]);
  const all = useMemo(() => (above.length === 0 ? lines : [...above, ...lines]), [above, lines]);

  const { rows, before, after, scrollTo, measure } = useRowsInSight(scroller, lines, {
    follow: isLive && !focused,
    isPlain: opened.size === 0,
    pictured: pictureSeq === null ? null : countUpTo(lines, pictureSeq, exchanges),
  });
  useInSight(
    scrollTo,
    isLive ? -1 : lines.findIndex((line) => line.kind === 'exchange' && line.id === shown),
  );

  const toggle = useCallback(
    (id: number) => {
      setOpened((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      });
      model.noteAct('open-exchange');
    },
    [model],
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
    setActive((before) => all[index]?.key ?? before);
  };
  const isActive = all.some(({ key }) => key === active);
  const activeKey = isActive ? active : (all.at(-1)?.key ?? null);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = all.findIndex(({ key }) => key === activeKey);
    const line = all[at];
    if (line === undefined) return;
    const isOpen = line.kind === 'exchange' && opened.has(line.id);
    const what = actOf(event.key, { line, at, count: all.length, opened: isOpen });
    if (what === null) return;
    event.preventDefault();
    if (what.act === 'move') {
      setActive(all[what.to]?.key ?? null);
      if (what.to >= above.length) scrollTo(what.to - above.length);
    } else if (what.act === 'parent') setActive(`exchange-${what.exchange}`);
    else if (what.act === 'toggle') toggle(what.exchange);
    else if (what.act === 'inspect') onInspect(what.exchange);
    else onPin(what.exchange);
  };

  const rowOf = (line: Line, index: number): Omit<LineRowProps, 'pinned'> => ({
    line,
    index,
    exchange: line.kind === 'exchange' ? exchangeOf(exchanges, line.id) : undefined,
    began: line.kind === 'event' ? (model.eventsOf(line.exchange)[0]?.mono ?? 0) : 0,
    opened: line.kind === 'exchange' && opened.has(line.id),
    shown: line.kind === 'exchange' ? line.id === shown : line.event.seq === cursorSeq,
    active: line.key === activeKey,
    focused,
    measure: line.kind === 'event' ? measure : undefined,
    onShow: show,
    onToggle: toggle,
    onPin,
    onInspect,
  });

  return (
    <div className="log-frame">
      {filter.trim() !== '' && (
        <FilterBar
          query={query}
          errorId={errorId}
          onChange={onFilter}
          shown={above.length + lines.filter(({ kind }) => kind === 'exchange').length}
          all={exchanges.length}
        />
      )}
      {pinned.length > 0 && <PinBar pinned={pinned} onUnpinAll={onUnpinAll} onCompare={onInspect} />}
      <div className={clsx('log', opened.size > 0 && 'log-tall')}>
        <div ref={scroller} className="log-scroller">
          <table
            {...GRID}
            aria-label={words.name}
            aria-rowcount={all.length + 1}
            onKeyDown={onKeyDown}
            onFocus={enter}
            onBlur={() => setFocused(false)}
          >
            <thead {...ROW_GROUP}>
              <tr {...ROW} aria-rowindex={1}>
                {words.columns.map((column) => (
                  <th key={column} {...HEADER}>
                    {column}
                  </th>
                ))}
                <th {...HEADER}>
                  <span className="vh">{words.more}</span>
                </th>
              </tr>
            </thead>
            <BeginningRow />
            {above.length > 0 && (
              <tbody {...ROW_GROUP} className="log-above">
                {above.map((line, index) => (
                  <LineRow key={line.key} {...rowOf(line, index)} pinned />
                ))}
              </tbody>
            )}
            <tbody aria-hidden="true" style={{ height: before }} />
            <tbody {...ROW_GROUP}>
              {rows.map(({ key, index }) => {
                const line = lines[index];
                if (line === undefined) return null;
                return <LineRow key={key} {...rowOf(line, above.length + index)} pinned={false} />;
              })}
            </tbody>
            <tbody aria-hidden="true" style={{ height: after }} />
          </table>
          {lines.length === 0 && <Empty filtered={filter.trim() !== ''} onClear={() => onFilter('')} />}
        </div>
      </div>
      <TraceEnd />
    </div>
  );
}

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) return <p className="log-empty">{words.empty}</p>;
  return (
    <p className="log-empty">
      {words.noMatch}{' '}
      <button type="button" className="btn btn-quiet btn-sm" onClick={onClear}>
        {words.showAll}
      </button>
    </p>
  );
}

const lineOf = (id: number): Line => ({ kind: 'exchange', key: `exchange-${id}`, id });

/** Scrolls to a row when it becomes another one; -1 for none. */
function useInSight(scrollTo: (index: number) => void, index: number): void {
  const scroll = useEffectEvent(() => scrollTo(index));
  useLayoutEffect(() => {
    if (index !== -1) scroll();
  }, [index]);
}
