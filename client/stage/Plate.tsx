/**
 * What stands on the stage in the place of an explanation: a state of the sandbox or of its trace, what it took and what it
 * left. `torn`: something is missing before it.
 */
import clsx from 'clsx';
import { CircleSlash, LoaderCircle } from 'lucide-react';
import { type ReactNode, type Ref, useId } from 'react';
import { stageTexts } from '../texts/stage.ts';
import { Button, InServersWords } from '../ui/index.ts';
import './plate.css';

/** What scrolls takes the focus, so that arrow keys can scroll it. */
const SCROLLABLE = { tabIndex: 0 };

export interface PlateProps {
  title: string;
  icon: ReactNode;
  tone?: 'plain' | 'bad' | undefined;
  torn?: boolean | undefined;
  /** It befell the sandbox: on a phone it comes before all that the stage shows. */
  news?: boolean | undefined;
  ref?: Ref<HTMLElement> | undefined;
  children: ReactNode;
}

export function Plate({ title, icon, tone = 'plain', torn, news, ref, children }: PlateProps) {
  return (
    <article
      ref={ref}
      className={clsx('card plate', `plate-${tone}`, torn && 'plate-torn', news && 'plate-news')}
      aria-label={title}
      {...SCROLLABLE}
    >
      {torn && <TornEdge />}
      <header className="plate-head">
        {icon}
        <h3>{title}</h3>
      </header>
      {children}
    </article>
  );
}

/** Where there is nothing to tell yet but what will be told. */
export function Blank({ text }: { text: string }) {
  return (
    <div className="welcome">
      <p>{text}</p>
    </div>
  );
}

const { waiting, refused } = stageTexts.plates;

/** Until the page has something of its sandbox: the places of what will stand here. */
export function Waiting() {
  return (
    <Plate title={waiting.title} icon={<LoaderCircle className="plate-turns" />}>
      <p>{waiting.what}</p>
      <Lines />
    </Plate>
  );
}

/** The server has no sandbox for this page: its own words, and another attempt. */
export function Refused({ message }: { message: string }) {
  return (
    <Plate title={refused.title} icon={<CircleSlash />} tone="bad" news>
      <p>
        <InServersWords>{message}</InServersWords>
      </p>
      <p>{refused.kept}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {refused.reload}
      </Button>
    </Plate>
  );
}

/** Lines of text that are on their way. */
const Lines = () => (
  <span className="blank-lines" aria-hidden="true">
    <i className="blank" />
    <i className="blank" />
    <i className="blank" />
  </span>
);

/** Paper that was torn: what was above it is not there. */
export function TornEdge() {
  const id = useId();
  return (
    <svg className="torn-edge" aria-hidden="true">
      <defs>
        <pattern id={id} width="14" height="9" patternUnits="userSpaceOnUse">
          <path d="M0 9V5.5L3 2l3.5 4L10 1.5l4 4V9z" className="torn-paper" />
          <path d="M0 5.5 3 2l3.5 4L10 1.5l4 4" className="torn-line" />
        </pattern>
      </defs>
      <rect width="100%" height="9" fill={`url(#${CSS.escape(id)})`} />
    </svg>
  );
}

export interface LedgerItem {
  key: string;
  text: string;
  /** Chips of the sessions it is about. */
  chips?: ReactNode;
}

/** What is gone, or what is kept, line by line. */
export function Ledger({
  name,
  kind,
  items,
}: {
  name: string;
  kind: 'gone' | 'kept';
  items: readonly LedgerItem[];
}) {
  const id = useId();
  return (
    <section className={`ledger ledger-${kind}`} aria-labelledby={id}>
      <h4 id={id}>{name}</h4>
      <ul>
        {items.map(({ key, text, chips }) => (
          <li key={key}>
            {text} {chips !== undefined && <span className="ledger-chips">{chips}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
