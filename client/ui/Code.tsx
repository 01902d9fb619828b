/** Program text to read and to copy. */
import clsx from 'clsx';
import { Check, Copy } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { uiTexts } from '../texts/ui.ts';
import { Button } from './Button.tsx';
import { tokenizeLines } from './highlight.ts';
import './code.css';

export interface CodeProps {
  code: string;
  /** What it is, for those who can't see it. */
  label: string;
  /** Lines from 0 that are marked as just changed. */
  marked?: ReadonlySet<number> | undefined;
  numbered?: boolean | undefined;
}

/** What scrolls takes the focus, so that arrow keys can scroll it. */
const SCROLLABLE = { tabIndex: 0 };

export function Code({ code, label, marked, numbered }: CodeProps) {
  const lines = useMemo(() => tokenizeLines(code), [code]);
  return (
    <section className={clsx('code', numbered && 'code-numbered')} aria-label={label} {...SCROLLABLE}>
      <pre>
        <code>
          {lines.map((line, index) => (
            <span key={line.at} className={clsx('code-line', marked?.has(index) && 'code-marked')}>
              {line.tokens.map((token) => (
                <span key={token.at} className={token.kind === 'plain' ? undefined : `code-${token.kind}`}>
                  {token.text}
                </span>
              ))}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </section>
  );
}

const words = uiTexts.copy;
const CONFIRMED_MS = 2000;

/** Copies a text and says that it did, or that the browser refused. */
export interface CopyButtonProps {
  text: string;
  /** What it is, for those who can't see it. */
  what: string;
  /** What stands on the button. */
  label?: string | undefined;
}

export function CopyButton({ text, what, label = words.copy }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), CONFIRMED_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };

  return (
    <>
      <Button kind="quiet" size="sm" icon={outcome === 'copied' ? <Check /> : <Copy />} onClick={copy}>
        {outcome === 'copied' ? words.copied : outcome === 'refused' ? words.notCopied : label}
        <span className="vh"> {what}</span>
      </Button>
      <span role="status" className="vh">
        {outcome === 'copied' && words.onClipboard(what)}
        {outcome === 'refused' && words.refused}
      </span>
    </>
  );
}
