/**
 * The two times that a record in a store has: `cookie.expires` in the session as it lies there, and when the store itself
 * will end it. Both as they were seen, with what moved them last. Pure.
 */
import { z } from 'zod';

const ClockFact = z.object({
  at: z.number().nullable().describe('Epoch ms by its own clock; null: no end.'),
  since: z.number().describe('When it was moved to that, epoch ms by the sandbox clock.'),
  op: z.enum(['set', 'touch']).describe('The store call that moved it.'),
  exchange: z.number().int().nullable(),
});
export type ClockFact = z.infer<typeof ClockFact>;

export const RecordClocks = z.object({ recorded: ClockFact, own: ClockFact });
export type RecordClocks = z.infer<typeof RecordClocks>;

/** What a store tells of a record right after it wrote it. */
export const StoreExpiry = z.object({
  sid: z.string().describe('Session id, unsigned.'),
  op: z.enum(['set', 'touch']).describe('After which call it was read.'),
  recorded: z.number().nullable().describe('cookie.expires in the record, epoch ms; null: none.'),
  own: z.number().nullable().describe('When the store will end it, epoch ms by its clock; null: never.'),
});
export type StoreExpiry = z.infer<typeof StoreExpiry>;

/** When and by what a record was written. */
type Written = Pick<ClockFact, 'since' | 'op' | 'exchange'>;

/** The clocks after one more reading. Each call starts the store's own anew; the record's counts as moved where it changed. */
export function moved(
  before: RecordClocks | undefined,
  { recorded, own }: Pick<StoreExpiry, 'recorded' | 'own'>,
  by: Written,
): RecordClocks {
  const stands = before !== undefined && before.recorded.at === recorded;
  return { recorded: stands ? before.recorded : { at: recorded, ...by }, own: { at: own, ...by } };
}

/** Milliseconds that session-file-store keeps a record without maxAge: its default, which the sandbox passes on. */
const FILE_TTL_MS = 3_600_000;

/** What the file of a record says of its end (session-file-store, isExpired()); null where it is no such file. */
export function fileClocks(text: string): Pick<StoreExpiry, 'recorded' | 'own'> | null {
  const parsed = FileText.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { cookie, __lastAccess } = parsed.data;
  const expires = Date.parse(cookie.expires ?? '');
  return {
    recorded: Number.isNaN(expires) ? null : expires,
    own: __lastAccess + (cookie.originalMaxAge || FILE_TTL_MS),
  };
}

const FileText = z.object({
  cookie: z.object({ originalMaxAge: z.number().nullish(), expires: z.string().nullish() }),
  __lastAccess: z.number(),
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
