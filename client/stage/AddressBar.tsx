/** The address bar of a virtual browser: by which way it goes to the server, and a path that is visited. */
import { Lock, LockOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Doors, Transport } from '#shared/transport.ts';
import type { BrowserState } from '#shared/world.ts';
import { stageTexts } from '../texts/stage.ts';
import { Button, FieldError, Select, type Sentence } from '../ui/index.ts';
import { addressOver, readAddress, showAddress } from './address.ts';
import type { TransportChoice } from './useTransport.ts';
import './address.css';

const words = stageTexts.browsers.address;

const WAYS: readonly { value: Transport; label: string }[] = [
  { value: 'http', label: words.ways.http },
  { value: 'https', label: words.ways.https },
  { value: 'proxy', label: words.ways.proxy },
];

const NOTES: Record<Transport, string | null> = {
  http: null,
  https: null,
  proxy: words.throughProxy,
};

export interface AddressBarProps {
  browser: BrowserState;
  doors: Doors;
  way: TransportChoice;
  disabled: boolean;
  /** Resolves to the sentence of a refusal, or null. */
  onVisit: (path: string, transport: Transport) => Promise<Sentence | null>;
}

/** Give it the browser's name as key: what is typed belongs to one browser. */
export function AddressBar({ browser, doors, way, disabled, onVisit }: AddressBarProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<Sentence | null>(null);
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
          label={words.scheme(browser.name)}
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
        aria-label={words.address(browser.name)}
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
        {words.go}
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
