/** The filter as a menu of ticks: each puts one word into the text or takes it out. */
import { Fragment, type ReactNode } from 'react';
import { useView } from '../../model/hooks.tsx';
import { timelineTexts } from '../../texts/timeline.ts';
import { Menu, MenuLabel, type MenuProps, MenuTick } from '../../ui/index.ts';
import { parse, print, printTerm, type Term } from './grammar.ts';

const words = timelineTexts.filter;

export interface FilterMenuProps {
  value: string;
  onChange: (value: string) => void;
  trigger: MenuProps['trigger'];
}

const term = (field: Term['field'], value: string): Term => ({ field, value, not: false });
const isSame = (a: Term, b: Term): boolean => printTerm(a) === printTerm(b);

interface Group {
  label: string;
  ticks: readonly { said: ReactNode; term: Term }[];
}

const FIXED: readonly Group[] = [
  {
    label: words.menu.status,
    ticks: [
      { said: words.menu.success, term: term('status', '2xx') },
      { said: words.menu.redirect, term: term('status', '3xx') },
      { said: words.menu.refused, term: term('status', '4xx') },
      { said: words.menu.failed, term: term('status', '5xx') },
    ],
  },
  {
    label: words.menu.store,
    ticks: ['get', 'set', 'touch', 'destroy'].map((method) => ({
      said: <span translate="no">{method}</span>,
      term: term('store', method),
    })),
  },
  { label: words.menu.findings, ticks: [{ said: words.menu.found, term: term('finding', '') }] },
];

export function FilterMenu({ value, onChange, trigger }: FilterMenuProps) {
  const browsers = useView((state) => state.world.browsers);
  const { terms } = parse(value);
  const people = browsers.map(({ name }) => ({
    said: <span translate="no">{name}</span>,
    term: term('browser', name.toLowerCase()),
  }));
  const outside = { said: timelineTexts.outside, term: term('browser', 'outside') };
  const groups: readonly Group[] = [{ label: words.menu.browser, ticks: [...people, outside] }, ...FIXED];
  return (
    <Menu label={words.filter} trigger={trigger}>
      {groups.map(({ label, ticks }) => (
        <Fragment key={label}>
          <MenuLabel>{label}</MenuLabel>
          {ticks.map((tick) => {
            const isOn = terms.some((one) => isSame(one, tick.term));
            const others = terms.filter((one) => !isSame(one, tick.term));
            return (
              <MenuTick
                key={printTerm(tick.term)}
                checked={isOn}
                onChange={() => onChange(print(isOn ? others : [...terms, tick.term]))}
              >
                {tick.said} <code>{printTerm(tick.term)}</code>
              </MenuTick>
            );
          })}
        </Fragment>
      ))}
    </Menu>
  );
}
