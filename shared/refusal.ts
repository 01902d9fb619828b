/** The answer to a command that isn't carried out. Free of schemas, so that a sandbox's thread stays small. */
import type { CommandResult, ErrorCode } from './commands.ts';

export type Refusal = Extract<CommandResult, { ok: false }>;

/** `message` is one sentence that says what to do next; `path` is where in the command it is. */
export const refusal = (code: ErrorCode, message: string, path: (string | number)[] = []): Refusal => ({
  ok: false,
  error: { code, message, path },
});
