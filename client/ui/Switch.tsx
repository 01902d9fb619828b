/** An option that is on or off. It shows the value it is given: the caller decides when a press takes effect. */
import type { Ref } from 'react';
import './switch.css';

export interface SwitchProps {
  label: string;
  /** The label is a name in code, the same in any language. */
  isLabelCode?: boolean | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  id?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

export function Switch(props: SwitchProps) {
  const { label, isLabelCode, checked, onChange, disabled, id, describedBy, invalid, ref } = props;
  return (
    <button
      ref={ref}
      type="button"
      role="switch"
      className="switch"
      id={id}
      aria-checked={checked}
      aria-label={label}
      translate={isLabelCode ? 'no' : undefined}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      disabled={disabled}
      onClick={() => onChange(!checked)}
    >
      <i />
    </button>
  );
}
