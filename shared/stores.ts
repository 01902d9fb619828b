/**
 * The stores that a sandbox can have and the trouble that a person can give them, as schemas. What is true of each
 * store is in storeFacts.ts; how they are opened is the server's.
 */
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { commands } from './texts/en/commands.ts';
import { objecting, wordsOf } from './texts/speech.ts';

const refuse = objecting(wordsOf('commands', commands));

export const StoreKind = z.enum(
  ['memory', 'file', 'redis', 'postgres'],
  refuse((say) => say.store),
);
export type StoreKind = z.infer<typeof StoreKind>;

export const StoreTrouble = z.object({
  mode: z
    .enum(
      ['ok', 'slow', 'failing', 'down'],
      refuse((say) => say.trouble.mode),
    )
    .describe(
      'slow: every call waits first; failing: every call answers with an error; down: the store has emitted "disconnect", so express-session passes requests on without a session.',
    ),
  ms: z
    .number(refuse((say) => say.trouble.notANumber))
    .int(refuse((say) => say.trouble.fraction))
    .min(
      0,
      refuse((say) => say.trouble.negative),
    )
    .max(
      LIMITS.storeDelayMs,
      refuse((say) => say.trouble.tooLong(LIMITS.storeDelayMs)),
    )
    .describe('How long a call waits while the store is slow, ms.'),
});
export type StoreTrouble = z.infer<typeof StoreTrouble>;

/** A record as the store itself has it, read without express-session. */
export const StoredRecord = z.object({
  sid: z.string().describe('Session id, unsigned.'),
  data: z.string().describe('The session as JSON text.'),
  expires: z.number().nullable().describe('cookie.expires in that session, epoch ms; null: none.'),
});
export type StoredRecord = z.infer<typeof StoredRecord>;

export const StoreChange = z.object({
  store: StoreKind,
  reason: z
    .enum(['chosen', 'restarted', 'unavailable', 'restored'])
    .describe(
      'chosen: a person switched to it; restarted: it outlived a restart of the server; unavailable: the one before could not be opened again; restored: a snapshot was put into it.',
    ),
  records: z.array(StoredRecord).describe('What it really holds, read from it directly.'),
  total: z.number().int().describe('Records it holds; more than are listed where there are too many.'),
});

export const StoreFile = z.object({
  sid: z.string().describe('Session id, unsigned.'),
  path: z.string().describe('Where the file is on the server.'),
  text: z.string().describe('The file as it is on disk, cut where it is too long.'),
});

/** Whether a sandbox can have that store here, and if not, what to do about it. */
export const StoreOffer = z.object({
  kind: StoreKind,
  unavailable: z.string().nullable().describe('Why it can’t be had, e.g. "set REDIS_URL"; null: it can.'),
  opening: z.string().nullable().describe('What to expect while it opens, where that takes time.'),
});
export type StoreOffer = z.infer<typeof StoreOffer>;
