/** Under the stage: where its cursor stands and how to move it, and every exchange as it happened. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { useKept } from '../app/kept.ts';
import { LogPanel, SpokenLog } from '../guide/LogPanel.tsx';
import { logShown } from '../guide/logShown.ts';
import { useWish } from '../guide/wishes.ts';
import { OpenInspector } from '../inspector/OpenInspector.tsx';
import { useModel, useView } from '../model/hooks.tsx';
import { timelineTexts } from '../texts/timeline.ts';
import { ExchangeTable } from './ExchangeTable.tsx';
import { parse } from './filter/grammar.ts';
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
  const field = useRef<{ focus: () => void }>(null);
  const log = useKept(logShown);
  const model = useModel();
  useWish('filter', () => field.current?.focus());

  const pin = useCallback(
    (id: number) =>
      setPinned((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id])),
    [],
  );
  const inspect = useCallback(
    (exchange: number, beside: number | null = null) => setInspected({ exchange, beside }),
    [],
  );
  useWish('inspect', () => {
    const { exchange } = model.getState().cursor;
    if (exchange !== null) inspect(exchange);
  });
  return (
    <section className="timeline" aria-label={timelineTexts.name}>
      <Transport
        filter={filter}
        onFilter={setFilter}
        errorId={query.errors.length > 0 ? ERROR_ID : null}
        fieldRef={field}
        onInspect={inspect}
      />
      {log ? (
        <LogPanel />
      ) : (
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
      )}
      <SpokenLog />
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
