/** Changing options: what the next set is, and an editor that loses no change when two follow fast. Each change
 * is one command with the whole set, so it must build on the last set that was accepted, seen in the trace or not. */
import { type ByHandValue, isKnownOption } from '#shared/byHand.ts';
import type { CommandResult } from '#shared/commands.ts';
import { CookieOptions } from '#shared/cookieOptions.ts';
import { LIBRARY_DEFAULTS, SessionOptions } from '#shared/options.ts';

/** What to change; undefined: leave it out. */
export interface OptionsPatch extends Partial<Omit<SessionOptions, 'cookie' | 'byHand'>> {
  cookie?: CookieOptions;
}

const SESSION_KEYS = [
  'name',
  'resave',
  'saveUninitialized',
  'rolling',
  'unset',
  'proxy',
  'genid',
  'cookieFor',
] as const;
const COOKIE_KEYS = CookieOptions.keyof().options;

/**
 * The options with some changed. What equals the library's default is left out, as one would write it; resave,
 * saveUninitialized and maxAge stay in sight, for a lesson is about them. What was written by hand under a changed name
 * is gone.
 */
export function withPatch(options: SessionOptions, patch: OptionsPatch): SessionOptions {
  const changed = [...Object.keys(patch), ...Object.keys(patch.cookie ?? {}).map((key) => `cookie.${key}`)];
  const cookie: CookieOptions = { ...options.cookie, ...patch.cookie };
  const next: SessionOptions = { ...options, ...patch, cookie };
  for (const key of SESSION_KEYS) if (isQuiet(key, next[key])) delete next[key];
  for (const key of COOKIE_KEYS) if (isQuiet(`cookie.${key}`, cookie[key])) delete cookie[key];
  return withByHand(next, (name) => !changed.includes(name));
}

const QUIET = new Map<string, unknown>([
  ['name', LIBRARY_DEFAULTS.name],
  ['rolling', LIBRARY_DEFAULTS.rolling],
  ['unset', LIBRARY_DEFAULTS.unset],
  ...(['httpOnly', 'secure', 'sameSite', 'path', 'partitioned'] as const).map(
    (key) => [`cookie.${key}`, LIBRARY_DEFAULTS.cookie[key]] as const,
  ),
]);

const isQuiet = (name: string, value: unknown): boolean =>
  value === undefined || (QUIET.has(name) && QUIET.get(name) === value);

/** The options without what was written by hand under that name. */
export const withoutWritten = (options: SessionOptions, name: string): SessionOptions =>
  withByHand(options, (other) => other !== name);

function withByHand(options: SessionOptions, keep: (name: string) => boolean): SessionOptions {
  const { byHand = {}, ...rest } = options;
  const kept = Object.entries(byHand).filter(([name]) => keep(name));
  return kept.length === 0 ? rest : { ...rest, byHand: Object.fromEntries(kept) };
}

/**
 * The options with one written by hand. A value that the option may have is set as the panel's own control sets it; any
 * other value, and any other name, goes to the library as it is.
 */
export function withWritten(options: SessionOptions, name: string, value: ByHandValue): SessionOptions {
  const patch = asPatch(name, value);
  if (patch !== null) return withPatch(options, patch);
  return { ...options, byHand: { ...options.byHand, [name]: value } };
}

/** Written by hand these are neither the date nor the function that the panel's own controls make of them. */
const NOT_PLAIN = ['genid', 'cookie.expires'];

function asPatch(name: string, value: ByHandValue): OptionsPatch | null {
  if (!isKnownOption(name) || NOT_PLAIN.includes(name)) return null;
  if (name.startsWith('cookie.')) {
    const cookie = CookieOptions.safeParse({ [name.slice('cookie.'.length)]: value });
    return cookie.success ? { cookie: cookie.data } : null;
  }
  const session = SessionOptions.safeParse({ secret: 'any', [name]: value });
  if (!session.success) return null;
  const { secret, cookie: _, byHand: __, ...rest } = session.data;
  return name === 'secret' ? { secret } : rest;
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
