/** Small statements: which store call it was, what a decision answered, what a condition was, who sent it, how long
 * something has left. Each carries its meaning in words or outline as well as in colour. */
import clsx from 'clsx';
import { Check, Globe } from 'lucide-react';
import type { ReactNode } from 'react';
import { uiTexts } from '../texts/ui.ts';
import './badges.css';

export type StoreOp = 'get' | 'set' | 'touch' | 'destroy' | 'other';

export interface OpBadgeProps {
  op: StoreOp;
  /** Replaces the word, for `other`: the store's method. */
  label?: string | undefined;
  /** The call found nothing or failed: the word is struck through. */
  failed?: boolean | undefined;
}

export function OpBadge({ op, label, failed }: OpBadgeProps) {
  return (
    <span className={clsx('op', `op-${op}`, failed && 'op-failed')} translate="no">
      {label ?? op}
      {failed && (
        <span className="vh" translate="yes">
          {' '}
          {uiTexts.badges.withoutResult}
        </span>
      )}
    </span>
  );
}

/** The answer to one of express-session's questions. */
export function Verdict({ answer, children }: { answer: boolean; children?: ReactNode }) {
  return (
    <span className={clsx('verdict', answer ? 'verdict-yes' : 'verdict-no')}>
      {children ?? (answer ? uiTexts.badges.yes : uiTexts.badges.no)}
    </span>
  );
}

export interface ConditionPillProps {
  /** As in the source of express-session. */
  name: string;
  value: boolean;
  /** The library never came to this condition. */
  unasked?: boolean | undefined;
  /** Its turn is still to come: the value isn't told yet. */
  pending?: boolean | undefined;
}

export function ConditionPill({ name, value, unasked, pending }: ConditionPillProps) {
  return (
    <span className={clsx('cond', unasked ? 'cond-unasked' : value && !pending && 'cond-true')}>
      <span className="cond-name" translate="no">
        {name}
      </span>
      <b translate={unasked ? undefined : 'no'}>
        {unasked ? uiTexts.badges.notAsked : pending ? '…' : String(value)}
      </b>
    </span>
  );
}

export interface WhoProps {
  /** A browser's name; null: a request from outside, a real tab or another program. */
  name: string | null;
  /** The one that acts now. */
  active?: boolean | undefined;
}

/** A round badge with the initial. Decoration: the name stands beside it. */
export function Who({ name, active }: WhoProps) {
  return (
    <span className={clsx('who', active && 'who-active')} translate="no" aria-hidden="true">
      {name === null ? <Globe /> : initial(name)}
    </span>
  );
}

const initial = (name: string): string => ([...name][0] ?? '?').toUpperCase();

export interface ExpiryBarProps {
  /** What is left of the whole time, 0 to 1; null where it has no end of its own. */
  fraction: number | null;
  /** The same in words: "6 h 20 m left". */
  label: string;
}

export function ExpiryBar({ fraction, label }: ExpiryBarProps) {
  const filled = fraction === null ? 0 : Math.min(1, Math.max(0, fraction));
  return (
    <span className="expiry">
      <span className={clsx('bar', fraction === null && 'bar-endless')} aria-hidden="true">
        <i style={{ transform: `scaleX(${filled})` }} />
      </span>
      <span>{label}</span>
    </span>
  );
}

/** A task's box: ticked by what happened, never by hand. */
export function TickBox({ done }: { done: boolean }) {
  return (
    <span className={clsx('tick-box', done && 'tick-box-done')}>
      {done && <Check />}
      <span className="vh">{done ? uiTexts.badges.done : uiTexts.badges.toDo}</span>
    </span>
  );
}
