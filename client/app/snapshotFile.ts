/** Reads the text of a snapshot file into the command that restores it, or says what is wrong with it and where. */
import type { CommandInput } from '#shared/commands.ts';
import { SandboxState } from '#shared/sandboxState.ts';
import { appTexts } from '../texts/app.ts';

const words = appTexts.snapshot;

export function restoreFrom(text: string): { command: CommandInput } | { problem: string } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { problem: words.noJson };
  }
  const state = SandboxState.safeParse(content);
  if (state.success) return { command: { type: 'restore', state: state.data } };
  const issue = state.error.issues[0];
  if (issue === undefined) return { problem: words.noSnapshot };
  const { path, message } = issue;
  return { problem: path.length === 0 ? message : words.at(path.join('.'), message) };
}
