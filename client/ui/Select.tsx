/** One choice of several, as the platform's own list: it works with every keyboard, finger and screen reader. */
import { ChevronDown } from 'lucide-react';
import './field.css';

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  disabled?: boolean | undefined;
  /** A name, the same in any language. */
  isName?: boolean | undefined;
}

export interface SelectProps<T extends string> {
  label: string;
  /** The label is a name in code, the same in any language. */
  isLabelCode?: boolean | undefined;
  value: T;
  options: readonly SelectOption<T>[];
  onChange: (value: T) => void;
  id?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, isLabelCode, value, options, onChange, id, describedBy, invalid, disabled } = props;
  return (
    <span className="select">
      <select
        id={id}
        aria-label={label}
        translate={isLabelCode ? 'no' : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        disabled={disabled}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            translate={option.isName ? 'no' : 'yes'}
          >
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown />
    </span>
  );
}
