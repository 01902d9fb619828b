/** What both servers get: the request on its way, the requests that can be sent next, and the cookies that came of it. */
import { Clock, Ellipsis, MoveRight, Power, Ticket } from 'lucide-react';
import { useState } from 'react';
import { MAIN_VISITS, MORE_VISITS, type QuickVisit } from '../stage/demoRoutes.ts';
import { compareTexts } from '../texts/compare.ts';
import { Button, Menu, MenuItem, MenuSeparator } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { heldIds } from './DuoStores.tsx';
import { Id, UnequalSign } from './Marks.tsx';
import type { Moment } from './moment.ts';
import { type Step, stepWords } from './script.ts';
import type { ComparisonView } from './useComparison.ts';
import './sent.css';

const T = compareTexts.sent;

/** Those of a sandbox that has just begun. */
const FIRST = ['Alice', 'Bob', 'Mallory'] as const;
const HOUR = 3_600_000;
const JUMPS = [
  { label: T.hourAhead, byMs: HOUR },
  { label: T.dayAhead, byMs: 24 * HOUR },
];

export function SentToBoth({ view, moment }: { view: ComparisonView; moment: Moment }) {
  const { comparison, state } = view;
  const running = moment.worlds.a.browsers.map(({ name }) => name);
  const names = running.length === 0 ? FIRST : running;
  const [chosen, choose] = useState<string | null>(null);
  const browser = names.find((name) => name === chosen) ?? names[0] ?? FIRST[0];
  const add = (step: Step) => {
    view.seek(null);
    comparison.addStep(step);
  };
  const visit = (quick: QuickVisit['visit']) => add({ type: 'visit', browser, ...quick });
  const others = names.filter((name) => name !== browser);
  return (
    <section className="sent" aria-label={T.title}>
      <h2 className="zone">{T.title}</h2>
      <Letter view={view} moment={moment} />
      <div className="sent-who">
        <Segmented
          label={T.who}
          value={browser}
          options={names.slice(0, 4).map((name) => ({ value: name, label: name, isName: true }))}
          onChange={choose}
        />
      </div>
      <fieldset className="sent-visits">
        <legend className="vh">{T.send}</legend>
        {MAIN_VISITS.map(({ label, hint, visit: quick }) => (
          <Button key={label} size="sm" title={hint} onClick={() => visit(quick)}>
            {label}
          </Button>
        ))}
        <Menu
          label={T.more}
          trigger={
            <Button size="sm" aria-label={T.more}>
              <Ellipsis />
            </Button>
          }
        >
          {MORE_VISITS.map(({ label, visit: quick }) => (
            <MenuItem key={label} onSelect={() => visit(quick)}>
              {label}
            </MenuItem>
          ))}
          <MenuSeparator />
          {JUMPS.map(({ label, byMs }) => (
            <MenuItem key={label} icon={<Clock />} onSelect={() => add({ type: 'advanceClock', byMs })}>
              {label}
            </MenuItem>
          ))}
          <MenuItem icon={<Power />} onSelect={() => add({ type: 'restartServer' })}>
            {compareTexts.steps.restart}
          </MenuItem>
          {others.map((from) => (
            <MenuItem
              key={from}
              icon={<Ticket />}
              onSelect={() => add({ type: 'copyCookie', from, browser })}
            >
              {stepWords({ type: 'copyCookie', from, browser })}
            </MenuItem>
          ))}
        </Menu>
      </fieldset>
      <Held moment={moment} />
      {state.run === null && <p className="sent-note">{T.nothingMore}</p>}
    </section>
  );
}

function Letter({ view, moment }: { view: ComparisonView; moment: Moment }) {
  const exchange = moment.exchanges.a ?? moment.exchanges.b ?? null;
  const step = moment.group === null ? undefined : view.state.script[moment.group.step]?.step;
  if (exchange === null) return <p className="sent-note">{T.nothing}</p>;
  const { a, b } = moment.exchanges;
  const isWithout = [a, b].every(
    (one) => one === null || one.cookie === null || one.cookie.verdict === 'absent',
  );
  return (
    <article className="sent-letter">
      <div className="sent-paper">
        <p>
          <b translate="no">
            {exchange.method} {exchange.path}
          </b>
        </p>
        <p className="sent-header">
          {isWithout ? (
            T.noCookie
          ) : (
            <Rich text={T.ownCookie} parts={{ header: <span translate="no">Cookie:</span> }} />
          )}
        </p>
        {exchange.requestBody !== null && exchange.requestBody !== '' && (
          <p className="sent-header" translate="no" title={exchange.requestBody} data-shortened="">
            {exchange.requestBody}
          </p>
        )}
      </div>
      <div className="sent-pocket">
        <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 0 50 11 100 0" />
        </svg>
        <span>
          <MoveRight />
          {step === undefined || step.type === 'visit' ? T.one : stepWords(step)}
        </span>
      </div>
    </article>
  );
}

function Held({ moment }: { moment: Moment }) {
  return (
    <div className="sent-held">
      <h3>{T.held}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{T.browser}</span>
            </th>
            <th scope="col">{compareTexts.sides.a}</th>
            <th scope="col">{compareTexts.sides.b}</th>
          </tr>
        </thead>
        <tbody>
          {heldIds(moment.worlds).map(({ name, a, b }) => (
            <tr key={name}>
              <th scope="row">
                <span translate="no">{name}</span>
                {(a === null) !== (b === null) && <UnequalSign small />}
              </th>
              <td>{a === null ? <i>{compareTexts.none}</i> : <Id sid={a} world={moment.worlds.a} />}</td>
              <td>{b === null ? <i>{compareTexts.none}</i> : <Id sid={b} world={moment.worlds.b} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
