/**
 * The explanation of one station, fused to it while it is lit: the question, the answer, what it hung on, and the line of
 * the app that brought it about. On demand it grows over browsers and wire and has the whole tree of the decision.
 */
import clsx from 'clsx';
import { Minimize2, Network } from 'lucide-react';
import { Fragment, useMemo } from 'react';
import type { AppCause } from '#shared/appLines.ts';
import { wayOf } from '#shared/decisionTree.ts';
import { describeCondition } from '#shared/decisionWords.ts';
import { useTurns } from '../model/useTurns.ts';
import { explainWhyTexts } from '../texts/explainWhy.ts';
import { ConditionPill, IconButton, InServersWords, Tooltip, Verdict } from '../ui/index.ts';
import { AppLines } from './AppLines.tsx';
import { ANSWERS } from './answerWords.ts';
import { DecisionPath } from './DecisionPath.tsx';
import { DecisionTree } from './DecisionTree.tsx';
import type { KeyChange } from './session.ts';
import type { Why } from './why.ts';
import './why-card.css';
import './decision-tree.css';

const SOURCE = 'https://github.com/expressjs/session/blob/v1.19.0/index.js';

const words = explainWhyTexts.card;

export interface WhyCardProps {
  why: Why;
  /** It is about the lit station: it happens now. */
  lit: boolean;
  /** The question is being asked right now: the conditions come one after the other. */
  asked: boolean;
  /** The lines of the app behind it; null where none belong to it, or the source isn't known. */
  cause: AppCause | null;
  /** It has grown over browsers and wire. */
  wide: boolean;
  onWide: (wide: boolean) => void;
}

export function WhyCard({ why, lit, asked, cause, wide, onWide }: WhyCardProps) {
  const { question, conditions } = why;
  const told = useTurns(conditions.length + 1, asked);
  const way = useMemo(() => (question === null ? null : wayOf(question, conditions)), [question, conditions]);
  const grown = wide && way !== null;
  return (
    <article className={clsx('card why', lit && 'why-lit', grown && 'why-wide')} aria-label={why.title}>
      <Head
        why={why}
        untold={told <= conditions.length}
        grown={grown}
        onWide={way === null ? null : onWide}
      />
      {why.sentences.map((sentence, index) => (
        <p key={sentence}>
          {emphasised(sentence)}
          {why.said !== null && index === why.sentences.length - 1 && (
            <InServersWords>{` ${why.said}`}</InServersWords>
          )}
        </p>
      ))}
      <Changes changes={why.changes} />
      {cause !== null && <AppLines cause={cause} />}
      {way !== null && question !== null && grown && <DecisionTree way={way} words={ANSWERS[question]} />}
      {way !== null && question !== null && (
        <DecisionPath way={way} words={ANSWERS[question]} told={told} unseen={grown} />
      )}
      {way === null && <Conditions why={why} told={told} />}
      <footer>
        {why.source !== null && (
          <a className="why-source" href={SOURCE} target="_blank" rel="noreferrer" translate="no">
            <span className="why-library">express-session:</span>
            {why.source}
          </a>
        )}
        {why.cites !== null && (
          <a className="why-source" href={why.cites.href} target="_blank" rel="noreferrer">
            {why.cites.label}
          </a>
        )}
      </footer>
    </article>
  );
}

interface HeadProps {
  why: Why;
  /** The answer's turn is still to come. */
  untold: boolean;
  grown: boolean;
  /** null where there is no tree. */
  onWide: ((wide: boolean) => void) | null;
}

function Head({ why: { title, answer }, untold, grown, onWide }: HeadProps) {
  return (
    <header>
      <h3>{title}</h3>
      {answer !== null && (
        <span className={clsx(untold && 'why-untold')}>
          <Verdict answer={answer} />
        </span>
      )}
      {onWide !== null && (
        <IconButton
          label={grown ? words.shrink : words.grow}
          className="why-grow"
          aria-expanded={grown}
          onClick={() => onWide(!grown)}
          onKeyDown={({ key }) => key === 'Escape' && onWide(false)}
        >
          {grown ? <Minimize2 /> : <Network />}
        </IconButton>
      )}
    </header>
  );
}

/** Each changed key, before and after. */
function Changes({ changes }: { changes: readonly KeyChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="why-changes" aria-label={words.changes}>
      {changes.map(({ key, before, after }) => (
        <li key={key}>
          <code className="why-key">{key}</code>
          {before === null ? (
            <span className="why-before">{words.none}</span>
          ) : (
            <code className="why-before">{before}</code>
          )}
          <span aria-hidden="true">→</span>
          {after === null ? (
            <span className="why-after">{words.gone}</span>
          ) : (
            <code className="why-after">{after}</code>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Conditions that are no way through the tree of today’s rules. */
function Conditions({ why: { conditions }, told }: { why: Why; told: number }) {
  if (conditions.length === 0) return null;
  return (
    <ol className="why-conditions" aria-label={words.conditions}>
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
