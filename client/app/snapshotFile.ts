/** Reads the text of a snapshot file into the command that restores it, or says what is wrong with it and where. */
import type { CommandInput } from '#shared/commands.ts';
import { SandboxState } from '#shared/sandboxState.ts';

export function restoreFrom(text: string): { command: CommandInput } | { problem: string } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { problem: 'The file is no JSON. Choose a file that was saved here as a snapshot.' };
  }
  const state = SandboxState.safeParse(content);
  if (state.success) return { command: { type: 'restore', state: state.data } };
  const issue = state.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? '' : `At ${issue.path.join('.')}: `;
  return { problem: `${place}${issue?.message ?? 'It is no snapshot.'}` };
}
