/** An exchange at one glance: who asked, what came of it, and express-session's four questions with their reasons. */
import type { ReactNode } from 'react';
import { type ExchangeView, sidOfExchange } from '#shared/exchanges.ts';
import { FINDING_TEXTS } from '#shared/findingTexts.ts';
import type { Question } from '#shared/trace.ts';
import { took, when } from '../explain/time.ts';
import { whyOf } from '../explain/why.ts';
import { Sid } from '../stage/Sid.tsx';
import { inspectorTexts } from '../texts/inspector.ts';
import { ConditionPill, InServersWords, Verdict } from '../ui/index.ts';
import type { PageProps } from './Inspector.tsx';

const words = inspectorTexts.summary;
const QUESTIONS: readonly Question[] = ['destroy', 'save', 'touch', 'set-cookie'];

export function SummaryPage({ exchange }: PageProps) {
  return (
    <div className="summary">
      <Facts exchange={exchange} />
      <ol className="summary-decisions" aria-label={words.decisions}>
        {QUESTIONS.map((question) => (
          <li key={question}>
            <Decision exchange={exchange} question={question} />
          </li>
        ))}
      </ol>
      {exchange.findings.length > 0 && (
        <ul className="summary-findings" aria-label={words.findings}>
          {exchange.findings.map(({ id, seq }) => (
            <li key={seq}>
              <b>{words.finding(FINDING_TEXTS[id].title)}</b> {FINDING_TEXTS[id].advice}
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
      <Fact name={words.from}>
        <span translate={browser === null ? undefined : 'no'}>{browser ?? inspectorTexts.outside}</span>
      </Fact>
      <Fact name={words.when}>{when(t, t)}</Fact>
      <Fact name={words.status}>{words.answered(status, outcome === 'aborted')}</Fact>
      <Fact name={words.took}>{durationMs === null ? words.notOver : took(durationMs)}</Fact>
      <Fact name={words.body}>{bytes === null ? words.notOver : words.bytes(bytes)}</Fact>
      <Fact name={words.session}>{sid === null ? words.none : <Sid sid={sid} />}</Fact>
      {failed !== null && (
        <Fact name={words.error}>
          <InServersWords>{failed}</InServersWords>
        </Fact>
      )}
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

function Decision({ exchange, question }: { exchange: ExchangeView; question: Question }) {
  const title = inspectorTexts.questions[question];
  const decision = exchange.decisions[question];
  if (decision === undefined)
    return (
      <article className="decision decision-unasked">
        <h3>{title}</h3>
        <span className="decision-none">{words.notAsked}</span>
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
  if (skipped !== null) return words.passed;
  if (outcome === 'running') return words.notYet;
  if (question === 'touch' && decisions.save?.answer === true) return words.saved;
  if (decisions.destroy?.answer === true) return words.destroyed;
  if (changed?.data === null) return words.noSession;
  return words.other;
}
