/** Changing options: what the next set is, and an editor that loses no change when two follow fast. Each change
 * is one command with the whole set, so it must build on the last set that was accepted, seen in the trace or not. */
import type { CommandResult } from '#shared/commands.ts';
import { type CookieOptions, LIBRARY_DEFAULTS, type SessionOptions } from '#shared/options.ts';

export interface OptionsPatch extends Partial<Omit<SessionOptions, 'cookie'>> {
  cookie?: CookieOptions;
}

const LEFT_OUT = ['name', 'rolling', 'unset', 'proxy'] as const;
const COOKIE_LEFT_OUT = ['httpOnly', 'secure', 'sameSite', 'path'] as const;

/**
 * The options with some changed. What equals the library's default is left out, as one would write it; resave,
 * saveUninitialized and maxAge stay in sight, for a lesson is about them.
 */
export function withPatch(options: SessionOptions, patch: OptionsPatch): SessionOptions {
  const next: SessionOptions = { ...options, ...patch, cookie: { ...options.cookie, ...patch.cookie } };
  for (const key of LEFT_OUT) if (next[key] === LIBRARY_DEFAULTS[key]) delete next[key];
  for (const key of COOKIE_LEFT_OUT) {
    if (next.cookie !== undefined && next.cookie[key] === LIBRARY_DEFAULTS.cookie[key])
      delete next.cookie[key];
  }
  return next;
}

/** The options as the trace shows them, and how far it got. */
export interface OptionsNow {
  options: SessionOptions;
  seq: number;
}

export type EditOptions = (next: (options: SessionOptions) => SessionOptions) => Promise<CommandResult>;

/** One change after another: the next is built when the one before has its answer. */
export function createEditor(
  send: (options: SessionOptions) => Promise<CommandResult>,
  now: () => OptionsNow,
): EditOptions {
  let accepted: OptionsNow | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  return (next) => {
    const result = queue.then(async () => {
      const seen = now();
      const base = accepted !== null && accepted.seq > seen.seq ? accepted.options : seen.options;
      const options = next(base);
      const answer = await send(options);
      if (answer.ok) accepted = { options, seq: answer.seq };
      return answer;
    });
    queue = result.catch(() => undefined);
    return result;
  };
}
