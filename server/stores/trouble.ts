/**
 * Trouble on command: a store that is slow, answers every call with an error, or is down. What comes of it is what
 * express-session itself makes of it.
 */
import type session from 'express-session';
import type { StoreTrouble } from '#shared/stores.ts';
import { guardCalls } from './storeMethods.ts';

/** Lets the store suffer, at every call, from what `trouble()` says then. */
export function letSuffer(store: session.Store, trouble: () => StoreTrouble): void {
  guardCalls(
    store,
    (method, _sid, answer, proceed) => {
      const { mode, ms } = trouble();
      if (mode === 'slow') setTimeout(proceed, ms, answer);
      else setImmediate(answer, new Error(`The store ${WHAT[mode]} on command: ${method} was not done.`));
    },
    () => trouble().mode !== 'ok',
  );
}

const WHAT = { ok: 'works', failing: 'fails', down: 'is down' } as const;
