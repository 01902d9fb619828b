/** resave and saveUninitialized: true, false, or left out, which the library takes as true and warns about. */
import { TriangleAlert } from 'lucide-react';
import type { CommandResult } from '#shared/commands.ts';
import { DEPRECATIONS, LIBRARY_DEFAULTS } from '#shared/options.ts';
import { optionsTexts } from '../texts/options.ts';
import { InServersWords, useRefusal } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import { Switch } from '../ui/Switch.tsx';
import { OptionRow, type OptionText } from './OptionRow.tsx';

const words = optionsTexts.leavable;

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
  const aside = leftOut ? words.write : words.omit;
  const change = (next: boolean | undefined) => void attempt(onChange(next));
  return (
    <OptionRow
      {...text}
      effect={leftOut ? { text: words.omitted, tone: 'fact' } : text.effect}
      error={error}
      aside={
        <button
          type="button"
          className="option-aside"
          aria-label={aside.label(name)}
          onClick={() => change(leftOut ? LIBRARY_DEFAULTS[name] : undefined)}
        >
          {aside.text}
        </button>
      }
      note={
        leftOut && (
          <p className="option-note">
            <TriangleAlert />
            <span>
              <Rich
                text={words.warns}
                parts={{
                  value: <span translate="no">{String(LIBRARY_DEFAULTS[name])}</span>,
                  warning: <InServersWords>{DEPRECATIONS[name]}</InServersWords>,
                }}
              />
            </span>
          </p>
        )
      }
    >
      {(describedBy) => (
        <Switch
          label={name}
          isLabelCode
          checked={value ?? LIBRARY_DEFAULTS[name]}
          describedBy={describedBy}
          invalid={error !== null}
          onChange={change}
        />
      )}
    </OptionRow>
  );
}
