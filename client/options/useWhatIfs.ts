/** The previews of the options panel, made anew when an exchange has ended or an option has changed. */
import { useMemo } from 'react';
import type { ExchangeView } from '#shared/exchanges.ts';
import { recordsOf } from '#shared/records.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { useModel, useView } from '../model/hooks.tsx';
import type { ModelState } from '../model/state.ts';
import { whatIfs } from './whatIfWords.ts';

/** The newest exchanges that are looked at. */
const LOOKED_AT = 100;

/** None while a lesson keeps the sandbox closed: they would answer what it asks. */
export function useWhatIfs() {
  const model = useModel();
  const closed = useView(({ gate }) => gate !== null);
  const options = useView(({ world }) => world.options);
  const exchanges = useView(ended, sameOnes);
  return useMemo(() => {
    const [first] = exchanges;
    if (first === undefined || closed) return {};
    const notes = model
      .getState()
      .timeline.flatMap((entry): TraceEvent[] =>
        entry.kind === 'note' && entry.event.seq >= first.firstSeq ? [entry.event] : [],
      );
    return whatIfs(recordsOf(notes, exchanges, model.worldAt(first.firstSeq)), options);
  }, [model, options, exchanges, closed]);
}

const ended = ({ exchanges }: ModelState): readonly ExchangeView[] =>
  exchanges.filter(({ outcome }) => outcome !== 'running').slice(-LOOKED_AT);

const sameOnes = (a: readonly ExchangeView[], b: readonly ExchangeView[]) =>
  a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);
