/** Under the stage: where its cursor stands and how to move it, and every exchange as it happened. */
import { type RefObject, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { OpenInspector } from '../inspector/OpenInspector.tsx';
import { useView } from '../model/hooks.tsx';
import { ExchangeTable } from './ExchangeTable.tsx';
import { parse } from './filter/grammar.ts';
import { Spoken } from './Spoken.tsx';
import { Transport } from './Transport.tsx';

const ERROR_ID = 'filter-error';
const NONE_PINNED: readonly number[] = [];

/** What the inspector shows: an exchange, and where it was asked for, another beside it. */
interface Inspected {
  exchange: number;
  beside: number | null;
}

export function Timeline() {
  const epoch = useView((state) => state.epoch);
  return <TimelineOf key={epoch} />;
}

/** The timeline of one trace: another one begins without filter and pins. */
function TimelineOf() {
  const [filter, setFilter] = useState('');
  const [pinned, setPinned] = useState(NONE_PINNED);
  const [inspected, setInspected] = useState<Inspected | null>(null);
  const query = useMemo(() => parse(filter), [filter]);
  const section = useRef<HTMLElement>(null);
  const field = useRef<{ focus: () => void }>(null);
  useSlash(section, () => field.current?.focus());

  const pin = useCallback(
    (id: number) =>
      setPinned((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id])),
    [],
  );
  const inspect = useCallback(
    (exchange: number, beside: number | null = null) => setInspected({ exchange, beside }),
    [],
  );
  return (
    <section ref={section} className="timeline" aria-label="Timeline">
      <Transport
        filter={filter}
        onFilter={setFilter}
        errorId={query.errors.length > 0 ? ERROR_ID : null}
        fieldRef={field}
        onInspect={inspect}
      />
      <ExchangeTable
        filter={filter}
        query={query}
        errorId={ERROR_ID}
        pinned={pinned}
        onFilter={setFilter}
        onPin={pin}
        onUnpinAll={() => setPinned(NONE_PINNED)}
        onInspect={inspect}
      />
      <Spoken />
      <OpenInspector
        exchange={inspected?.exchange ?? null}
        beside={inspected?.beside ?? null}
        pinned={pinned}
        onMove={inspect}
        onClose={() => setInspected(null)}
      />
    </section>
  );
}

/** The slash key, wherever it would not be typed: in the timeline, or while no control has the focus. */
function useSlash(section: RefObject<HTMLElement | null>, act: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof HTMLElement) || target.matches('input, textarea, select')) return;
    // A negative tabIndex: a region that a click gave the focus to, which has no use for keys.
    if (target.tabIndex >= 0 && section.current?.contains(target) !== true) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
