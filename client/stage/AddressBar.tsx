/** The address bar of a virtual browser: by which way it goes to the server, and a path that is visited. */
import { Lock, LockOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Doors, Transport } from '#shared/transport.ts';
import type { BrowserState } from '#shared/world.ts';
import { Button, FieldError, Select } from '../ui/index.ts';
import { addressOver, readAddress, showAddress } from './address.ts';
import type { TransportChoice } from './useTransport.ts';
import './address.css';

const WAYS: readonly { value: Transport; label: string }[] = [
  { value: 'http', label: 'http://' },
  { value: 'https', label: 'https://' },
  { value: 'proxy', label: 'https:// through a proxy' },
];

const NOTES: Record<Transport, string | null> = {
  http: null,
  https: null,
  proxy:
    'TLS ends at the proxy: the server gets plain HTTP with X-Forwarded-Proto: https. See trust proxy, under More options.',
};

export interface AddressBarProps {
  browser: BrowserState;
  doors: Doors;
  way: TransportChoice;
  disabled: boolean;
  /** Resolves to the sentence of a refusal, or null. */
  onVisit: (path: string, transport: Transport) => Promise<string | null>;
}

/** Give it the browser's name as key: what is typed belongs to one browser. */
export function AddressBar({ browser, doors, way, disabled, onVisit }: AddressBarProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const shown = showAddress(addressOver(way.transport, browser.address, doors));
  const note = NOTES[way.transport];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const address = readAddress(draft ?? shown, doors, way.transport);
    if ('problem' in address) return setError(address.problem);
    const refused = await onVisit(address.path, address.transport);
    setError(refused);
    if (refused === null) setDraft(null);
  };

  return (
    <form className="address" onSubmit={submit}>
      <span className="address-way" data-secure={way.transport !== 'http' || undefined}>
        {way.transport === 'http' ? <LockOpen /> : <Lock />}
        <Select
          label={`Scheme in ${browser.name}’s browser`}
          value={way.transport}
          options={WAYS}
          describedBy={note === null ? undefined : 'address-note'}
          onChange={(transport) => {
            way.choose(transport);
            setDraft(null);
            setError(null);
          }}
        />
      </span>
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
      {note !== null && (
        <p id="address-note" className="address-note">
          {note}
        </p>
      )}
      <FieldError id="address-error">{error}</FieldError>
    </form>
  );
}
