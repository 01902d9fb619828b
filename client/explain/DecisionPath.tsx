/**
 * The way that a decision took through its tree, top to bottom: each condition with its value, what the other answer
 * would have led to, and the answer at the end. The whole tree is drawn by DecisionTree.tsx.
 */
import clsx from 'clsx';
import { Check, Minus } from 'lucide-react';
import type { Step, Tree, Way } from '#shared/decisionTree.ts';
import { describeCondition } from '#shared/decisionWords.ts';
import { explainWhyTexts } from '../texts/explainWhy.ts';
import { ConditionPill, Tooltip } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import type { AnswerWords } from './answerWords.ts';

const { card, path } = explainWhyTexts;

export interface DecisionPathProps {
  way: Way;
  words: AnswerWords;
  /** How many conditions had their turn; the answer comes after the last. */
  told: number;
  /** It stands behind the picture of the tree, for those who listen: nothing to press. */
  unseen: boolean;
}

export function DecisionPath({ way, words, told, unseen }: DecisionPathProps) {
  if (unseen) return <Told way={way} words={words} />;
  const rows = rowsOf(way.steps);
  return (
    <ol className="path" aria-label={card.conditions}>
      {rows.map((steps) => {
        const [first] = steps;
        if (first === undefined) return null;
        const pending = first.at >= told;
        return (
          <li key={first.name} className={clsx('path-row', pending && 'path-pending')}>
            <span className={clsx('path-node', first.value && 'path-true')} aria-hidden="true">
              {!pending && (first.value ? <Check /> : <Minus />)}
            </span>
            <span className="path-conditions">
              {steps.map((step) => (
                <Tooltip key={step.name} content={describeCondition(step)} side="right">
                  <button type="button" className="why-condition">
                    {steps.length === 1 ? (
                      <ConditionPill name={step.name} value={step.value} pending={pending} />
                    ) : (
                      <span className={clsx('path-guard', !pending && 'path-true')} translate="no">
                        {step.name}
                        <span className="vh"> {String(step.value)}</span>
                      </span>
                    )}
                  </button>
                </Tooltip>
              ))}
            </span>
            <Other step={first} words={words} />
          </li>
        );
      })}
      <li className={clsx('path-end', told <= way.steps.length && 'path-pending')}>
        <span className={clsx('path-answer', way.answer && 'path-yes')}>{words[way.answer ? 0 : 1]}</span>
      </li>
    </ol>
  );
}

function Told({ way: { steps, answer }, words }: { way: Way; words: AnswerWords }) {
  return (
    <ol className="vh" aria-label={card.conditions}>
      {steps.map((step) => (
        <li key={step.name}>
          <span translate="no">
            {step.name} {String(step.value)}:
          </span>{' '}
          {describeCondition(step)}
        </li>
      ))}
      <li>{words[answer ? 0 : 1]}</li>
    </ol>
  );
}

/** The branch that was not taken. */
function Other({ step: { value, other }, words }: { step: Step; words: AnswerWords }) {
  if (other === null) return <span className="path-other">{path.goesOn}</span>;
  return (
    <span className="path-other">
      <span className="vh">{path.otherwise} </span>
      <span translate="no">{String(!value)}</span> <i aria-hidden="true">→</i>{' '}
      {other.kind === 'answer' ? (
        <span className="path-ghost">{words[other.answer ? 0 : 1]}</span>
      ) : (
        <Rich text={path.notAsked} parts={{ condition: <code>{other.name}</code> }} />
      )}
    </span>
  );
}

interface NumberedStep extends Step {
  at: number;
}

/** Conditions that have to hold, one after the other, and lead to the same end where they don't, share a row. */
function rowsOf(steps: readonly Step[]): NumberedStep[][] {
  const rows: NumberedStep[][] = [];
  for (const [at, step] of steps.entries()) {
    const last = rows.at(-1);
    const before = last?.at(-1);
    const alike = before !== undefined && guards(before) && guards(step) && sameEnd(before.other, step.other);
    if (last !== undefined && alike && at < steps.length - 1) last.push({ ...step, at });
    else rows.push([{ ...step, at }]);
  }
  return rows;
}

const guards = ({ value, other }: Step): boolean => value && other?.kind === 'answer';
const sameEnd = (a: Tree | null, b: Tree | null): boolean =>
  a?.kind === 'answer' && b?.kind === 'answer' && a.answer === b.answer;
