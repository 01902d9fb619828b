/** One station of a request's way through the server, as a row of an ordered list. */
import clsx from 'clsx';
import { Check, Minus, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import './station.css';

export type StationState = 'waiting' | 'lit' | 'passed' | 'skipped' | 'failed';

export interface StationRowProps {
  state: StationState;
  label: string;
  /** A word before the label that did not come true, struck through: "Load" of "Generate session". */
  struck?: string | undefined;
  value?: ReactNode | undefined;
  /** Label and value on one line. */
  dense?: boolean | undefined;
  /** Makes the row a button. */
  onSelect?: (() => void) | undefined;
  selected?: boolean | undefined;
  ref?: Ref<HTMLLIElement> | undefined;
}

const SAID: Record<StationState, string> = {
  waiting: 'not reached',
  lit: 'now',
  passed: 'passed',
  skipped: 'skipped',
  failed: 'failed',
};

export function StationRow(props: StationRowProps) {
  const { state, label, struck, value, dense, onSelect, selected, ref } = props;
  const text = (
    <>
      {struck !== undefined && (
        <>
          <s>{struck}</s>{' '}
        </>
      )}
      {label}
      <span className="vh">, {SAID[state]}</span>
    </>
  );
  return (
    <li
      ref={ref}
      className={clsx('st', `st-${state}`, dense && 'st-dense', selected && 'st-selected')}
      aria-current={state === 'lit' ? 'step' : undefined}
    >
      <span className="st-node" aria-hidden="true">
        {state === 'passed' && <Check />}
        {state === 'skipped' && <Minus />}
        {state === 'failed' && <X />}
        {state === 'lit' && <i />}
      </span>
      {onSelect ? (
        <button type="button" className="st-label" aria-pressed={selected} onClick={onSelect}>
          {text}
        </button>
      ) : (
        <span className="st-label">{text}</span>
      )}
      {value !== undefined && value !== null && <span className="st-value">{value}</span>}
    </li>
  );
}
