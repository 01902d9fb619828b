/** On the cabinet's head: which store it is, and trouble on command; below it, what is true of both. */
import { STORES } from '#shared/storeFacts.ts';
import type { StoreOffer, StoreTrouble } from '#shared/stores.ts';
import { duration } from '../explain/time.ts';
import { useView } from '../model/hooks.tsx';
import { explainTexts } from '../texts/explain.ts';
import { stageTexts } from '../texts/stage.ts';
import { FieldError, InServersWords, Select } from '../ui/index.ts';
import type { StoreChoice } from './useStoreChoice.ts';

const words = stageTexts.server.store;

/** The delays that the list offers, ms. */
const DELAYS = [300, 1000, 5000];

export function StoreControls({ choice, count }: { choice: StoreChoice; count: string }) {
  const { kind, trouble, offers, opening } = choice;
  const known = useView(({ head }) => head > 0);
  return (
    <div className="store-controls">
      <Select
        label={words.name}
        value={opening?.kind ?? kind}
        options={offers.length === 0 ? [{ value: kind, label: STORES[kind].name }] : offers.map(optionOf)}
        disabled={!known || opening !== null}
        onChange={choice.choose}
      />
      <span className="cabinet-summary">{known && count}</span>
      <Select
        label={words.trouble}
        value={keyOf(trouble)}
        options={troublesWith(trouble).map((each) => ({ value: keyOf(each), label: labelOf(each) }))}
        disabled={!known}
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
      <p role="status">{opening !== null && <Opening {...opening} />}</p>
      {error !== null && <FieldError id="store-error">{error}</FieldError>}
      {trouble.mode !== 'ok' && <p className="store-trouble">{troubleWords(trouble)}</p>}
      {kind !== 'memory' && opening === null && <p>{STORES[kind].clock}</p>}
    </>
  );
}

/** How long it may take is the server's to say. */
const Opening = ({ kind, opening }: StoreOffer) => (
  <>
    {words.opening(STORES[kind].name)} {opening !== null && <InServersWords>{opening}</InServersWords>}
  </>
);

const optionOf = ({ kind, unavailable }: StoreOffer) => {
  const { name } = STORES[kind];
  return {
    value: kind,
    label: unavailable === null ? name : words.offer(name, unavailable),
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
      return words.works;
    case 'slow':
      return words.slow(waited(ms));
    case 'failing':
      return words.fails;
    case 'down':
      return words.down;
  }
}

function troubleWords({ mode, ms }: StoreTrouble): string | null {
  if (mode === 'ok') return null;
  return mode === 'slow' ? words.troubles.slow(waited(ms)) : words.troubles[mode];
}

const waited = (ms: number): string => (ms < 1000 ? explainTexts.time.milliseconds(ms, 0) : duration(ms));
