/** A row of the options panel: name, effect, help, control, and the sentence that says why a change was refused. */
import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import type { CommandResult } from '#shared/commands.ts';
import { FieldError, Switch, TextField, useRefusal } from '../ui/index.ts';
import type { Effect } from './effects.ts';
import { useDraft } from './useDraft.ts';
import './option-row.css';

export interface OptionText {
  name: string;
  help: string;
  effect?: Effect | undefined;
}

interface OptionRowProps extends OptionText {
  /** Control below the name, over the whole width; the help is said, not shown. */
  stacked?: boolean;
  error?: string | null;
  /** Stays in force after a refusal; shown with it. */
  inForce?: string;
  /** Gets the ids of what describes the control. */
  children: (describedBy: string) => ReactNode;
}

export function OptionRow({ name, help, effect, stacked, error = null, inForce, children }: OptionRowProps) {
  const id = useId();
  return (
    <div className={clsx('option', stacked && 'option-stacked')}>
      <span className="option-title">
        <span className="option-name">{name}</span>
        {effect && <span className={clsx('option-effect', `option-${effect.tone}`)}>{effect.text}</span>}
      </span>
      <span id={`${id}-help`} className={stacked ? 'vh' : 'option-help'}>
        {help}
      </span>
      <div className="option-control">{children(clsx(error !== null && `${id}-error`, `${id}-help`))}</div>
      <FieldError id={`${id}-error`}>
        {error !== null && (
          <>
            {error}
            {inForce !== undefined && (
              <span className="option-in-force">
                Still in force: <code>{inForce}</code>
              </span>
            )}
          </>
        )}
      </FieldError>
    </div>
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
  onChange: (text: string) => Promise<CommandResult>;
}

export function TextRow({ value, onChange, ...text }: TextRowProps) {
  const draft = useDraft(value, async (typed) => {
    const answer = await onChange(typed);
    return answer.ok ? null : answer.error.message;
  });
  return (
    <OptionRow {...text} error={draft.error} inForce={value}>
      {(describedBy) => (
        <TextField
          className="option-text"
          label={text.name}
          mono
          invalid={draft.error !== null}
          describedBy={describedBy}
          {...draft.field}
        />
      )}
    </OptionRow>
  );
}
