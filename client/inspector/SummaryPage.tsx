/** An exchange at one glance: who asked, what came of it, and express-session's four questions with their reasons. */
import type { ReactNode } from 'react';
import { type ExchangeView, sidOfExchange } from '#shared/exchanges.ts';
import { FINDING_TEXTS } from '#shared/findingTexts.ts';
import type { Question } from '#shared/trace.ts';
import { took, when } from '../explain/time.ts';
import { whyOf } from '../explain/why.ts';
import { Sid } from '../stage/Sid.tsx';
import { ConditionPill, Verdict } from '../ui/index.ts';
import type { PageProps } from './Inspector.tsx';

const QUESTIONS: readonly { question: Question; title: string }[] = [
  { question: 'destroy', title: 'Destroy?' },
  { question: 'save', title: 'Save?' },
  { question: 'touch', title: 'Touch?' },
  { question: 'set-cookie', title: 'Set cookie?' },
];

export function SummaryPage({ exchange }: PageProps) {
  return (
    <div className="summary">
      <Facts exchange={exchange} />
      <ol className="summary-decisions" aria-label="What express-session decided">
        {QUESTIONS.map(({ question, title }) => (
          <li key={question}>
            <Decision exchange={exchange} question={question} title={title} />
          </li>
        ))}
      </ol>
      {exchange.findings.length > 0 && (
        <ul className="summary-findings" aria-label="Findings">
          {exchange.findings.map(({ id, seq }) => (
            <li key={seq}>
              <b>{FINDING_TEXTS[id].title}.</b> {FINDING_TEXTS[id].advice}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Facts({ exchange }: { exchange: ExchangeView }) {
  const { browser, t, status, outcome, durationMs, bytes, failed } = exchange;
  const sid = sidOfExchange(exchange);
  return (
    <dl className="facts">
      <Fact name="From">{browser ?? 'outside'}</Fact>
      <Fact name="When">{when(t, t)}</Fact>
      <Fact name="Status">
        {status ?? 'not answered'}
        {outcome === 'aborted' && ', cut off'}
      </Fact>
      <Fact name="Took">{durationMs === null ? 'not over' : took(durationMs)}</Fact>
      <Fact name="Body">{bytes === null ? 'not over' : `${bytes} bytes`}</Fact>
      <Fact name="Session">{sid === null ? 'none' : <Sid sid={sid} />}</Fact>
      {failed !== null && <Fact name="Error">{failed}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Decision(props: { exchange: ExchangeView; question: Question; title: string }) {
  const { exchange, question, title } = props;
  const decision = exchange.decisions[question];
  if (decision === undefined)
    return (
      <article className="decision decision-unasked">
        <h3>{title}</h3>
        <span className="decision-none">Not asked</span>
        <p>{unasked(question, exchange)}</p>
      </article>
    );
  const { sentences } = whyOf(NO_HOLD_THERE, exchange, '', question);
  // The reason for touching begins with the one for not saving, which stands above it.
  const own = question === 'touch' ? sentences.slice(-1) : sentences;
  return (
    <article className="decision">
      <h3>{title}</h3>
      <Verdict answer={decision.answer} />
      <p>{own.join(' ')}</p>
      <ul className="decision-conditions">
        {decision.conditions.map(({ name, value }) => (
          <li key={name}>
            <ConditionPill name={name} value={value} />
          </li>
        ))}
      </ul>
    </article>
  );
}

/** A request that waits at a station has something else to say there than the decision. */
const NO_HOLD_THERE = 'verify-signature';

/** Follows the order of express-session's index.js: one yes leaves out what comes after it. */
function unasked(question: Question, { decisions, skipped, changed, outcome }: ExchangeView): string {
  if (skipped !== null) return 'express-session let the request pass without a session.';
  if (outcome === 'running') return 'The request has not come this far.';
  if (question === 'touch' && decisions.save?.answer === true)
    return 'Saving has written the new expiry already.';
  if (decisions.destroy?.answer === true) return 'The session was destroyed.';
  if (changed?.data === null) return 'The handler left no session.';
  return 'It did not come to this question.';
}
