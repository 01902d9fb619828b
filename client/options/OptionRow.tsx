/** A row of the options panel: name, effect, help, control, and the sentence that says why a change was refused. A
 * press on the name opens the rest of the help. */
import clsx from 'clsx';
import { type ReactNode, useId, useState } from 'react';
import type { CommandResult } from '#shared/commands.ts';
import { useModel } from '../model/hooks.tsx';
import { optionsTexts } from '../texts/options.ts';
import {
  FieldError,
  Select,
  type SelectOption,
  type Sentence,
  TextField,
  useRefusal,
  whyRefused,
} from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import { Switch } from '../ui/Switch.tsx';
import type { Effect } from './effects.ts';
import { useDraft } from './useDraft.ts';
import type { WhatIf } from './whatIfWords.ts';
import './option-row.css';

const words = optionsTexts.row;

export interface OptionText {
  name: string;
  /** In a few words. */
  help: string;
  /** The rest, on request. */
  more: string;
  effect?: Effect | undefined;
  /** What another value would have done to the exchanges on screen. */
  whatIf?: WhatIf | undefined;
}

interface OptionRowProps extends OptionText {
  /** Control below the name, over the whole width; the help is said, not shown. */
  stacked?: boolean;
  error?: Sentence | null;
  /** Stays in force after a refusal; shown with it. */
  inForce?: string;
  /** Stands beside the help: something smaller to do. */
  aside?: ReactNode;
  /** Stands below, over the whole width: what the library says of it. */
  note?: ReactNode;
  /** Gets the ids of what describes the control. */
  children: (describedBy: string) => ReactNode;
}

export function OptionRow(props: OptionRowProps) {
  const { name, help, more, effect, whatIf, stacked, error = null, inForce, aside, note, children } = props;
  const id = useId();
  const model = useModel();
  const [open, setOpen] = useState(false);
  return (
    <div className={clsx('option', stacked && 'option-stacked')} data-option={name}>
      <span className="option-title">
        <button
          type="button"
          className="option-name"
          aria-label={words.about(name)}
          aria-expanded={open}
          aria-controls={`${id}-more`}
          onClick={() => {
            setOpen(!open);
            if (!open) model.noteAct('read-option');
          }}
        >
          <span translate="no">{name}</span>
        </button>
        {effect && <span className={clsx('option-effect', `option-${effect.tone}`)}>{effect.text}</span>}
      </span>
      <span className={stacked ? 'vh' : 'option-help'}>
        <span id={`${id}-help`}>{help}</span>
        {aside}
      </span>
      <div className="option-control">{children(clsx(error !== null && `${id}-error`, `${id}-help`))}</div>
      <p id={`${id}-more`} className="option-more" hidden={!open}>
        {stacked ? words.help(help, more) : more}
      </p>
      {whatIf && <Preview whatIf={whatIf} full={open} />}
      {note}
      <FieldError id={`${id}-error`}>
        {error !== null && (
          <>
            {error}
            {inForce !== undefined && (
              <span className="option-in-force">
                <Rich text={words.stillInForce} parts={{ value: <code>{inForce}</code> }} />
              </span>
            )}
          </>
        )}
      </FieldError>
    </div>
  );
}

/** One line, and none where nothing would differ; with the help, the whole sentence. */
function Preview({ whatIf: { value, brief, text }, full }: { whatIf: WhatIf; full: boolean }) {
  if (full)
    return (
      <p className="option-what-if">
        <b>{words.ifValue(value)}</b> {text}
      </p>
    );
  if (brief === null) return null;
  return (
    <p className="option-what-if option-what-if-brief">
      <span>
        <b>{words.ifValue(value)}</b> {brief.change}
      </span>{' '}
      <span>{brief.where}</span>
    </p>
  );
}

/** A choice that stands in the code as it is. */
export const inCode = <const T extends string>(value: T) => ({ value, label: value, isName: true }) as const;

interface ChoiceRowProps<T extends string> extends OptionText {
  value: T;
  choices: readonly SelectOption<T>[];
  onChange: (value: T) => Promise<CommandResult>;
}

export function ChoiceRow<T extends string>({ value, choices, onChange, ...text }: ChoiceRowProps<T>) {
  const { error, attempt } = useRefusal();
  return (
    <OptionRow {...text} error={error}>
      {(describedBy) => (
        <Select
          label={text.name}
          isLabelCode
          value={value}
          options={choices}
          describedBy={describedBy}
          invalid={error !== null}
          onChange={(chosen) => void attempt(onChange(chosen))}
        />
      )}
    </OptionRow>
  );
}

interface SwitchRowProps extends OptionText {
  checked: boolean;
  onChange: (checked: boolean) => Promise<CommandResult>;
}

export function SwitchRow({ checked, onChange, ...text }: SwitchRowProps) {
  const { error, attempt } = useRefusal();
  return (
    <OptionRow {...text} error={error}>
      {(describedBy) => (
        <Switch
          label={text.name}
          isLabelCode
          checked={checked}
          describedBy={describedBy}
          invalid={error !== null}
          onChange={(next) => void attempt(onChange(next))}
        />
      )}
    </OptionRow>
  );
}

interface TextRowProps extends OptionText {
  value: string;
  placeholder?: string;
  type?: 'text' | 'datetime-local';
  onChange: (text: string) => Promise<CommandResult>;
}

export function TextRow({ value, placeholder, type = 'text', onChange, ...text }: TextRowProps) {
  const draft = useDraft(value, async (typed) => {
    const answer = await onChange(typed);
    return whyRefused(answer);
  });
  return (
    <OptionRow
      {...text}
      stacked={type === 'datetime-local'}
      error={draft.error}
      inForce={value === '' ? words.leftOut : value}
    >
      {(describedBy) => (
        <TextField
          className={type === 'text' ? 'option-text' : undefined}
          label={text.name}
          translate="no"
          mono
          type={type}
          step={type === 'datetime-local' ? 1 : undefined}
          placeholder={placeholder}
          invalid={draft.error !== null}
          describedBy={describedBy}
          {...draft.field}
        />
      )}
    </OptionRow>
  );
}
