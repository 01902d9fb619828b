/** What a browser keeps: the jar, and the notched tickets that are its cookies. */
import clsx from 'clsx';
import type { ReactNode, Ref } from 'react';
import { uiTexts } from '../texts/ui.ts';
import { ExpiryBar, type ExpiryBarProps } from './Badges.tsx';
import { Heard } from './Heard.tsx';
import './jar.css';

export interface JarProps {
  /** "Alice’s cookie jar". */
  title: string;
  /** The browser's name. */
  owner: string;
  count: number;
  /** Tickets. */
  children: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode | undefined;
  /** Shown instead of tickets where there are none. */
  empty?: ReactNode | undefined;
  ref?: Ref<HTMLElement> | undefined;
}

export function Jar({ title, owner, count, children, actions, empty, ref }: JarProps) {
  return (
    <section ref={ref} className="jar" aria-label={title} data-browser={owner}>
      <header>
        <h3>{title}</h3>
        <span className="jar-count">
          {count}
          <span className="vh"> {uiTexts.jar.cookies(count)}</span>
        </span>
        {actions}
      </header>
      <div className="jar-glass">
        {count === 0 && empty ? <p className="jar-empty">{empty}</p> : children}
      </div>
    </section>
  );
}

export interface TicketFlag {
  label: string;
  on: boolean;
  /** What it means, for whoever points at it. */
  words: string;
}

export interface TicketProps {
  name: string;
  /** The session chip, or the value of a cookie that carries none. */
  chip: ReactNode;
  /** solid: held here. ghost: expected. */
  kind?: 'solid' | 'ghost' | undefined;
  flags?: readonly TicketFlag[] | undefined;
  expiry?: ExpiryBarProps | undefined;
  /** Just arrived or changed. */
  fresh?: boolean | undefined;
  /** Further content, such as a field to edit the value. */
  children?: ReactNode | undefined;
  actions?: ReactNode | undefined;
  ref?: Ref<HTMLElement> | undefined;
}

export function Ticket({
  name,
  chip,
  kind = 'solid',
  flags = [],
  expiry,
  fresh,
  children,
  actions,
  ref,
}: TicketProps) {
  return (
    <article
      ref={ref}
      className={clsx('ticket', `ticket-${kind}`, fresh && 'ticket-fresh')}
      aria-label={kind === 'ghost' ? uiTexts.jar.ghost(name) : uiTexts.jar.ticket(name)}
    >
      <div className="ticket-top">
        <b className="ticket-name" translate="no" title={name}>
          {name}
        </b>
        {chip}
        {actions}
      </div>
      {flags.length > 0 && (
        <ul className="ticket-flags">
          {flags.map((flag) => (
            <li key={flag.label} className={clsx(!flag.on && 'ticket-flag-off')} title={flag.words}>
              {flag.on ? <Flag {...flag} /> : <Heard text={uiTexts.jar.flagOff} seen={<Flag {...flag} />} />}
            </li>
          ))}
        </ul>
      )}
      {expiry && <ExpiryBar {...expiry} />}
      {children}
    </article>
  );
}

const Flag = ({ label }: TicketFlag) => <span translate="no">{label}</span>;

export interface MiniTicketProps {
  chip: ReactNode;
  expiry?: ExpiryBarProps | undefined;
}

/** A cookie in one line, for the jars that are not in front. */
export function MiniTicket({ chip, expiry }: MiniTicketProps) {
  return (
    <span className="ticket ticket-mini">
      {chip}
      {expiry && <ExpiryBar {...expiry} />}
    </span>
  );
}
