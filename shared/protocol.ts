/**
 * What crosses the socket between page and server, both directions. The trace flows in batches that the page
 * acknowledges; after any drop the page says how far it got and gets the rest, or a `gap` with a snapshot.
 */
import { z } from 'zod';
import { StoreOffer } from './stores.ts';
import { TraceEvent } from './trace.ts';
import { takesUnchanged } from './unchanged.ts';
import { WorldSnapshot } from './world.ts';

/** How far a viewer got. An epoch is one unbroken trace; a reset starts another. */
export const Cursor = z.object({ epoch: z.string().max(64), seq: z.number().int().min(0) });
export type Cursor = z.infer<typeof Cursor>;

/** socket.io's `auth`: which sandbox, and the proof that it may be seen. Absent: a new one is made. */
export const Credentials = z.object({ sandbox: z.string().max(64), token: z.string().max(128) });
export type Credentials = z.infer<typeof Credentials>;

export const Handshake = z.object({
  credentials: Credentials.nullable().default(null),
  cursor: Cursor.nullable().default(null),
  passing: z
    .boolean()
    .default(false)
    .describe('True: a new sandbox that is closed as soon as this connection ends. For comparisons.'),
  lessons: z
    .string()
    .max(64)
    .nullable()
    .optional()
    .describe('The version of the lessons that the page has, or null; left out: it wants none.'),
});
export type Handshake = z.infer<typeof Handshake>;

/** First message after connecting. */
export const Welcome = z.object({
  credentials: Credentials,
  fresh: z.boolean().describe('True where the sandbox asked for was gone, so that a new one was made.'),
  sources: z
    .record(z.string(), z.string())
    .describe("The demo app's source by file, with every variant; appVariants.ts says which ones run."),
  serverTime: z.number().describe('Real clock of the server, epoch ms.'),
  stores: z.array(StoreOffer).describe('The stores that a sandbox can have.'),
});
export type Welcome = z.infer<typeof Welcome>;

/** A run of the trace; `events` is the JSON text of TraceEvent[], serialised once, when it comes into the log. */
export const TraceBatch = z.object({
  epoch: z.string(),
  from: z.number().int().describe('seq of the first event.'),
  to: z.number().int().describe('seq of the last event.'),
  head: z.number().int().describe('seq of the newest event that there was when this was sent.'),
  events: z.string(),
});
export type TraceBatch = z.infer<typeof TraceBatch>;

/** Raw DEFLATE (RFC 1951) of a text's UTF-8; socket.io hands over an ArrayBuffer in a browser, a Buffer in Node. */
export const Packed = z.union([z.instanceof(ArrayBuffer), z.instanceof(Uint8Array)]);
export type Packed = z.infer<typeof Packed>;

/** A batch as it is sent: a long one's text is packed. */
export const SentBatch = TraceBatch.extend({ events: z.union([z.string(), Packed]) });
export type SentBatch = z.infer<typeof SentBatch>;

/** The batch that was sent: at once where it isn't packed. Rejects where `unpack` does. */
export function openedBatch(
  { events, ...rest }: SentBatch,
  unpack: (bytes: Packed) => Promise<string>,
): TraceBatch | Promise<TraceBatch> {
  if (typeof events === 'string') return { ...rest, events };
  return unpack(events).then((text) => ({ ...rest, events: text }));
}

/** The log no longer has what the viewer asked for: here is the world just before what it still has. */
export const TraceGap = z.object({
  epoch: z.string(),
  world: WorldSnapshot,
  reason: z.enum(['new-epoch', 'too-old', 'too-slow']),
});
export type TraceGap = z.infer<typeof TraceGap>;

const isEvent = takesUnchanged(TraceEvent);

/** The events of a batch, validated. Throws an error whose message names the first wrong field. */
export function readBatch({ events: text }: Pick<TraceBatch, 'events'>): TraceEvent[] {
  const events: unknown = JSON.parse(text);
  return z
    .array(z.unknown())
    .parse(events)
    .map((event, at) => (isEvent(event) ? event : parsed(event, at)));
}

function parsed(event: unknown, at: number): TraceEvent {
  const { data, error } = TraceEvent.safeParse(event);
  if (data !== undefined) return data;
  const issue = error.issues[0];
  const place = [at, ...(issue?.path ?? [])].join('.');
  throw new Error(`The trace has a malformed event at ${place}: ${issue?.message}`);
}

/** Names of the socket.io events. Acknowledgements: command → CommandResult, trace and gap → nothing. */
export const MESSAGES = {
  command: 'command',
  welcome: 'welcome',
  trace: 'trace',
  gap: 'gap',
  lessons: 'lessons',
  refused: 'refused',
} as const;
