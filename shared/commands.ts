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
import { commands } from './texts/en/commands.ts';
import { objecting, wordsOf } from './texts/speech.ts';
import { TRANSPORTS } from './transport.ts';

const said = wordsOf('commands', commands);
const refuse = objecting(said);

const BrowserName = z
  .string(refuse((say) => say.browser.notText))
  .min(
    1,
    refuse((say) => say.browser.empty),
  )
  .max(
    24,
    refuse((say) => say.browser.tooLong(24)),
  )
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} _-]*$/u,
    refuse((say) => say.browser.wrongCharacter),
  );

const Path = z
  .string(refuse((say) => say.path.notText))
  .startsWith(
    '/',
    refuse((say) => say.path.noSlash),
  )
  .max(
    2048,
    refuse((say) => say.path.tooLong(2048)),
  )
  .refine(
    (path) => !/^\/[/\\]/.test(path),
    refuse((say) => say.path.anotherHost),
  )
  .regex(
    /^[\x21-\x7e]*$/,
    refuse((say) => say.path.wrongCharacter),
  );

const CookieName = z
  .string()
  .min(
    1,
    refuse((say) => say.cookieName.empty),
  )
  .max(256)
  .regex(
    /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,
    refuse((say) => say.cookieName.wrongCharacter),
  );

/** RFC 6265bis section 5.6: a browser ignores a cookie with control characters, or over 4096 bytes. */
const CookieValue = z
  .string(refuse((say) => say.cookieValue.notText))
  .max(
    LIMITS.cookieBytes,
    refuse((say) => say.cookieValue.tooLong(LIMITS.cookieBytes)),
  )
  .regex(
    /^[^;\p{Cc}]*$/u,
    refuse((say) => say.cookieValue.wrongCharacter),
  );

const LatencyMs = z
  .number(refuse((say) => say.latency.notANumber))
  .int(refuse((say) => say.latency.fraction))
  .min(
    0,
    refuse((say) => say.latency.negative),
  )
  .max(
    LIMITS.latencyMs,
    refuse((say) => say.latency.tooLong(LIMITS.latencyMs / 1000)),
  );

export const Command = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('visit'),
      browser: BrowserName,
      method: z
        .enum(
          ['GET', 'POST', 'HEAD'],
          refuse((say) => say.visit.method),
        )
        .default('GET'),
      path: Path,
      form: z
        .array(z.tuple([z.string().max(1024), z.string().max(LIMITS.bodyBytes)]))
        .max(
          100,
          refuse((say) => say.visit.form(100)),
        )
        .optional()
        .describe('Fields in order, as [name, value]; sent as application/x-www-form-urlencoded.'),
      crossSite: z
        .boolean()
        .optional()
        .describe('As if a link or form of another site led there: SameSite decides which cookies go along.'),
      transport: z
        .enum(
          TRANSPORTS,
          refuse((say) => say.visit.transport),
        )
        .optional()
        .describe('Left out: plain HTTP. proxy: HTTPS to a proxy, which hands it on over plain HTTP.'),
      wait: z
        .boolean(refuse((say) => say.visit.wait))
        .optional()
        .describe(
          'When it is answered. true: when it is over or held; false: when its request is at the server; left out: when it is over, or after a second.',
        ),
    }),
    z.strictObject({ type: z.literal('setOptions'), options: SessionOptions }),
    z.strictObject({ type: z.literal('setApp'), ...APP_CHANGE }),
    z.strictObject({
      type: z.literal('setTrustProxy'),
      on: z.boolean(refuse((say) => say.trustProxy)),
    }),
    z.strictObject({
      type: z.literal('advanceClock'),
      byMs: z
        .number(refuse((say) => say.clock.notANumber))
        .int(refuse((say) => say.clock.fraction))
        .min(
          1,
          refuse((say) => say.clock.backward),
        )
        .max(
          LIMITS.clockAheadMs,
          refuse((say) => say.clock.tooFar),
        ),
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
        .number(refuse((say) => say.release))
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
          .enum(
            TAMPERINGS,
            refuse((say) => say.cookieChange.unknown),
          )
          .optional()
          .describe('In the place of a value: what to do to a signed one.'),
      })
      .refine(
        ({ value, change }) => (value === undefined) !== (change === undefined),
        refuse((say) => say.cookieChange.notOne),
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
    error: (issue) => (issue.code === 'invalid_union' ? said().unknown : said().notAnObject),
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
  language: z
    .string()
    .optional()
    .describe('Of the message, as a BCP 47 tag, where it may be another than the page’s.'),
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
  return { refused: refusal(code, issue?.message ?? said().notAnObject, path) };
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
