/** The store: a cabinet with a drawer for each session record. */
import clsx from 'clsx';
import type { ReactNode, Ref } from 'react';
import { uiTexts } from '../texts/ui.ts';
import { ExpiryBar, type ExpiryBarProps, OpBadge, type OpBadgeProps } from './Badges.tsx';
import './cabinet.css';

export interface CabinetProps {
  title: string;
  /** "Memory, 2 records". */
  summary: string;
  /** Drawers. */
  children: ReactNode;
  /** Stands in the head in place of the summary, which then only names the cabinet. */
  controls?: ReactNode | undefined;
  /** Sentences before the drawers; they scroll with them. */
  notes?: ReactNode | undefined;
  ref?: Ref<HTMLElement> | undefined;
}

export function Cabinet({ title, summary, children, controls, notes, ref }: CabinetProps) {
  return (
    <section ref={ref} className="cabinet" aria-label={uiTexts.cabinet.named(title, summary)}>
      <header>
        <h3>{title}</h3>
        {controls ?? <span className="cabinet-summary">{summary}</span>}
      </header>
      <ul className="cabinet-drawers">
        {notes !== undefined && <li className="cabinet-notes">{notes}</li>}
        {children}
      </ul>
    </section>
  );
}

export interface DrawerProps {
  chip: ReactNode;
  /** The last store call on this record. */
  op?: OpBadgeProps | undefined;
  /** The session's data in one line. */
  data: ReactNode;
  /** The same in full, for a pointer that rests on it. */
  dataTitle?: string | undefined;
  expiry?: ExpiryBarProps | undefined;
  /** Being written now: pulled out, with the yellow outline. */
  fresh?: boolean | undefined;
  children?: ReactNode | undefined;
  ref?: Ref<HTMLLIElement> | undefined;
}

export function Drawer({ chip, op, data, dataTitle, expiry, fresh, children, ref }: DrawerProps) {
  return (
    <li ref={ref} className={clsx('drawer', fresh && 'drawer-fresh')}>
      <span className="drawer-id">{chip}</span>
      {op && <OpBadge {...op} />}
      <code className="drawer-data" title={dataTitle} data-shortened="">
        {data}
      </code>
      {expiry && <ExpiryBar {...expiry} />}
      {children}
    </li>
  );
}

/** An empty drawer: fills the cabinet where there is room to spare. */
export function BlankDrawer({ children }: { children?: ReactNode }) {
  return <li className={clsx('drawer-blank', children === undefined && 'drawer-blank-bare')}>{children}</li>;
}
