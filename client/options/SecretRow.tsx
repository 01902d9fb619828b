/** The secret: typing another one voids what it signed, rotating puts a new one first and still accepts the older. */
import { RefreshCw } from 'lucide-react';
import type { CommandResult } from '#shared/commands.ts';
import type { SessionOptions } from '#shared/options.ts';
import { optionsTexts } from '../texts/options.ts';
import { Button, IconButton, TextField, useRefusal, whyRefused } from '../ui/index.ts';
import { OptionRow, type OptionText } from './OptionRow.tsx';
import { useDraft } from './useDraft.ts';

const words = optionsTexts.secret;

type Secret = SessionOptions['secret'];

interface SecretRowProps extends OptionText {
  secret: Secret;
  onChange: (secret: Secret) => Promise<CommandResult>;
}

const RANDOM_BYTES = 12;

function freshSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function SecretRow({ secret, onChange, ...text }: SecretRowProps) {
  const { error, attempt } = useRefusal();
  const [first = '', ...older] = Array.isArray(secret) ? secret : [secret];
  const draft = useDraft(first, async (typed) => {
    const answer = await onChange(older.length === 0 ? typed : [typed, ...older]);
    return whyRefused(answer);
  });

  return (
    <>
      <OptionRow {...text} error={draft.error ?? error} inForce={first}>
        {(describedBy) => (
          <div className="option-secret">
            <TextField
              className="option-text"
              label="secret"
              translate="no"
              mono
              invalid={draft.error !== null}
              describedBy={describedBy}
              {...draft.field}
            />
            <IconButton
              label={words.rotate}
              hint={words.rotateHint}
              onClick={() => void attempt(onChange([freshSecret(), first, ...older]))}
            >
              <RefreshCw />
            </IconButton>
          </div>
        )}
      </OptionRow>
      {older.length > 0 && (
        <div className="option-older">
          <span>{words.older(older.length)}</span>
          <Button kind="quiet" size="sm" onClick={() => void attempt(onChange(first))}>
            {words.forget(older.length)}
          </Button>
        </div>
      )}
    </>
  );
}
