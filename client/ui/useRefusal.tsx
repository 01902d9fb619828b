/** Sends a command and keeps the sentence of its refusal, for the place where it was sent from. */
import { type ReactElement, useState } from 'react';
import type { CommandResult } from '#shared/commands.ts';

/** As the page says it, or marked as the server's. */
export type Sentence = string | ReactElement;

export interface Refusal {
  /** Why the last command was refused; null where it wasn't. */
  error: Sentence | null;
  /** Resolves to whether the command was accepted; never rejects. */
  attempt: (result: Promise<CommandResult>) => Promise<boolean>;
  clear: () => void;
}

export function useRefusal(): Refusal {
  const [error, setError] = useState<Sentence | null>(null);
  const attempt = async (result: Promise<CommandResult>) => {
    const answer = await result;
    setError(whyRefused(answer));
    return answer.ok;
  };
  return { error, attempt, clear: () => setError(null) };
}

/** The sentence of a refusal; null where the command was accepted. */
export function whyRefused(answer: CommandResult): Sentence | null {
  if (answer.ok) return null;
  const { language, message } = answer.error;
  return language === undefined ? message : <span lang={language}>{message}</span>;
}

/** The server speaks English, whatever the page does. */
export function InServersWords({ children }: { children: string }) {
  return <span lang="en">{children}</span>;
}
