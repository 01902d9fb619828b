/** One choice of a few, all in sight: a group of native radio buttons, so arrow keys work as everywhere else. */
import { useId } from 'react';
import './segmented.css';

export interface SegmentedOption<T extends string> {
  value: T;
  label: string;
  /** A name, the same in any language. */
  isName?: boolean | undefined;
}

export interface SegmentedProps<T extends string> {
  label: string;
  /** The label is a name in code, the same in any language. */
  isLabelCode?: boolean | undefined;
  value: T | null;
  options: readonly SegmentedOption<T>[];
  onChange: (value: T) => void;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
}

export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, isLabelCode, value, options, onChange, describedBy, disabled } = props;
  const name = useId();
  return (
    <fieldset className="seg" aria-describedby={describedBy} disabled={disabled}>
      <legend className="vh" translate={isLabelCode ? 'no' : undefined}>
        {label}
      </legend>
      {options.map((option) => (
        <label key={option.value} className="seg-item">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span translate={option.isName ? 'no' : undefined}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
