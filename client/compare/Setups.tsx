/** The two setups beside each other, each value to be changed in place; swap, and copy from one to the other. */
import { ArrowLeft, ArrowLeftRight, ArrowRight } from 'lucide-react';
import { STORES } from '#shared/storeFacts.ts';
import { formatDuration } from '../options/duration.ts';
import { type OptionsPatch, withPatch } from '../options/edit.ts';
import { compareTexts } from '../texts/compare.ts';
import { Button } from '../ui/index.ts';
import type { SideName } from './comparison.ts';
import type { Setup } from './presets.ts';
import { CHOSEN, type Chosen, differingSettings, otherSettings, settingOf } from './settings.ts';
import type { ComparisonView } from './useComparison.ts';
import './setups.css';

const { setups: T, sides: SIDE } = compareTexts;

type Change = (setup: Setup) => Setup;

const patched =
  (patch: OptionsPatch): Change =>
  (setup) => ({ ...setup, options: withPatch(setup.options, patch) });

const onOff = (name: 'saveUninitialized' | 'resave' | 'rolling'): [string, Change][] => [
  ['true', patched({ [name]: true })],
  ['false', patched({ [name]: false })],
];

const maxAge = (ms: number | null): [string, Change] => [
  ms === null ? T.session : formatDuration(ms),
  patched({ cookie: { maxAge: ms } }),
];

/** What can be chosen, by the words of settings.ts, and what choosing it does. */
const CHOICES: Record<Chosen, readonly [words: string, change: Change][]> = {
  saveUninitialized: onOff('saveUninitialized'),
  resave: onOff('resave'),
  rolling: onOff('rolling'),
  maxAge: [maxAge(null), maxAge(10_000), maxAge(60_000), maxAge(3_600_000), maxAge(86_400_000)],
  httpOnly: [
    ['true', patched({ cookie: { httpOnly: true } })],
    ['false', patched({ cookie: { httpOnly: false } })],
  ],
  secure: [
    ['true', patched({ cookie: { secure: true } })],
    ['false', patched({ cookie: { secure: false } })],
    ['auto', patched({ cookie: { secure: 'auto' } })],
  ],
  sameSite: [
    [T.notSet, patched({ cookie: { sameSite: false } })],
    ['lax', patched({ cookie: { sameSite: 'lax' } })],
    ['strict', patched({ cookie: { sameSite: 'strict' } })],
    ['none', patched({ cookie: { sameSite: 'none' } })],
  ],
  unset: [
    ['keep', patched({ unset: 'keep' })],
    ['destroy', patched({ unset: 'destroy' })],
  ],
  store: (['memory', 'file'] as const).map((store) => [STORES[store].name, (setup) => ({ ...setup, store })]),
  login: (['keep-id', 'regenerate'] as const).map((login) => [
    login,
    (setup) => ({ ...setup, app: { ...setup.app, login } }),
  ]),
};

export function Setups({ view }: { view: ComparisonView }) {
  const { comparison, state } = view;
  const { setups } = state;
  const count = differingSettings(setups).length;
  const change = (side: SideName, name: Chosen, words: string) => {
    const made = CHOICES[name].find(([choice]) => choice === words)?.[1];
    if (made !== undefined) comparison.set(side, made(setups[side]));
  };
  return (
    <section className="setups" aria-label={T.name}>
      <header>
        <h2>{T.title}</h2>
        <span className="setups-count">{T.differ(count)}</span>
        <Button kind="quiet" size="sm" icon={<ArrowLeftRight />} onClick={() => comparison.swap()}>
          {T.swap}
        </Button>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{T.option}</span>
            </th>
            <th scope="col">{SIDE.a}</th>
            <th scope="col">
              <span className="vh">{T.sameOrNot}</span>
            </th>
            <th scope="col">{SIDE.b}</th>
          </tr>
        </thead>
        <tbody>
          {CHOSEN.map((name) => {
            const [a, b] = [settingOf(setups.a, name), settingOf(setups.b, name)];
            return (
              <tr key={name} data-differs={a !== b || undefined}>
                <th scope="row" translate="no">
                  {name}
                </th>
                <td>
                  <Choice side="a" name={name} value={a} onChange={change} />
                </td>
                <td className="setups-sign">
                  <span aria-hidden="true">{a === b ? '=' : '≠'}</span>
                  <span className="vh">{a === b ? compareTexts.theSame : compareTexts.differs}</span>
                </td>
                <td>
                  <Choice side="b" name={name} value={b} onChange={change} />
                </td>
              </tr>
            );
          })}
          {otherSettings(setups).map(({ name, a, b }) => (
            <tr key={name} data-differs>
              <th scope="row" translate="no">
                {name.replace(/^cookie\./, '')}
              </th>
              <td translate="no">{a}</td>
              <td className="setups-sign">
                <span aria-hidden="true">≠</span>
                <span className="vh">{compareTexts.differs}</span>
              </td>
              <td translate="no">{b}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="setups-copy">
        <Button
          kind="quiet"
          size="sm"
          icon={<ArrowRight />}
          disabled={count === 0}
          onClick={() => comparison.copyFrom('a')}
        >
          {T.copyTo.a}
        </Button>
        <Button
          kind="quiet"
          size="sm"
          icon={<ArrowLeft />}
          disabled={count === 0}
          onClick={() => comparison.copyFrom('b')}
        >
          {T.copyTo.b}
        </Button>
      </div>
    </section>
  );
}

interface ChoiceProps {
  side: SideName;
  name: Chosen;
  value: string;
  onChange: (side: SideName, name: Chosen, words: string) => void;
}

/** A plain list: ten rows of two leave no room for more. */
function Choice({ side, name, value, onChange }: ChoiceProps) {
  const choices = CHOICES[name].map(([words]) => words);
  const isCode = name !== 'store';
  const all = choices.includes(value) ? choices : [value, ...choices];
  return (
    <select
      aria-label={T.choose(name, SIDE[side])}
      value={value}
      onChange={(event) => onChange(side, name, event.target.value)}
    >
      {all.map((words) => (
        <option key={words} translate={isCode ? 'no' : undefined}>
          {words}
        </option>
      ))}
    </select>
  );
}
