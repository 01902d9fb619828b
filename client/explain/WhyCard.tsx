/** The explanation of one station, fused to it while it is lit: the question, the answer, and what it hung on. */
import clsx from 'clsx';
import { type CSSProperties, Fragment, useRef } from 'react';
import { describeCondition } from '#shared/decisions.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import { LIBRARY_DEFAULTS } from '#shared/options.ts';
import type { Station } from '#shared/trace.ts';
import { useView } from '../model/hooks.tsx';
import { useProgressVar } from '../model/useProgressVar.ts';
import { ConditionPill, Tooltip, Verdict } from '../ui/index.ts';
import { type Why, whyOf } from './why.ts';
import './why-card.css';

const SOURCE = 'https://github.com/expressjs/session/blob/v1.19.0/index.js';

export interface WhyCardProps {
  station: Station;
  exchange: ExchangeView;
  /** The station is lit: it happens now. */
  lit: boolean;
}

export function WhyCard({ station, exchange, lit }: WhyCardProps) {
  const name = useView((state) => state.shown.options.name ?? LIBRARY_DEFAULTS.name);
  const card = useRef<HTMLElement>(null);
  useProgressVar(card, lit);
  const why = whyOf(station, exchange, name);
  return (
    <article ref={card} className={clsx('why', lit && 'why-lit')} data-anchor="why" aria-label={why.title}>
      <Content why={why} />
    </article>
  );
}

function Content({ why }: { why: Why }) {
  const { title, answer, sentences, statements, conditions, source } = why;
  return (
    <>
      <header>
        <h3>{title}</h3>
        {answer !== null && <Verdict answer={answer} />}
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
            <li key={condition.name} style={order(index)}>
              <Tooltip content={describeCondition(condition)} side="right">
                <button type="button" className="why-condition">
                  <ConditionPill name={condition.name} value={condition.value} />
                </button>
              </Tooltip>
            </li>
          ))}
        </ol>
      )}
      {source !== null && (
        <a className="why-source" href={SOURCE} target="_blank" rel="noreferrer">
          source: express-session {source}
        </a>
      )}
    </>
  );
}

/** Its turn to appear, as --turn for the style sheet. */
const order = (index: number): CSSProperties & Record<'--turn', number> => ({ '--turn': index });

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
