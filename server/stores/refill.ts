/**
 * Puts other records into a store, past whoever listens to it or stands in its way: by the methods of its class, as
 * a restore isn't anything that express-session did.
 */
import session from 'express-session';
import type { StoredRecord } from '#shared/stores.ts';
import type { OpenStore } from './openStore.ts';

/** Replaces all that the store holds. Rejects where the store fails; by then it holds all that it takes. */
export async function refill(opened: OpenStore, records: readonly StoredRecord[]): Promise<void> {
  const { store } = opened;
  const wanted = new Set(records.map(({ sid }) => sid));
  const before = await opened.records();
  await Promise.all(
    before.filter(({ sid }) => !wanted.has(sid)).map(({ sid }) => call(store, 'destroy', [sid])),
  );
  // A MemoryStore writes whatever it gets as JSON; with cookies made for a thousand sessions one would have to wait.
  const made = opened.kind === 'memory' ? JSON.parse : sessionOf;
  const told = await Promise.allSettled(
    records.map(({ sid, data }) => call(store, 'set', [sid, made(data)])),
  );
  for (const each of told) if (each.status === 'rejected') throw each.reason;
}

function call(store: session.Store, method: 'set' | 'destroy', args: readonly unknown[]): Promise<void> {
  const prototype: unknown = Object.getPrototypeOf(store);
  const original: unknown =
    typeof prototype === 'object' && prototype !== null ? Reflect.get(prototype, method) : undefined;
  if (typeof original !== 'function') throw new Error(`The store has no ${method}().`);
  return new Promise((resolve, reject) => {
    const told = (error?: unknown) => (error ? reject(error) : resolve());
    Reflect.apply(original, store, [...args, told]);
  });
}

/** The session as the library hands it to a store: its cookie is a Cookie, which some stores ask for its maxAge. */
function sessionOf(data: string): object {
  const parsed: unknown = JSON.parse(data);
  if (typeof parsed !== 'object' || parsed === null || !('cookie' in parsed)) return {};
  const cookie = new session.Cookie();
  const { expires, originalMaxAge, ...rest } = {
    expires: null,
    originalMaxAge: null,
    ...record(parsed.cookie),
  };
  Object.assign(cookie, rest, { expires: typeof expires === 'string' ? new Date(expires) : null });
  Object.assign(cookie, { originalMaxAge });
  return { ...parsed, cookie };
}

const record = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
