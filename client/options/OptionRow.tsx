/** A row of the options panel: name, effect, help, control, and the sentence that says why a change was refused. */
import clsx from 'clsx';
import { type ReactNode, useId, useState } from 'react';
import type { CommandResult } from '#shared/commands.ts';
import { FieldError, Switch, TextField } from '../ui/index.ts';
import type { Effect } from './effects.ts';
import './option-row.css';

export interface OptionText {
  name: string;
  help: string;
  effect: Effect | undefined;
}

interface OptionRowProps extends OptionText {
  /** Control and error below the name, over the whole width. */
  stacked?: boolean;
  error?: string | null;
  /** The ids that describe the control. */
  children: (describedBy: string) => ReactNode;
}

export function OptionRow({ name, help, effect, stacked, error = null, children }: OptionRowProps) {
  const id = useId();
  return (
    <div className={clsx('option', stacked && 'option-stacked')}>
      <span className="option-title">
        <span className="option-name">{name}</span>
        {effect && <span className={clsx('option-effect', `option-${effect.tone}`)}>{effect.text}</span>}
      </span>
      <span id={`${id}-help`} className="option-help">
        {help}
      </span>
      <div className="option-control">{children(clsx(`${id}-help`, error !== null && `${id}-error`))}</div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

/** Sends a change and keeps the sentence of the last refusal. */
export function useRefusable(): {
  error: string | null;
  attempt: (result: Promise<CommandResult>) => Promise<boolean>;
  clear: () => void;
} {
  const [error, setError] = useState<string | null>(null);
  const attempt = async (result: Promise<CommandResult>) => {
    const answer = await result;
    setError(answer.ok ? null : answer.error.message);
    return answer.ok;
  };
  return { error, attempt, clear: () => setError(null) };
}

interface SwitchRowProps extends OptionText {
  checked: boolean;
  onChange: (checked: boolean) => Promise<CommandResult>;
}

export function SwitchRow({ checked, onChange, ...text }: SwitchRowProps) {
  const { error, attempt } = useRefusable();
  return (
    <OptionRow {...text} error={error}>
      {(describedBy) => (
        <Switch
          label={text.name}
          checked={checked}
          describedBy={describedBy}
          invalid={error !== null}
          onChange={(next) => void attempt(onChange(next))}
        />
      )}
    </OptionRow>
  );
}

interface DraftFieldProps {
  label: string;
  /** In force, as text. */
  value: string;
  /** Sends what was typed; answers with the sentence that says why not, or null. */
  commit: (text: string) => Promise<string | null>;
  describedBy: string;
  placeholder?: string;
}

/**
 * A text field that keeps what was typed until it is taken: Enter or leaving the field sends it, a refusal
 * leaves it there with the reason and the value in force, Escape brings that value back.
 */
export function DraftField({ label, value, commit, describedBy, placeholder }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const send = async () => {
    if (draft === null) return;
    if (draft === value) return settle();
    const refused = await commit(draft);
    setError(refused);
    if (refused === null) setDraft(null);
  };
  const settle = () => {
    setDraft(null);
    setError(null);
  };

  return (
    <>
      <TextField
        label={label}
        mono
        value={draft ?? value}
        onChange={setDraft}
        error={error}
        describedBy={describedBy}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        onBlur={() => void send()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void send();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            settle();
          }
        }}
      />
      {error !== null && (
        <p className="option-in-force">
          Still in force: <code>{value}</code>
        </p>
      )}
    </>
  );
}
