/** The explanation of one station, fused to it while it is lit: the question, the answer, and what it hung on. */
import clsx from 'clsx';
import { Fragment } from 'react';
import { describeCondition } from '#shared/decisions.ts';
import { useTurns } from '../model/useTurns.ts';
import { ConditionPill, Tooltip, Verdict } from '../ui/index.ts';
import type { Why } from './why.ts';
import './why-card.css';

const SOURCE = 'https://github.com/expressjs/session/blob/v1.19.0/index.js';

export interface WhyCardProps {
  why: Why;
  /** It is about the lit station: it happens now. */
  lit: boolean;
  /** The question is being asked right now: the conditions come one after the other. */
  asked: boolean;
}

export function WhyCard({ why, lit, asked }: WhyCardProps) {
  const count = why.conditions.length;
  const told = useTurns(count + 1, asked);
  return (
    <article className={clsx('why', lit && 'why-lit')} aria-label={why.title}>
      <Content why={why} told={told} />
    </article>
  );
}

/** `told`: how many conditions have had their turn; the verdict comes after the last. */
function Content({ why, told }: { why: Why; told: number }) {
  const { title, answer, sentences, statements, conditions, source, cites } = why;
  return (
    <>
      <header>
        <h3>{title}</h3>
        {answer !== null && (
          <span className={clsx(told <= conditions.length && 'why-untold')}>
            <Verdict answer={answer} />
          </span>
        )}
      </header>
      {sentences.map((sentence) => (
        <p key={sentence}>{emphasised(sentence)}</p>
      ))}
      {statements.length > 0 && (
        <ul className="why-code">
          {statements.map((statement) => (
            <li key={statement}>
              <code>{statement}</code>
            </li>
          ))}
        </ul>
      )}
      {conditions.length > 0 && (
        <ol className="why-conditions" aria-label="Conditions, in the order in which they were asked">
          {conditions.map((condition, index) => (
            <li key={condition.name}>
              <Tooltip content={describeCondition(condition)} side="right">
                <button type="button" className="why-condition">
                  <ConditionPill name={condition.name} value={condition.value} pending={index >= told} />
                </button>
              </Tooltip>
            </li>
          ))}
        </ol>
      )}
      {source !== null && (
        <a className="why-source" href={SOURCE} target="_blank" rel="noreferrer">
          express-session: {source}
        </a>
      )}
      {cites !== null && (
        <a className="why-source" href={cites.href} target="_blank" rel="noreferrer">
          {cites.label}
        </a>
      )}
    </>
  );
}

const NAMES =
  /(resave|saveUninitialized|rolling|unset|req\.session(?:\.save\(\)|ID)?|regenerate\(\)|Set-Cookie|“s:”|"destroy"|"keep")/;

/** The verdict before the colon in bold, names of options and code as code. */
function emphasised(sentence: string) {
  const colon = sentence.indexOf(': ');
  const isVerdict = colon > 0 && colon < 24;
  const verdict = isVerdict ? sentence.slice(0, colon + 1) : '';
  const parts = sentence.slice(verdict.length).split(NAMES);
  let at = 0;
  return (
    <>
      {isVerdict && <b>{verdict}</b>}
      {parts.map((part) => {
        at += part.length + 1;
        return NAMES.test(part) ? <code key={at}>{part}</code> : <Fragment key={at}>{part}</Fragment>;
      })}
    </>
  );
}
