/** On the cabinet's head: which store it is, and trouble on command; below it, what is true of both. */
import { STORES } from '#shared/storeFacts.ts';
import type { StoreOffer, StoreTrouble } from '#shared/stores.ts';
import { duration } from '../explain/time.ts';
import { FieldError, Select } from '../ui/index.ts';
import type { StoreChoice } from './useStoreChoice.ts';

/** The delays that the list offers, ms. */
const DELAYS = [300, 1000, 5000];

export function StoreControls({ choice, count }: { choice: StoreChoice; count: string }) {
  const { kind, trouble, offers, opening } = choice;
  return (
    <div className="store-controls">
      <Select
        label="Store"
        value={opening?.kind ?? kind}
        options={offers.map(optionOf)}
        disabled={opening !== null}
        onChange={choice.choose}
      />
      <span className="cabinet-summary">{count}</span>
      <Select
        label="Trouble with the store"
        value={keyOf(trouble)}
        options={troublesWith(trouble).map((each) => ({ value: keyOf(each), label: labelOf(each) }))}
        onChange={(key) => {
          const chosen = troublesWith(trouble).find((each) => keyOf(each) === key);
          if (chosen) choice.suffer(chosen);
        }}
      />
    </div>
  );
}

/** Sentences, where there is something to say beyond a MemoryStore that works. */
export function StoreNotes({ choice }: { choice: StoreChoice }) {
  const { kind, trouble, opening, error } = choice;
  return (
    <>
      <p role="status">
        {opening !== null && `Opening ${STORES[opening.kind].name}. ${opening.opening ?? ''}`}
      </p>
      {error !== null && <FieldError id="store-error">{error}</FieldError>}
      {trouble.mode !== 'ok' && <p className="store-trouble">{TROUBLES[trouble.mode](trouble.ms)}</p>}
      {kind !== 'memory' && opening === null && <p>{STORES[kind].clock}</p>}
    </>
  );
}

const optionOf = ({ kind, unavailable }: StoreOffer) => {
  const { name } = STORES[kind];
  return {
    value: kind,
    label: unavailable === null ? name : `${name} (${unavailable})`,
    disabled: unavailable !== null,
  };
};

function troublesWith(now: StoreTrouble): StoreTrouble[] {
  const delays = now.mode === 'slow' ? [...new Set([...DELAYS, now.ms])].sort((a, b) => a - b) : DELAYS;
  return [
    { mode: 'ok', ms: 0 },
    ...delays.map((ms): StoreTrouble => ({ mode: 'slow', ms })),
    { mode: 'failing', ms: 0 },
    { mode: 'down', ms: 0 },
  ];
}

const keyOf = ({ mode, ms }: StoreTrouble): string => (mode === 'slow' ? `slow ${ms}` : mode);

function labelOf({ mode, ms }: StoreTrouble): string {
  switch (mode) {
    case 'ok':
      return 'works';
    case 'slow':
      return `slow: ${ms < 1000 ? `${ms} ms` : duration(ms)}`;
    case 'failing':
      return 'fails';
    case 'down':
      return 'is down';
  }
}

const TROUBLES = {
  slow: (ms: number) =>
    `Every call waits ${ms < 1000 ? `${ms} ms` : duration(ms)} before it reaches the store.`,
  failing: () =>
    'Every call answers with an error. Where get fails, the request ends in your error handler; where the save at the end fails, the response still goes out.',
  down: () =>
    'The store emitted "disconnect": until it emits "connect", express-session lets requests pass without req.session.',
};
