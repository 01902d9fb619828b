/**
 * Commands: everything that a person, a test or a lesson can do to a sandbox, and the answer to one. The UI
 * has no other road to the server.
 */
import { z } from 'zod';
import { APP_CHANGE } from './appSchema.ts';
import { HoldStation } from './holds.ts';
import { LIMITS } from './limits.ts';
import { SessionOptions } from './options.ts';
import { refusal } from './refusal.ts';
import { SandboxState } from './sandboxState.ts';
import { NO_TROUBLE } from './storeFacts.ts';
import { StoreKind, StoreTrouble } from './stores.ts';
import { TAMPERINGS } from './tampering.ts';
import { TRANSPORTS } from './transport.ts';

const BrowserName = z
  .string({ error: 'A browser has a name.' })
  .min(1, 'A browser needs a name.')
  .max(24, 'A browser’s name has at most 24 characters.')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} _-]*$/u,
    'A browser’s name has letters, digits, spaces, "-" and "_" only.',
  );

const Path = z
  .string({ error: 'A path is text that begins with "/".' })
  .startsWith('/', 'A path begins with "/", for example /views.')
  .max(2048, 'A path has at most 2048 characters.')
  .refine(
    (path) => !path.startsWith('//'),
    'A path that begins with "//" is another host; begin with one "/".',
  )
  .regex(/^[\x21-\x7e]*$/, 'A path has no spaces or control characters; write a space as %20.');

const CookieName = z
  .string()
  .min(1, 'A cookie needs a name.')
  .max(256)
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, 'A cookie’s name must not contain spaces, ";", "=" or controls.');

/** RFC 6265bis section 5.6: a browser ignores a cookie with control characters, or over 4096 bytes. */
const CookieValue = z
  .string({ error: 'A cookie’s value is text.' })
  .max(
    LIMITS.cookieBytes,
    `A browser keeps at most ${LIMITS.cookieBytes} bytes of one cookie; this one is larger.`,
  )
  .regex(/^[^;\p{Cc}]*$/u, 'A cookie’s value must not contain ";" or control characters.');

const LatencyMs = z
  .number({ error: 'A delay is a number of milliseconds.' })
  .int('A delay is a whole number of milliseconds.')
  .min(0, 'A delay is 0 or more milliseconds.')
  .max(LIMITS.latencyMs, `A delay is at most ${LIMITS.latencyMs / 1000} s.`);

