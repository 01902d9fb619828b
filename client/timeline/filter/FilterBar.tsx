/** What the filter does right now: its words as chips that can be taken away, what is wrong with it, how much it keeps. */
import { X } from 'lucide-react';
import { timelineTexts } from '../../texts/timeline.ts';
import { Button, FieldError, Heard } from '../../ui/index.ts';
import { print, printTerm, type Query, type Term } from './grammar.ts';

const words = timelineTexts.filter;

export interface FilterBarProps {
  query: Query;
  onChange: (filter: string) => void;
  errorId: string;
  /** Exchanges that are shown, and all. */
  shown: number;
  all: number;
}

export function FilterBar({ query: { terms, errors }, onChange, errorId, shown, all }: FilterBarProps) {
  return (
    <div className="filter-bar">
      <span role="status">{words.shown(shown, all)}</span>
      {placed(terms).map(({ term, key }) => (
        <button
          key={key}
          type="button"
          className="filter-chip"
          onClick={() => onChange(print(terms.filter((other) => other !== term)))}
        >
          <Heard text={words.takeAway} seen={<code>{printTerm(term)}</code>} />
          <X />
        </button>
      ))}
      <FieldError id={errorId}>{errors[0] ?? null}</FieldError>
      <Button kind="quiet" size="sm" onClick={() => onChange('')}>
        {words.clear}
      </Button>
    </div>
  );
}

/** One word may be there twice. */
const placed = (terms: readonly Term[]) =>
  terms.map((term, place) => ({ term, key: `${place} ${printTerm(term)}` }));
