/** One station of a request's way through the server, as a row of an ordered list. */
import clsx from 'clsx';
import { Check, Hand, Minus, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { uiTexts } from '../texts/ui.ts';
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
  /** Something else to press at the end of the row. */
  action?: ReactNode | undefined;
  /** The exchange is made to wait here. */
  held?: boolean | undefined;
  ref?: Ref<HTMLLIElement> | undefined;
}

const MARKS: Partial<Record<StationState, ReactNode>> = {
  passed: <Check />,
  skipped: <Minus />,
  failed: <X />,
  lit: <i />,
};

export function StationRow(props: StationRowProps) {
  const { state, label, struck, value, dense, onSelect, selected, action, held, ref } = props;
  const text = (
    <>
      {struck !== undefined && (
        <>
          <s>{struck}</s>{' '}
        </>
      )}
      {label}
      <span className="vh">{uiTexts.station.after(state, held === true)}</span>
    </>
  );
  return (
    <li
      ref={ref}
      className={clsx('st', `st-${state}`, dense && 'st-dense', selected && 'st-selected', held && 'st-held')}
      aria-current={state === 'lit' ? 'step' : undefined}
    >
      <span className="st-node" aria-hidden="true">
        {held ? <Hand /> : MARKS[state]}
      </span>
      <span className="st-text">
        {onSelect ? (
          <button type="button" className="st-label" aria-pressed={selected} onClick={onSelect}>
            {text}
          </button>
        ) : (
          <span className="st-label">{text}</span>
        )}
        {value !== undefined && value !== null && <span className="st-value">{value}</span>}
      </span>
      {action && <span className="st-action">{action}</span>}
    </li>
  );
}
