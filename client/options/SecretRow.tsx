/** The secret: typing another one voids every cookie, rotating puts a new one first and still accepts the older. */
import { RefreshCw } from 'lucide-react';
import type { CommandResult } from '#shared/commands.ts';
import type { SessionOptions } from '#shared/options.ts';
import { Button, IconButton } from '../ui/index.ts';
import { DraftField, OptionRow, type OptionText, useRefusable } from './OptionRow.tsx';

type Secret = SessionOptions['secret'];

interface SecretRowProps extends OptionText {
  secret: Secret;
  onChange: (secret: Secret) => Promise<CommandResult>;
}

const RANDOM_BYTES = 18;

function freshSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  return [...bytes].map((byte) => byte.toString(36).padStart(2, '0')).join('');
}

export function SecretRow({ secret, onChange, ...text }: SecretRowProps) {
  const { error, attempt } = useRefusable();
  const [first = '', ...older] = Array.isArray(secret) ? secret : [secret];

  const commit = async (typed: string) => {
    const answer = await onChange(older.length === 0 ? typed : [typed, ...older]);
    return answer.ok ? null : answer.error.message;
  };

  return (
    <OptionRow {...text} stacked error={error}>
      {(describedBy) => (
        <>
          <div className="secret-line">
            <DraftField label="secret" value={first} describedBy={describedBy} commit={commit} />
            <IconButton
              label="Rotate the secret"
              hint="Rotate: a new secret signs, the older ones still verify"
              onClick={() => void attempt(onChange([freshSecret(), first, ...older]))}
            >
              <RefreshCw />
            </IconButton>
          </div>
          {older.length > 0 && (
            <div className="secret-older">
              <span>
                {older.length} older still {older.length === 1 ? 'verifies' : 'verify'}.
              </span>
              <Button kind="quiet" size="sm" onClick={() => void attempt(onChange(first))}>
                Forget {older.length === 1 ? 'it' : 'them'}
              </Button>
            </div>
          )}
        </>
      )}
    </OptionRow>
  );
}
