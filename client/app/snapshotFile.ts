/** The text of a snapshot file: made of a world, and read into the command that restores it, or what is wrong with it and where. */
import type { CommandInput } from '#shared/commands.ts';
import { leftOutOf, SandboxState, stateOf } from '#shared/sandboxState.ts';
import type { World } from '#shared/world.ts';
import { appTexts } from '../texts/app.ts';

const words = appTexts.snapshot;

/** The file, and how many sessions aren't in it, as there are too many. */
export const snapshotOf = (world: World) => ({
  text: `${JSON.stringify(stateOf(world), null, 2)}\n`,
  leftOut: leftOutOf(world),
});

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
