/**
 * The timeline's filter as one line of text: suggestions while it is typed, a menu for who doesn't type. The text is
 * the only state; what it means is in grammar.ts.
 */
import clsx from 'clsx';
import { ListFilter, Search, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useView } from '../../model/hooks.tsx';
import { timelineTexts } from '../../texts/timeline.ts';
import { IconButton } from '../../ui/index.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { type Suggestion, suggest } from './suggest.ts';
import './filter.css';

export interface FilterFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** The id of what says what is wrong with the text; null where nothing is. */
  errorId: string | null;
  ref?: Ref<{ focus: () => void }>;
}

const words = timelineTexts.filter;
const CLOSED = { open: false, active: -1 };

export function FilterField({ value, onChange, errorId, ref }: FilterFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  const [{ open, active }, setList] = useState(CLOSED);
  const exchanges = useView((state) => (open ? state.exchanges : null));
  const offers = exchanges === null ? [] : suggest(value, caret, exchanges);
  const shown = open && offers.length > 0;
  useImperativeHandle(ref, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.select();
    },
  }));

  const type = (text: string, at: number) => {
    onChange(text);
    setCaret(at);
    setList({ open: true, active: -1 });
  };
  const take = (offer: Suggestion) => {
    // The caret goes where the next letter belongs before that letter can come.
    flushSync(() => type(offer.filter, offer.caret));
    input.current?.setSelectionRange(offer.caret, offer.caret);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const offer = shown ? offers[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      const last = offers.length - 1;
      const next = active + by;
      setList({ open: true, active: !shown ? -1 : next > last ? 0 : next < 0 ? last : next });
    } else if (event.key === 'Enter' && offer !== undefined) take(offer);
    else if (event.key === 'Enter') setList(CLOSED);
    else if (event.key === 'Escape' && shown) setList(CLOSED);
    else if (event.key === 'Escape' && value !== '') onChange('');
    else return;
    event.preventDefault();
  };

  return (
    <div className="filter">
      <label>
        <Search />
        <span className="vh">{words.name}</span>
        <input
          ref={input}
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          aria-invalid={errorId !== null || undefined}
          aria-describedby={errorId ?? undefined}
          aria-keyshortcuts="/"
          value={value}
          placeholder={words.filter}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={({ target }) => type(target.value, target.selectionStart ?? target.value.length)}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
          onFocus={() => setList({ open: true, active: -1 })}
          onBlur={() => setList(CLOSED)}
          onKeyDown={onKeyDown}
        />
      </label>
      {value !== '' && (
        <IconButton
          label={words.clearFilter}
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <X />
        </IconButton>
      )}
      <FilterMenu
        value={value}
        onChange={onChange}
        trigger={
          <button type="button" className="icon-btn" aria-label={words.choose}>
            <ListFilter />
          </button>
        }
      />
      <div
        id={`${id}-list`}
        className="filter-list"
        role="listbox"
        aria-label={words.suggestions}
        hidden={!shown}
      >
        {shown &&
          offers.map((offer, index) => (
            <div
              key={offer.text}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={clsx('filter-offer', index === active && 'filter-offer-active')}
              // The field keeps the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                take(offer);
              }}
            >
              <code>{offer.text}</code>
              <span>{offer.words}</span>
            </div>
          ))}
      </div>
    </div>
  );
}