export const Command = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('visit'),
      browser: BrowserName,
      method: z.enum(['GET', 'POST', 'HEAD'], { error: 'The method is GET, POST or HEAD.' }).default('GET'),
      path: Path,
      form: z
        .array(z.tuple([z.string().max(1024), z.string().max(LIMITS.bodyBytes)]))
        .max(100, 'A form has at most 100 fields.')
        .optional()
        .describe('Fields in order, as [name, value]; sent as application/x-www-form-urlencoded.'),
      crossSite: z
        .boolean()
        .optional()
        .describe('As if a link or form of another site led there: SameSite decides which cookies go along.'),
      transport: z
        .enum(TRANSPORTS, { error: 'transport is http, https or proxy.' })
        .optional()
        .describe('Left out: plain HTTP. proxy: HTTPS to a proxy, which hands it on over plain HTTP.'),
      wait: z
        .boolean({ error: 'wait is true or false.' })
        .optional()
        .describe(
          'When it is answered. true: when it is over or held; false: when its request is at the server; left out: when it is over, or after a second.',
        ),
    }),
    z.strictObject({ type: z.literal('setOptions'), options: SessionOptions }),
    z.strictObject({ type: z.literal('setApp'), ...APP_CHANGE }),
    z.strictObject({
      type: z.literal('setTrustProxy'),
      on: z.boolean({ error: 'trust proxy is on or off: true or false.' }),
    }),
    z.strictObject({
      type: z.literal('advanceClock'),
      byMs: z
        .number({ error: 'The clock moves by a number of milliseconds.' })
        .int('The clock moves by whole milliseconds.')
        .min(1, 'The clock only moves forward.')
        .max(LIMITS.clockAheadMs, 'The clock moves at most 100 years at once.'),
    }),
    z.strictObject({ type: z.literal('restartServer') }),
    z.strictObject({
      type: z.literal('setStore'),
      store: StoreKind.describe('Sessions of the store before are not in it.'),
    }),
    z.strictObject({
      type: z.literal('setStoreTrouble'),
      mode: StoreTrouble.shape.mode,
      ms: StoreTrouble.shape.ms.default(NO_TROUBLE.ms),
    }),
    z.strictObject({
      type: z.literal('setHold'),
      station: HoldStation,
      browser: BrowserName.nullable().default(null).describe('Whose requests wait there; null: everybody’s.'),
    }),
    z.strictObject({
      type: z.literal('clearHold'),
      station: HoldStation.nullable().default(null).describe('null: every hold. What waits goes on waiting.'),
    }),
    z.strictObject({
      type: z.literal('release'),
      exchange: z
        .number({ error: 'An exchange is released by its number.' })
        .int()
        .positive()
        .nullable()
        .default(null)
        .describe('null: all that wait.'),
    }),
    z.strictObject({ type: z.literal('setLatency'), handlerMs: LatencyMs, storeMs: LatencyMs }),
    z.strictObject({ type: z.literal('clearCookies'), browser: BrowserName, name: CookieName.optional() }),
    z
      .strictObject({
        type: z.literal('editCookie'),
        browser: BrowserName,
        name: CookieName,
        value: CookieValue.optional(),
        change: z
          .enum(TAMPERINGS, { error: 'change is signature, id or unsigned.' })
          .optional()
          .describe('In the place of a value: what to do to a signed one.'),
      })
      .refine(
        ({ value, change }) => (value === undefined) !== (change === undefined),
        'editCookie takes either a value or a change (signature, id or unsigned).',
      ),
    z.strictObject({
      type: z.literal('copyCookie'),
      name: CookieName,
      from: BrowserName,
      to: BrowserName.describe('Gets the cookie with everything that belongs to it.'),
    }),
    z.strictObject({
      type: z.literal('readDocumentCookie'),
      browser: BrowserName.describe('A script of the page that it shows reads document.cookie.'),
    }),
    z.strictObject({
      type: z.literal('closeBrowser'),
      browser: BrowserName.describe('Its window is closed and opened again: cookies without an expiry end.'),
    }),
    z.strictObject({ type: z.literal('settle') }),
    z.strictObject({ type: z.literal('addBrowser'), browser: BrowserName }),
    z.strictObject({ type: z.literal('removeBrowser'), browser: BrowserName }),
    z.strictObject({
      type: z.literal('restore'),
      state: SandboxState,
      at: z
        .number()
        .int()
        .positive()
        .nullable()
        .default(null)
        .describe('The event after which the sandbox stood so; null: from a snapshot file.'),
    }),
    z.strictObject({ type: z.literal('reset') }),
  ],
  {
    error: (issue) =>
      issue.code === 'invalid_union' ? 'There is no such command.' : 'A command is an object with a type.',
  },
);
export type Command = z.infer<typeof Command>;
/** A command as somebody writes it, before defaults are filled in. */
export type CommandInput = z.input<typeof Command>;

export const ErrorCode = z.enum([
  'bad-command',
  'bad-options',
  'no-such-browser',
  'browser-exists',
  'no-such-cookie',
  'no-page',
  'not-held',
  'store-unavailable',
  'limit',
  'too-fast',
  'not-running',
  'not-now',
  'offline',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const CommandError = z.object({
  code: ErrorCode,
  message: z.string().describe('One sentence for the person who sent it: what is wrong and what to do next.'),
  path: z
    .array(z.union([z.string(), z.number()]))
    .describe('Where in the command it is, e.g. options, cookie, maxAge.'),
});
export type CommandError = z.infer<typeof CommandError>;

export const CommandResult = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), seq: z.number().int().describe('The trace reaches at least this far.') }),
  z.object({ ok: z.literal(false), error: CommandError }),
]);
export type CommandResult = z.infer<typeof CommandResult>;

/** Validates what came over the socket; a bad command becomes a refusal that names the place. */
export function parseCommand(input: unknown): { command: Command } | { refused: CommandResult } {
  const parsed = Command.safeParse(input);
  if (parsed.success) return { command: parsed.data };
  const issue = deepest(parsed.error.issues);
  const path = (issue?.path ?? []).map((key) => (typeof key === 'symbol' ? String(key) : key));
  const code = path[0] === 'options' ? 'bad-options' : 'bad-command';
  return { refused: refusal(code, issue?.message ?? 'A command is an object with a type.', path) };
}

type Issue = z.core.$ZodIssue;

/** A union reports one list of issues a member: the member that got furthest has the sentence worth reading. */
function deepest(issues: readonly Issue[]): Issue | undefined {
  const issue = issues[0];
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const inner = issue.errors
    .flatMap((errors) => errors.slice(0, 1))
    .filter((candidate) => candidate.path.length > 0 || candidate.code === 'too_small')
    .map((candidate) => ({ ...candidate, path: [...issue.path, ...candidate.path] }));
  return inner[0] ?? issue;
}
