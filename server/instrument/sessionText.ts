/**
 * Sessions as text, taken once and compared as text: what the store gets, what express-session hashes, and
 * when it ends. A session that can't be written as JSON is null here; the library itself throws on it.
 */
import { createPatch } from 'rfc6902';
import type { PatchOperation } from '#shared/trace.ts';

/** Above this many characters a patch names whole keys: comparing lists costs the product of their lengths. */
const FINE_PATCH_CHARS = 2000;

/** JSON text as a store would write it, or null. */
export function jsonOf(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    return null;
  }
}

/** The text that express-session hashes to see a change: the session without its cookie (its hash()). */
export function contentsOf(session: unknown): string | null {
  if (typeof session !== 'object' || session === null) return jsonOf(session);
  try {
    if ('toJSON' in session) return JSON.stringify(session, withoutCookieOf(session)) ?? null;
    if (!('cookie' in session)) return JSON.stringify(session);
    const { cookie: _, ...contents } = session;
    return JSON.stringify(contents);
  } catch {
    return null;
  }
}

/** The library's own replacer, for the rare session that says itself how it becomes JSON. */
function withoutCookieOf(session: object) {
  return function (this: unknown, key: string, value: unknown): unknown {
    return this === session && key === 'cookie' ? undefined : value;
  };
}

/** When something ends, as it was found: epoch ms, or a date's text, which takes its time to read; null: not said. */
export type Expiry = number | string | null;

/** cookie.expires of a session as the store has it. */
export function expiryIn(session: unknown): Expiry {
  if (typeof session !== 'object' || session === null || !('cookie' in session)) return null;
  const { cookie } = session;
  if (typeof cookie !== 'object' || cookie === null || !('expires' in cookie)) return null;
  const { expires } = cookie;
  if (typeof expires === 'string') return expires;
  return expires instanceof Date ? expires.getTime() : null;
}

/** The same as epoch ms; null where there is none. */
export function timeOf(expiry: Expiry): number | null {
  const time = typeof expiry === 'string' ? Date.parse(expiry) : expiry;
  return time === null || Number.isNaN(time) ? null : time;
}

/** When a session as the store has it ends, epoch ms; null where it doesn't. */
export const expiresOf = (session: unknown): number | null => timeOf(expiryIn(session));

/** What turns one text of contentsOf() into another, as JSON Patch (RFC 6902). */
export function patchBetween(before: string, after: string): PatchOperation[] {
  const from: unknown = JSON.parse(before);
  const to: unknown = JSON.parse(after);
  if (before.length + after.length <= FINE_PATCH_CHARS || !isRecord(from) || !isRecord(to))
    return createPatch(from, to);
  const patch: PatchOperation[] = [];
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const path = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Object.hasOwn(to, key)) patch.push({ op: 'remove', path });
    else if (!Object.hasOwn(from, key)) patch.push({ op: 'add', path, value: to[key] });
    else if (JSON.stringify(from[key]) !== JSON.stringify(to[key]))
      patch.push({ op: 'replace', path, value: to[key] });
  }
  return patch;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
