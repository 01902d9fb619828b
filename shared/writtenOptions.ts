/**
 * The options of a sandbox as one writes them: which keys stand in `session({…})` and in its `cookie`, in order, each
 * with its value. The code on screen and what the real library gets are both made of this, so they can't differ.
 * Free of schemas.
 */
import type { ByHand } from './byHand.ts';
import type { CookieFunction } from './cookieFunctions.ts';
import { type Genid, isGenid } from './genids.ts';
import type { SessionOptions } from './options.ts';

/** A value that is written down: JSON, a date in epoch ms, or one of the functions that make ids. */
export type Written =
  | { kind: 'plain'; value: unknown }
  | { kind: 'date'; ms: number }
  | { kind: 'genid'; genid: Genid };

export interface WrittenOptions {
  session: [key: string, value: Written][];
  cookie: [key: string, value: Written][];
  /** The function that gives the cookie's options; null where they are an object. */
  cookieFor: CookieFunction | null;
}

/** What is written by hand takes the place of what the rest says under that name, or comes last. */
export function writtenOptions({
  cookie = {},
  cookieFor = undefined,
  byHand = {},
  ...session
}: SessionOptions): WrittenOptions {
  const mine = split(byHand);
  return {
    session: written({ ...session }, mine.session),
    cookie: written({ ...cookie }, mine.cookie),
    cookieFor: cookieFor ?? null,
  };
}

function written(said: Readonly<Record<string, unknown>>, byHand: ByHand): [string, Written][] {
  return Object.entries({ ...said, ...byHand })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [
      key,
      Object.hasOwn(byHand, key) ? { kind: 'plain', value } : asWritten(key, value),
    ]);
}

function asWritten(key: string, value: unknown): Written {
  if (key === 'expires' && typeof value === 'number') return { kind: 'date', ms: value };
  if (key === 'genid' && isGenid(value)) return { kind: 'genid', genid: value };
  return { kind: 'plain', value };
}

/** Dotted names apart: those of the cookie without their prefix. */
function split(byHand: ByHand): { session: ByHand; cookie: ByHand } {
  const entries = Object.entries(byHand);
  const ofCookie = ([name]: readonly [string, unknown]) => name.startsWith('cookie.');
  return {
    session: Object.fromEntries(entries.filter((entry) => !ofCookie(entry))),
    cookie: Object.fromEntries(
      entries.filter(ofCookie).map(([name, value]) => [name.slice('cookie.'.length), value]),
    ),
  };
}
