/** The filter as a menu of ticks: each puts one word into the text or takes it out. */
import { Fragment, type ReactElement } from 'react';
import { useView } from '../../model/hooks.tsx';
import { Menu, MenuLabel, MenuTick } from '../../ui/index.ts';
import { parse, print, printTerm, type Term } from './grammar.ts';

export interface FilterMenuProps {
  value: string;
  onChange: (value: string) => void;
  trigger: ReactElement;
}

const term = (field: Term['field'], value: string): Term => ({ field, value, not: false });
const isSame = (a: Term, b: Term): boolean => printTerm(a) === printTerm(b);

interface Group {
  label: string;
  ticks: readonly { words: string; term: Term }[];
}

const FIXED: readonly Group[] = [
  {
    label: 'Status',
    ticks: [
      { words: 'Success', term: term('status', '2xx') },
      { words: 'Redirect', term: term('status', '3xx') },
      { words: 'Refused', term: term('status', '4xx') },
      { words: 'Failed', term: term('status', '5xx') },
    ],
  },
  {
    label: 'Store call',
    ticks: ['get', 'set', 'touch', 'destroy'].map((method) => ({
      words: method,
      term: term('store', method),
    })),
  },
  { label: 'Findings', ticks: [{ words: 'Something was found', term: term('finding', '') }] },
];

export function FilterMenu({ value, onChange, trigger }: FilterMenuProps) {
  const browsers = useView((state) => state.world.browsers);
  const { terms } = parse(value);
  const names = [...browsers.map(({ name }) => name), 'Outside'];
  const people = names.map((name) => ({ words: name, term: term('browser', name.toLowerCase()) }));
  const groups: readonly Group[] = [{ label: 'Browser', ticks: people }, ...FIXED];
  return (
    <Menu label="Filter" trigger={trigger}>
      {groups.map(({ label, ticks }) => (
        <Fragment key={label}>
          <MenuLabel>{label}</MenuLabel>
          {ticks.map((tick) => {
            const isOn = terms.some((one) => isSame(one, tick.term));
            const others = terms.filter((one) => !isSame(one, tick.term));
            return (
              <MenuTick
                key={tick.words}
                checked={isOn}
                onChange={() => onChange(print(isOn ? others : [...terms, tick.term]))}
              >
                {tick.words} <code>{printTerm(tick.term)}</code>
              </MenuTick>
            );
          })}
        </Fragment>
      ))}
    </Menu>
  );
}
