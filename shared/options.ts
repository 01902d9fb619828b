/**
 * The options of express-session as a sandbox takes them: one schema for validation, help texts and the code
 * shown on screen. Its descriptions follow express-session's README, heading "Options".
 */
import { z } from 'zod';

/** A longer maxAge than this makes a date that JavaScript can't hold (ECMA-262, "Time Values"). */
const MAX_AGE_LIMIT = 100 * 365 * 24 * 60 * 60 * 1000;

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const SECRET_MISSING = 'secret is text, or a list of at least one text: the first signs, all verify.';

const Secret = z
  .string({ error: 'A secret is text.' })
  .min(1, 'A secret needs at least one character.')
  .max(256, 'A secret has at most 256 characters here.');

export const CookieOptions = z
  .strictObject(
    {
      maxAge: z
        .number({
          error: (issue) =>
            typeof issue.input === 'number'
              ? 'maxAge must be a number of milliseconds that is not NaN or infinite, for example 60000.'
              : 'maxAge must be a number of milliseconds, for example 60000, or null for a session cookie.',
        })
        .min(
          0,
          'maxAge must be 0 or more milliseconds: a negative one makes a cookie that is already expired.',
        )
        .max(
          MAX_AGE_LIMIT,
          'maxAge must be at most 100 years (3153600000000 ms): no date is later than that here.',
        )
        .nullable()
        .describe('How long the cookie lives, in milliseconds. None: until the browser closes.'),
      httpOnly: z.boolean({ error: 'httpOnly is true or false.' }).describe('Hide it from page scripts.'),
      secure: z
        .union([z.boolean(), z.literal('auto')], { error: 'secure is true, false or "auto".' })
        .describe('Send it over HTTPS only.'),
      sameSite: z
        .union([z.boolean(), z.enum(['lax', 'strict', 'none', 'auto'])], {
          error: 'sameSite is true, false, "lax", "strict", "none" or "auto".',
        })
        .describe('Requests from other sites.'),
      path: z
        .string({ error: 'path is text that begins with "/".' })
        .startsWith('/', 'path must begin with "/".')
        .max(256, 'path has at most 256 characters here.')
        .regex(/^[\x20-\x3a\x3c-\x7e]*$/, 'path must not contain ";" or control characters.')
        .describe('Paths that it is sent to.'),
    },
    {
      error: (issue) =>
        unknownKey(issue, 'cookie option') ?? 'cookie is an object, for example { maxAge: 60000 }.',
    },
  )
  .partial();
export type CookieOptions = z.infer<typeof CookieOptions>;

export const SessionOptions = z
  .strictObject(
    {
      secret: z
        .union(
          [Secret, z.array(Secret).min(1, 'secret needs at least one entry: the first one signs.').max(8)],
          {
            error: SECRET_MISSING,
          },
        )
        .describe('Signs the session id. In a list, the first signs and all verify.'),
      name: z
        .string({ error: 'name is text.' })
        .min(1, 'name needs at least one character.')
        .max(64, 'name has at most 64 characters here.')
        .regex(TOKEN, "name may have letters, digits and !#$%&'*+-.^_`|~ only (RFC 6265 section 4.1.1).")
        .describe('What the cookie is called.'),
      resave: z.boolean({ error: 'resave is true or false.' }).describe('Save even when nothing changed.'),
      saveUninitialized: z
        .boolean({ error: 'saveUninitialized is true or false.' })
        .describe('Keep new, empty sessions.'),
      rolling: z
        .boolean({ error: 'rolling is true or false.' })
        .describe('Renew the cookie on every response.'),
      unset: z
        .enum(['keep', 'destroy'], { error: 'unset must be "keep" or "destroy".' })
        .describe('After req.session = null.'),
      proxy: z
        .boolean({ error: 'proxy is true or false.' })
        .describe('Trust X-Forwarded-Proto from a proxy in front.'),
      cookie: CookieOptions,
    },
    { error: (issue) => unknownKey(issue, 'option') ?? 'The options are an object with at least a secret.' },
  )
  .partial({
    name: true,
    resave: true,
    saveUninitialized: true,
    rolling: true,
    unset: true,
    proxy: true,
    cookie: true,
  });
export type SessionOptions = z.infer<typeof SessionOptions>;

function unknownKey(issue: { code?: string | undefined; keys?: unknown }, what: string): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const keys = Array.isArray(issue.keys) ? issue.keys.join(', ') : 'that';
  return `There is no ${what} called ${keys}. Check the spelling; express-session would ignore it silently.`;
}

/** What the classic Express sessions tutorial passes to express-session. */
export const TUTORIAL_OPTIONS: SessionOptions = {
  secret: 'thisismysecrctekeyfhrgfgrfrty84fwir767',
  saveUninitialized: true,
  resave: false,
  cookie: { maxAge: 24 * 60 * 60 * 1000 },
};

/** What express-session does where an option is left out (its README, "Options"). */
export const LIBRARY_DEFAULTS = {
  name: 'connect.sid',
  resave: true,
  saveUninitialized: true,
  rolling: false,
  unset: 'keep',
  proxy: false,
  cookie: { maxAge: null, httpOnly: true, secure: false, sameSite: false, path: '/' },
} as const;

/** Options with every default filled in, as the library behaves. */
export function inForce(options: SessionOptions) {
  const { cookie, ...rest } = options;
  return { ...LIBRARY_DEFAULTS, ...rest, cookie: { ...LIBRARY_DEFAULTS.cookie, ...cookie } };
}
export type OptionsInForce = ReturnType<typeof inForce>;

/** One line of the generated code, with the option that it shows, if it shows one. */
export interface CodeLine {
  text: string;
  option: string | null;
}

/** The options as the code that a learner would write, a line an option. */
export function toCodeLines(options: SessionOptions): CodeLine[] {
  const { cookie, ...rest } = options;
  const lines: CodeLine[] = [{ text: 'app.use(session({', option: null }];
  for (const [key, value] of Object.entries(rest))
    lines.push({ text: `  ${key}: ${literal(value)},`, option: key });
  const entries = Object.entries(cookie ?? {});
  if (entries.length > 0) {
    lines.push({ text: '  cookie: {', option: null });
    for (const [key, value] of entries)
      lines.push({ text: `    ${key}: ${literal(value)},`, option: `cookie.${key}` });
    lines.push({ text: '  },', option: null });
  }
  lines.push({ text: '}));', option: null });
  return lines;
}

/** The options as code: `app.use(session({ … }));`. */
export function toCode(options: SessionOptions): string {
  return toCodeLines(options)
    .map((line) => line.text)
    .join('\n');
}

function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return String(value);
}

/** A JavaScript string literal in single quotes; JSON's escapes are valid JavaScript (ECMA-262). */
function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
