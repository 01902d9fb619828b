/**
 * Trace events, version 1: the one language in which a sandbox tells what happened. A trace is the ordered
 * list of these; `seq` is gapless from 1 within an epoch. Facts only; reasons are in decisions.ts.
 */
import { z } from 'zod';
import { AppOrTutorial, AppVariants } from './appSchema.ts';
import { HOLD_REACHED, HOLD_RELEASED, Hold, Latency } from './holds.ts';
import { BROWSER_CLOSED, BROWSER_COOKIE, BROWSER_SCRIPT, BrowserName, JarCookie } from './jarFacts.ts';
import { SessionOptions } from './options.ts';
import { StoreExpiry } from './recordClocks.ts';
import { StoreChange, StoreFile, StoreKind, StoreTrouble } from './stores.ts';
import { TRANSPORTS } from './transport.ts';

export { BrowserName, CookieAction, CookieRuleCode, JarCookie } from './jarFacts.ts';

const Sid = z.string().describe('Session id, unsigned.');
const NullableSid = Sid.nullable().describe('Session id, or null where there is none.');
const SessionJson = z
  .string()
  .describe('The session as JSON text, as the store gets it; the cookie is its `cookie` key.');

/** Header lines in wire order, as [name, value] with the sender's own capitals. */
export const Headers = z.array(z.tuple([z.string(), z.string()])).describe('Header lines in wire order.');
export type Headers = z.infer<typeof Headers>;

export const CookieVerdict = z
  .enum(['absent', 'valid', 'bad-signature', 'unsigned'])
  .describe(
    'absent: no such cookie; unsigned: it does not start with "s:"; bad-signature: no secret matches.',
  );
export type CookieVerdict = z.infer<typeof CookieVerdict>;

export const Caller = z
  .enum(['middleware', 'handler', 'store', 'outside'])
  .describe(
    'Who called the store: express-session itself, the route handler, the store inside another of its calls, or code outside any request.',
  );
export type Caller = z.infer<typeof Caller>;

export const StoreOutcome = z
  .enum(['ok', 'missing', 'expired', 'error'])
  .describe('missing: the store knows no such id; expired: it knew it, and its time was up.');
export type StoreOutcome = z.infer<typeof StoreOutcome>;

export const GenerateReason = z
  .enum(['no-cookie', 'bad-signature', 'unsigned', 'not-in-store', 'expired', 'store-error', 'regenerated'])
  .describe('Why express-session made a new session.');
export type GenerateReason = z.infer<typeof GenerateReason>;

export const SkipReason = z
  .enum(['path-mismatch', 'store-disconnected', 'session-exists', 'error'])
  .describe('Why express-session let the request pass without a session.');
export type SkipReason = z.infer<typeof SkipReason>;

export const Question = z.enum(['destroy', 'save', 'touch', 'set-cookie']);
export type Question = z.infer<typeof Question>;

export const Station = z
  .enum(['read-cookie', 'verify-signature', 'load-session', 'handler', 'save', 'set-cookie', 'respond'])
  .describe('A place of the request lifecycle.');
export type Station = z.infer<typeof Station>;

export const Condition = z.object({
  name: z.string().describe('The name as in the source of express-session.'),
  value: z.boolean(),
});
export type Condition = z.infer<typeof Condition>;

/** Parsed attributes of a Set-Cookie header (RFC 6265bis section 5.6); absent ones are left out. */
export const CookieAttributes = z.object({
  expires: z.number().nullable().optional().describe('Expires as epoch ms; null where it is no date.'),
  maxAge: z.number().optional().describe('Max-Age in seconds.'),
  domain: z.string().optional(),
  path: z.string().optional(),
  secure: z.boolean().optional(),
  httpOnly: z.boolean().optional(),
  sameSite: z.string().optional(),
  partitioned: z.boolean().optional(),
  priority: z.string().optional(),
});
export type CookieAttributes = z.infer<typeof CookieAttributes>;

export const PatchOperation = z
  .object({ op: z.string(), path: z.string(), value: z.unknown().optional(), from: z.string().optional() })
  .describe('One operation of a JSON Patch (RFC 6902).');
export type PatchOperation = z.infer<typeof PatchOperation>;

