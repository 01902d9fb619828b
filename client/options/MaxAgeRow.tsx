/** How long the cookie lives: the usual choices, and any other as milliseconds or as people write durations. */
import { useState } from 'react';
import type { CommandResult } from '#shared/commands.ts';
import { optionsTexts } from '../texts/options.ts';
import { TextField, useRefusal, whyRefused } from '../ui/index.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { formatDuration, parseDuration } from './duration.ts';
import { OptionRow, type OptionText } from './OptionRow.tsx';
import { useDraft } from './useDraft.ts';

const words = optionsTexts.maxAge;
const { presets } = words;

const PRESETS = [
  { value: 'session', label: presets.session, ms: null },
  { value: '10 s', label: presets.tenSeconds, ms: 10_000 },
  { value: '1 min', label: presets.minute, ms: 60_000 },
  { value: '1 h', label: presets.hour, ms: 3_600_000 },
  { value: '1 day', label: presets.day, ms: 86_400_000 },
] as const;

type Choice = (typeof PRESETS)[number]['value'] | 'custom';

const CHOICES: readonly { value: Choice; label: string }[] = [
  ...PRESETS,
  { value: 'custom', label: presets.custom },
];

interface MaxAgeRowProps extends OptionText {
  maxAge: number | null;
  onChange: (maxAge: number | null) => Promise<CommandResult>;
}

export function MaxAgeRow({ maxAge, onChange, ...text }: MaxAgeRowProps) {
  // Asked for while a preset was in force; any other value in force answers it.
  const [openedAt, setOpenedAt] = useState<{ maxAge: number | null } | null>(null);
  if (openedAt !== null && openedAt.maxAge !== maxAge) setOpenedAt(null);
  const { error, attempt, clear } = useRefusal();
  const preset = PRESETS.find(({ ms }) => ms === maxAge);
  const choice: Choice = openedAt !== null || preset === undefined ? 'custom' : preset.value;
  const inForce = maxAge === null ? words.none : formatDuration(maxAge);

  const draft = useDraft(maxAge === null ? '' : inForce, async (typed) => {
    const parsed = parseDuration(typed);
    if ('problem' in parsed) return parsed.problem;
    const answer = await onChange(parsed.ms);
    return whyRefused(answer);
  });

  const choose = (next: Choice) => {
    clear();
    const chosen = PRESETS.find(({ value }) => value === next);
    setOpenedAt(chosen === undefined ? { maxAge } : null);
    if (chosen !== undefined) void attempt(onChange(chosen.ms));
  };

  return (
    <OptionRow
      {...text}
      stacked
      error={choice === 'custom' ? (draft.error ?? error) : error}
      inForce={inForce}
    >
      {(describedBy) => (
        <>
          <Segmented
            label={text.name}
            isLabelCode
            value={choice}
            options={CHOICES}
            describedBy={describedBy}
            onChange={choose}
          />
          {choice === 'custom' && (
            <TextField
              label={words.field}
              mono
              placeholder={words.example}
              invalid={draft.error !== null}
              describedBy={describedBy}
              {...draft.field}
            />
          )}
        </>
      )}
    </OptionRow>
  );
}
