/** One choice of a few, all in sight: a group of native radio buttons, so arrow keys work as everywhere else. */
import { useId } from 'react';
import './segmented.css';

export interface SegmentedOption<T extends string> {
  value: T;
  label: string;
}

export interface SegmentedProps<T extends string> {
  label: string;
  value: T | null;
  options: readonly SegmentedOption<T>[];
  onChange: (value: T) => void;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
}

export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, options, onChange, describedBy, disabled } = props;
  const name = useId();
  return (
    <fieldset className="seg" aria-describedby={describedBy} disabled={disabled}>
      <legend className="vh">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="seg-item">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
