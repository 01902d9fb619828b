/** resave and saveUninitialized: true, false, or left out, which the library takes as true and warns about. */
import { TriangleAlert } from 'lucide-react';
import type { CommandResult } from '#shared/commands.ts';
import { DEPRECATIONS, LIBRARY_DEFAULTS } from '#shared/options.ts';
import { Switch, useRefusal } from '../ui/index.ts';
import { OptionRow, type OptionText } from './OptionRow.tsx';

interface LeavableRowProps extends OptionText {
  name: keyof typeof DEPRECATIONS;
  /** undefined: left out. */
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => Promise<CommandResult>;
}

export function LeavableRow({ value, onChange, ...text }: LeavableRowProps) {
  const { error, attempt } = useRefusal();
  const { name } = text;
  const leftOut = value === undefined;
  const change = (next: boolean | undefined) => void attempt(onChange(next));
  return (
    <OptionRow
      {...text}
      effect={leftOut ? { text: 'omitted', tone: 'fact' } : text.effect}
      error={error}
      aside={
        <button
          type="button"
          className="option-aside"
          onClick={() => change(leftOut ? LIBRARY_DEFAULTS[name] : undefined)}
        >
          {leftOut ? 'write' : 'omit'}
          <span className="vh"> {name}</span>
        </button>
      }
      note={
        leftOut && (
          <p className="option-note">
            <TriangleAlert />
            <span>
              express-session takes {String(LIBRARY_DEFAULTS[name])} and warns, once while the program runs: “
              {DEPRECATIONS[name]}”
            </span>
          </p>
        )
      }
    >
      {(describedBy) => (
        <Switch
          label={name}
          checked={value ?? LIBRARY_DEFAULTS[name]}
          describedBy={describedBy}
          invalid={error !== null}
          onChange={change}
        />
      )}
    </OptionRow>
  );
}
