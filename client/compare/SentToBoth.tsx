/** What both servers get: the request on its way, the requests that can be sent next, and the cookies that came of it. */
import { Clock, Ellipsis, MoveRight, Power, Ticket } from 'lucide-react';
import { useState } from 'react';
import { MAIN_VISITS, MORE_VISITS, type QuickVisit } from '../stage/demoRoutes.ts';
import { Button, Menu, MenuItem, MenuSeparator, Segmented } from '../ui/index.ts';
import { T } from './compareTexts.ts';
import { heldIds } from './DuoStores.tsx';
import { Id, UnequalSign } from './Marks.tsx';
import type { Moment } from './moment.ts';
import { type Step, stepWords } from './script.ts';
import type { ComparisonView } from './useComparison.ts';
import './sent.css';

/** Those of a sandbox that has just begun. */
const FIRST = ['Alice', 'Bob', 'Mallory'] as const;
const HOUR = 3_600_000;
const JUMPS = [
  { label: 'Clock: 1 hour ahead', byMs: HOUR },
  { label: 'Clock: 1 day ahead', byMs: 24 * HOUR },
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
    <section className="sent" aria-label={T.sentToBoth}>
      <h2 className="zone">{T.sentToBoth}</h2>
      <Letter view={view} moment={moment} />
      <div className="sent-who">
        <Segmented
          label="Browser that sends"
          value={browser}
          options={names.slice(0, 4).map((name) => ({ value: name, label: name }))}
          onChange={choose}
        />
      </div>
      <fieldset className="sent-visits">
        <legend className="vh">Send to both</legend>
        {MAIN_VISITS.map(({ label, hint, visit: quick }) => (
          <Button key={label} size="sm" title={hint} onClick={() => visit(quick)}>
            {label}
          </Button>
        ))}
        <Menu
          label={T.addStep}
          trigger={
            <Button size="sm" aria-label={T.addStep}>
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
            Restart the server
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
      {state.run === null && <p className="sent-note">{T.nothingSentMore}</p>}
    </section>
  );
}

function Letter({ view, moment }: { view: ComparisonView; moment: Moment }) {
  const exchange = moment.exchanges.a ?? moment.exchanges.b ?? null;
  const step = moment.group === null ? undefined : view.state.script[moment.group.step]?.step;
  if (exchange === null) return <p className="sent-note">{T.nothingSent}</p>;
  const { a, b } = moment.exchanges;
  const isWithout = [a, b].every(
    (one) => one === null || one.cookie === null || one.cookie.verdict === 'absent',
  );
  return (
    <article className="sent-letter">
      <div className="sent-paper">
        <p>
          <b>
            {exchange.method} {exchange.path}
          </b>
        </p>
        <p className="sent-header">{isWithout ? T.noCookie : `Cookie: ${T.asEach}`}</p>
        {exchange.requestBody !== null && exchange.requestBody !== '' && (
          <p className="sent-header" title={exchange.requestBody} data-shortened="">
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
          {step === undefined || step.type === 'visit' ? T.oneRequest : stepWords(step)}
        </span>
      </div>
    </article>
  );
}

function Held({ moment }: { moment: Moment }) {
  return (
    <div className="sent-held">
      <h3>{T.cookiesHeld}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">Browser</span>
            </th>
            <th scope="col">A</th>
            <th scope="col">B</th>
          </tr>
        </thead>
        <tbody>
          {heldIds(moment.worlds).map(({ name, a, b }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {(a === null) !== (b === null) && <UnequalSign small />}
              </th>
              <td>{a === null ? <i>{T.none}</i> : <Id sid={a} world={moment.worlds.a} />}</td>
              <td>{b === null ? <i>{T.none}</i> : <Id sid={b} world={moment.worlds.b} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
