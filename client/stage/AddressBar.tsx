/** The address bar of a virtual browser: a path typed there is visited. */
import { type FormEvent, useState } from 'react';
import type { BrowserState } from '#shared/world.ts';
import { Button, FieldError } from '../ui/index.ts';
import { readAddress, showAddress } from './address.ts';

export interface AddressBarProps {
  browser: BrowserState;
  port: number | null;
  disabled: boolean;
  /** Resolves to the sentence of a refusal, or null. */
  onVisit: (path: string) => Promise<string | null>;
}

/** Give it the browser's name as key: what is typed belongs to one browser. */
export function AddressBar({ browser, port, disabled, onVisit }: AddressBarProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const shown = browser.address === '' ? `localhost:${port ?? ''}/` : showAddress(browser.address);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const address = readAddress(draft ?? shown, port);
    if ('problem' in address) return setError(address.problem);
    const refused = await onVisit(address.path);
    setError(refused);
    if (refused === null) setDraft(null);
  };

  return (
    <form className="address" onSubmit={submit}>
      <input
        className="address-input"
        aria-label={`Address in ${browser.name}’s browser`}
        aria-invalid={error !== null || undefined}
        aria-describedby="address-error"
        value={draft ?? shown}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => {
          setDraft(event.target.value);
          setError(null);
        }}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      <Button size="sm" type="submit" disabled={disabled}>
        Go
      </Button>
      <FieldError id="address-error">{error}</FieldError>
    </form>
  );
}
