/** A line of text with a name, and the sentence that says what is wrong with it. What was typed is never touched. */
import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import type { Sentence } from './useRefusal.tsx';
import './field.css';

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'children'>;

export interface TextFieldProps extends Native {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** A sentence; null where nothing is wrong. */
  error?: Sentence | null | undefined;
  /** Marks the field where the sentence stands elsewhere. */
  invalid?: boolean | undefined;
  /** Shows the label above the field instead of only saying it. */
  labelShown?: boolean | undefined;
  mono?: boolean | undefined;
  describedBy?: string | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onChange,
    error = null,
    labelShown,
    mono,
    invalid,
    describedBy,
    className,
    id,
    ...rest
  } = props;
  const fallback = useId();
  const inputId = id ?? fallback;
  const errorId = `${inputId}-error`;
  return (
    <span className={clsx('field', className)}>
      {labelShown && <label htmlFor={inputId}>{label}</label>}
      <input
        id={inputId}
        className={clsx('text-input', mono && 'text-input-mono')}
        aria-label={labelShown ? undefined : label}
        aria-invalid={error !== null || invalid || undefined}
        aria-describedby={clsx(error !== null && errorId, describedBy) || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      <FieldError id={errorId}>{error}</FieldError>
    </span>
  );
}

/** The place for the sentence; it is announced when it appears, so it stays mounted while empty. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  const empty = children === null || children === undefined || children === false || children === '';
  return (
    <span id={id} className="field-error" aria-live="polite">
      {!empty && (
        <>
          <CircleAlert />
          <span>{children}</span>
        </>
      )}
    </span>
  );
}
