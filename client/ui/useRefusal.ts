/** Sends a command and keeps the sentence of its refusal, for the place where it was sent from. */
import { useState } from 'react';
import type { CommandResult } from '#shared/commands.ts';

export interface Refusal {
  /** Why the last command was refused; null where it wasn't. */
  error: string | null;
  /** Resolves to whether the command was accepted; never rejects. */
  attempt: (result: Promise<CommandResult>) => Promise<boolean>;
  clear: () => void;
}

export function useRefusal(): Refusal {
  const [error, setError] = useState<string | null>(null);
  const attempt = async (result: Promise<CommandResult>) => {
    const answer = await result;
    setError(answer.ok ? null : answer.error.message);
    return answer.ok;
  };
  return { error, attempt, clear: () => setError(null) };
}
