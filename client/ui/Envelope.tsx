/** A message on the wire: the letter with its exact lines, in a pocket that says which way it goes. */
import clsx from 'clsx';
import { ArrowLeft, ArrowRight, Lock } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import './envelope.css';

export interface EnvelopeLine {
  text: string;
  /** start: request or status line; cookie: Cookie or Set-Cookie; none: says that something is absent. */
  kind: 'start' | 'header' | 'cookie' | 'none' | 'body';
  /** Stands at the end of the line, such as the session chip that the line carries. */
  chip?: ReactNode | undefined;
  /** Just written. */
  fresh?: boolean | undefined;
}

export interface EnvelopeProps {
  direction: 'request' | 'response';
  lines: readonly EnvelopeLine[];
  /** Not written yet. */
  ghost?: boolean | undefined;
  pocketLabel: string;
  /** Nobody on the way can read it: the label should say so, too. */
  sealed?: boolean | undefined;
  /** Breaks long lines instead of cutting them off. */
  wrap?: boolean | undefined;
  /** Below the lines, such as a button that shows them all. */
  children?: ReactNode | undefined;
  ref?: Ref<HTMLElement> | undefined;
}

export function Envelope(props: EnvelopeProps) {
  const { direction, lines, ghost, pocketLabel, sealed, wrap, children, ref } = props;
  return (
    <article
      ref={ref}
      className={clsx('env', `env-${direction}`, ghost && 'env-ghost', wrap && 'env-wrap')}
      aria-label={pocketLabel}
    >
      <div className="env-letter">
        <ul>
          {keyed(lines).map(({ key, line }) => (
            <Line key={key} line={line} />
          ))}
        </ul>
        {children}
      </div>
      <div className="env-pocket">
        <svg className="env-flap" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 0 50 11 100 0" />
        </svg>
        <span>
          {direction === 'request' ? <ArrowRight /> : <ArrowLeft />}
          {sealed && <Lock />}
          {pocketLabel}
        </span>
      </div>
    </article>
  );
}

/** A line is known by its text; equal lines, such as two Set-Cookie of one value, by which of them it is. */
function keyed(lines: readonly EnvelopeLine[]): { key: string; line: EnvelopeLine }[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const count = (seen.get(line.text) ?? 0) + 1;
    seen.set(line.text, count);
    return { key: `${count} ${line.text}`, line };
  });
}

function Line({ line }: { line: EnvelopeLine }) {
  const colon = line.kind === 'header' || line.kind === 'cookie' ? line.text.indexOf(':') : -1;
  return (
    <li
      className={clsx('env-line', `env-${line.kind}`, line.fresh && 'env-fresh')}
      title={line.text}
      translate={line.kind === 'none' ? undefined : 'no'}
      data-shortened=""
    >
      <span className="env-text">
        {colon > 0 && <span className="env-key">{line.text.slice(0, colon + 1)}</span>}
        {line.text.slice(colon + 1)}
      </span>
      {line.chip}
    </li>
  );
}
