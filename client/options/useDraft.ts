/** What somebody types into a field until it is taken: Enter or leaving the field sends it, a refusal leaves it
 * there with the reason, Escape brings the value in force back. */
import { type KeyboardEvent, useState } from 'react';
import type { Sentence } from '../ui/index.ts';

export interface Draft {
  /** What the field shows. */
  text: string;
  /** Why the last attempt was refused, or null. */
  error: Sentence | null;
  field: {
    value: string;
    onChange: (text: string) => void;
    onBlur: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
    spellCheck: false;
    autoComplete: 'off';
  };
}

/** `commit` answers with the sentence that says why not, or null. */
export function useDraft(inForce: string, commit: (text: string) => Promise<Sentence | null>): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<Sentence | null>(null);

  const settle = () => {
    setTyped(null);
    setError(null);
  };
  const send = async () => {
    if (typed === null) return;
    if (typed === inForce) return settle();
    const refused = await commit(typed);
    if (refused === null) settle();
    else setError(refused);
  };

  const text = typed ?? inForce;
  return {
    text,
    error,
    field: {
      value: text,
      onChange: setTyped,
      onBlur: () => void send(),
      onKeyDown: (event) => {
        if (event.key === 'Enter') void send();
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          event.preventDefault();
          settle();
        }
      },
      spellCheck: false,
      autoComplete: 'off',
    },
  };
}
