/** A dialog to take a cookie apart: paste one, and secrets, and see what each piece is and which secret signed it. */
import { useEffect, useId, useState } from 'react';
import { type Anatomy, takeCookieApart } from '#shared/cookieAnatomy.ts';
import { useModel } from '../model/hooks.tsx';
import { explainTexts } from '../texts/explain.ts';
import { Dialog } from '../ui/index.ts';
import { AnatomyView } from './AnatomyView.tsx';
import { pageHmac } from './pageHmac.ts';
import './take-apart.css';

const words = explainTexts.apart;

export interface TakeApartProps {
  /** What to begin with; null while the dialog is closed. */
  pasted: string | null;
  /** The secrets of the sandbox, to begin with. */
  secrets: readonly string[];
  onClose: () => void;
}

export function TakeApart({ pasted, secrets, onClose }: TakeApartProps) {
  const model = useModel();
  const isOpen = pasted !== null;
  useEffect(() => {
    if (isOpen) model.noteAct('take-apart');
  }, [isOpen, model]);
  return (
    <Dialog open={pasted !== null} onClose={onClose} title={words.title} shape="wide">
      {pasted !== null && <Bench pasted={pasted} secrets={secrets} />}
    </Dialog>
  );
}

function Bench({ pasted, secrets }: { pasted: string; secrets: readonly string[] }) {
  const [text, setText] = useState(pasted);
  const [lines, setLines] = useState(secrets.join('\n'));
  const anatomy = useAnatomy(text, lines);
  return (
    <div className="apart">
      <Area label={words.pasted} rows={3} value={text} placeholder="connect.sid=s%3A…" onChange={setText} />
      <Area label={words.secrets} rows={2} value={lines} hint={words.secretsHint} onChange={setLines} />
      <div className="apart-result">
        {anatomy === 'no-crypto' && <p>{words.noCrypto}</p>}
        {anatomy !== null && anatomy !== 'no-crypto' && <AnatomyView anatomy={anatomy} />}
      </div>
    </div>
  );
}

interface AreaProps {
  label: string;
  rows: number;
  value: string;
  placeholder?: string;
  hint?: string;
  onChange: (value: string) => void;
}

function Area({ label, hint, onChange, ...rest }: AreaProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        translate="no"
        className="text-input text-input-mono"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      {hint !== undefined && (
        <p className="apart-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** null until it is known. The answer of an earlier text is dropped when a newer one came between. */
function useAnatomy(text: string, lines: string): Anatomy | 'no-crypto' | null {
  const [anatomy, setAnatomy] = useState<Anatomy | 'no-crypto' | null>(null);
  useEffect(() => {
    const hmac = pageHmac();
    if (hmac === null) return setAnatomy('no-crypto');
    let current = true;
    const secrets = lines.split(/\r?\n/).filter((line) => line !== '');
    void takeCookieApart(text, secrets, hmac).then((result) => {
      if (current) setAnatomy(result);
    });
    return () => {
      current = false;
    };
  }, [text, lines]);
  return anatomy;
}