export const FindingId = z
  .enum([
    'orphan-session',
    'lost-update',
    'redirect-before-save',
    'id-kept-over-login',
    'shared-session',
    'double-save',
    'cookie-after-destroy',
    'memory-store',
    'cookie-too-large',
    'clock-skew',
  ])
  .describe('What was found; findingTexts.ts says what it means and what to do.');
export type FindingId = z.infer<typeof FindingId>;

export const Severity = z.enum(['info', 'warning', 'danger']);
export type Severity = z.infer<typeof Severity>;

const base = {
  seq: z.number().int().positive().describe('Gapless from 1 within an epoch.'),
  t: z.number().describe('Sandbox clock, epoch ms.'),
  mono: z.number().describe('Monotonic clock, µs since the sandbox worker started.'),
  exchange: z.number().int().positive().nullable().describe('The exchange it belongs to, or null.'),
};

const TlsPort = z.number().int().optional().describe('The same server answers here over TLS.');

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ ...base, type: z.literal(type), ...shape });

const storeCall = {
  call: z.number().int().describe('Number of the store call; the same in store.called.'),
  sid: NullableSid,
  caller: Caller,
  outcome: StoreOutcome,
  data: SessionJson.nullable().describe('What was read or written; null where nothing was.'),
  expires: z.number().nullable().describe('cookie.expires in that session, epoch ms; null: none.'),
  durationMs: z.number(),
  error: z.string().nullable(),
};

