/** Options written by hand, also misspelt ones or of the wrong type: they go to the real library as they are, and each
 * says what becomes of it. */
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { type ByHandValue, madeOf, meantBy, readValue, whyNotByHand } from '#shared/byHand.ts';
import { toCodeLines } from '#shared/optionCode.ts';
import type { SessionOptions } from '#shared/options.ts';
import { useView } from '../model/hooks.tsx';
import { optionsTexts } from '../texts/options.ts';
import { Button, FieldError, IconButton, InServersWords, TextField, useRefusal } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import { withoutWritten, withWritten } from './edit.ts';
import { useEditOptions } from './useOptions.ts';

const words = optionsTexts.byHand;

const FORM = 'by-hand';

export function ByHand({ options }: { options: SessionOptions }) {
  const edit = useEditOptions();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [taken, setTaken] = useState<string | null>(null);
  const [objection, setObjection] = useState<string | null>(null);
  const refusal = useRefusal();
  const error = objection ?? refusal.error;
  const entries = Object.entries(options.byHand ?? {});
  const failed = useView((state) => state.exchanges.at(-1)?.failed ?? null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = name.trim();
    const impossible = whyNotByHand(typed);
    refusal.clear();
    setTaken(null);
    setObjection(impossible);
    if (impossible !== null) return;
    const written = readValue(value);
    let proper = false;
    const accepted = await refusal.attempt(
      edit((before) => {
        const next = withWritten(before, typed, written);
        proper = !Object.hasOwn(next.byHand ?? {}, typed);
        return next;
      }),
    );
    if (!accepted) return;
    setName('');
    setValue('');
    if (proper) setTaken(typed);
  };

  return (
    <section className="by-hand" aria-label={words.label}>
      <h3>{words.title}</h3>
      <p id={`${FORM}-help`}>{words.help}</p>
      <FieldError id={`${FORM}-error`}>{error}</FieldError>
      <form onSubmit={(event) => void submit(event)}>
        <TextField
          label={words.name}
          mono
          placeholder={words.nameExample}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          maxLength={80}
          invalid={error !== null}
          describedBy={`${FORM}-error ${FORM}-help`}
          value={name}
          onChange={setName}
        />
        <TextField
          label={words.value}
          mono
          placeholder={words.valueExample}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          maxLength={256}
          value={value}
          onChange={setValue}
        />
        <Button type="submit" size="sm">
          {words.pass}
        </Button>
      </form>
      <p role="status" className="by-hand-taken">
        {taken !== null && words.taken(taken)}
      </p>
      {entries.length > 0 && (
        <ul>
          {entries.map(([key, written]) => (
            <Entry key={key} name={key} value={written} options={options} />
          ))}
        </ul>
      )}
      {entries.length > 0 && failed !== null && (
        <p className="by-hand-failed">
          <Rich text={words.failed} parts={{ message: <InServersWords>{failed}</InServersWords> }} />
        </p>
      )}
    </section>
  );
}

interface EntryProps {
  name: string;
  value: ByHandValue;
  options: SessionOptions;
}

function Entry({ name, value, options }: EntryProps) {
  const edit = useEditOptions();
  const { error, attempt } = useRefusal();
  const meant = meantBy(name);
  const line = (wanted: string) => toCodeLines(options).find(({ option }) => option === wanted);
  const without = (before: SessionOptions) => withoutWritten(before, name);
  return (
    <li>
      <div className="by-hand-entry">
        <code>
          {name.startsWith('cookie.') && 'cookie.'}
          {line(name)?.text.trim().replace(/,$/, '')}
        </code>
        <IconButton label={words.takeAway(name)} onClick={() => void attempt(edit(without))}>
          <X />
        </IconButton>
      </div>
      <p>
        {madeOf(name, value)}
        {meant !== null && ` ${staysAs(meant, line(meant)?.text)}`}
      </p>
      {meant !== null && (
        <Button
          size="sm"
          onClick={() => void attempt(edit((before) => withWritten(without(before), meant, value)))}
        >
          {words.instead(meant)}
        </Button>
      )}
      <FieldError id={`${FORM}-${name}-error`}>{error}</FieldError>
    </li>
  );
}

/** What is in force of the option that was meant: the line that says it, or the default. */
function staysAs(meant: string, line: string | undefined): string {
  if (line === undefined) return words.meantDefault(meant);
  return words.meantWritten(meant, line.trim().replace(/,$/, ''));
}
