/** A session that was read out of a store, as the record that the trace tells. */
import type { StoredRecord } from '#shared/stores.ts';
import { expiresOf, jsonOf } from '../instrument/sessionText.ts';

export const recordOf = (sid: string, session: unknown): StoredRecord => ({
  sid,
  data: jsonOf(session) ?? '{}',
  expires: expiresOf(session),
});