export const TraceEvent = z.discriminatedUnion('type', [
  event('sandbox.started', {
    version: z.literal(1),
    port: z.number().int().describe("The sandbox's own server listens here."),
    tlsPort: TlsPort,
    store: StoreKind,
    options: SessionOptions,
    clockOffsetMs: z.number().describe('How far the sandbox clock is ahead of the real one.'),
    browsers: z.array(BrowserName),
    reason: z.enum(['new', 'reset']),
  }),
  event('browser.added', { browser: BrowserName }),
  event('browser.removed', { browser: BrowserName }),
  event('browser.requested', {
    browser: BrowserName,
    visit: z.number().int().describe('One press of a person; a redirect keeps its number.'),
    method: z.string(),
    url: z.string(),
    body: z.string().nullable().describe('The form as sent.'),
    redirectOf: z.number().int().nullable().describe('The exchange whose response redirected here.'),
    crossSite: z.boolean().optional().describe('True where a link or form of another site led here.'),
    transport: z.enum(TRANSPORTS).optional().describe('How it travels; left out: over plain HTTP.'),
  }),
  event('browser.page', {
    browser: BrowserName,
    visit: z.number().int(),
    url: z.string(),
    status: z.number().int(),
    contentType: z.string(),
    body: z.string(),
    truncated: z.boolean(),
  }),
  event('browser.failed', {
    browser: BrowserName,
    visit: z.number().int(),
    url: z.string(),
    message: z.string(),
  }),
  event('browser.cookie', BROWSER_COOKIE),
  event('browser.closed', BROWSER_CLOSED),
  event('browser.script', BROWSER_SCRIPT),
  event('request.started', {
    browser: BrowserName.nullable().describe('null: outside, a real tab or another program.'),
    visit: z.number().int().nullable(),
    method: z.string(),
    path: z.string().describe('Path and query as sent.'),
    headers: Headers,
    cookies: z.array(z.object({ name: z.string(), value: z.string() })),
    tls: z.literal(true).optional().describe('It came over TLS; left out: over plain HTTP.'),
  }),
  event('session.skipped', { reason: SkipReason, message: z.string().nullable() }),
  event('cookie.read', {
    name: z.string(),
    raw: z.string().nullable().describe('The cookie value as sent, still URL-encoded.'),
    verdict: CookieVerdict,
    sid: NullableSid,
    secret: z.number().int().nullable().describe('Index of the secret that matched.'),
  }),
  event('store.called', {
    call: z.number().int(),
    method: z.string(),
    sid: NullableSid,
    caller: Caller,
  }),
  event('store.get', storeCall),
  event('store.set', storeCall),
  event('store.touch', storeCall),
  event('store.destroy', storeCall),
  event('store.other', { ...storeCall, method: z.string().describe('all, length, clear, …') }),
  event('session.generated', { sid: Sid, reason: GenerateReason, previous: NullableSid }),
  event('session.loaded', { sid: Sid, data: SessionJson }),
  event('session.changed', {
    sid: NullableSid,
    patch: z.array(PatchOperation).describe('What the handler changed, without the cookie.'),
    data: SessionJson.nullable().describe('After the handler; null where the session is gone.'),
  }),
  event('session.failed', {
    message: z.string().describe('The error that express-session passed to next().'),
  }),
  event('decision', {
    question: Question,
    answer: z.boolean().describe('What express-session did.'),
    sid: NullableSid,
    conditions: z
      .array(Condition)
      .describe('In the order the library evaluates them; those not asked are left out.'),
    facts: z
      .number()
      .int()
      .optional()
      .describe('All that the answer could hang on, asked or not, a bit each (decisionKey.ts).'),
  }),
  event('cookie.set', {
    raw: z.string().describe('The whole value of the Set-Cookie header.'),
    name: z.string(),
    sid: NullableSid,
    attributes: CookieAttributes,
    by: z.enum(['express-session', 'app']),
  }),
  event('response.started', {
    status: z.number().int(),
    headers: Headers,
  }),
  event('response.sent', {
    status: z.number().int().nullable().describe('null: the socket closed before a status line was sent.'),
    bytes: z.number().int().describe('Bytes of the body.'),
    durationMs: z.number(),
    outcome: z.enum(['finished', 'aborted']).describe('aborted: the socket closed before the last byte.'),
  }),
  event('holds.changed', { holds: z.array(Hold).describe('All that are set now.') }),
  event('latency.changed', { latency: Latency }),
  event('hold.reached', HOLD_REACHED),
  event('hold.released', HOLD_RELEASED),
  event('options.changed', { options: SessionOptions, changed: z.array(z.string()) }),
  event('app.changed', { app: AppVariants, changed: z.array(z.string()).describe('Which choices.') }),
  event('trust-proxy.changed', { on: z.boolean().describe('Express’s own setting “trust proxy”.') }),
  event('store.changed', StoreChange.shape),
  event('store.file', StoreFile.shape),
  event('store.expiry', StoreExpiry.shape),
  event('store.trouble', StoreTrouble.shape),
  event('clock.advanced', { byMs: z.number(), offsetMs: z.number() }),
  event('server.restarted', {
    port: z.number().int(),
    tlsPort: TlsPort,
    lost: z.number().int().describe('Sessions forgotten.'),
    after: z.enum(['command', 'crash']).describe('Whether a person asked for it.'),
  }),
  event('server.crashed', {
    reason: z.enum(['crashed', 'hung', 'out-of-memory']),
    message: z.string(),
    givenUp: z.boolean().describe('True where it will not be replaced until somebody resets the sandbox.'),
  }),
  event('sandbox.restored', {
    at: z
      .number()
      .int()
      .nullable()
      .describe('The event after which it stood so; null: from a snapshot file.'),
    port: z.number().int(),
    tlsPort: TlsPort,
    trustProxy: z.boolean().optional(),
    app: AppOrTutorial,
    options: SessionOptions,
    clockOffsetMs: z.number(),
    browsers: z.array(z.object({ name: BrowserName, cookies: z.array(JarCookie) })),
  }),
  event('warning', {
    source: z.enum(['express-session', 'node', 'sessionscope']),
    text: z.string(),
  }),
  event('finding', {
    id: FindingId,
    severity: Severity,
    proof: z.array(z.number().int()).describe('seq of the events that prove it.'),
  }),
]);
export type TraceEvent = z.infer<typeof TraceEvent>;
export type TraceEventType = TraceEvent['type'];
export type TraceEventOf<T extends TraceEventType> = Extract<TraceEvent, { type: T }>;

type Unstamped<E> = E extends TraceEvent ? Omit<E, 'seq' | 't' | 'mono'> : never;
/** A trace event before its recorder gave it a place in the log: without seq, t and mono. */
export type TraceFact = Unstamped<TraceEvent>;
/** Takes one fact as it happens; must be quick and must not throw. */
export type TraceSink = (fact: TraceFact) => void;
