/** The options of a sandbox as the real library gets them: what the code on screen says, as values. */
import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import session from 'express-session';
import { COOKIE_CHOICES, type CookieFunction } from '#shared/cookieFunctions.ts';
import type { SessionOptions } from '#shared/options.ts';
import { type Written, writtenOptions } from '#shared/writtenOptions.ts';
import { makeGenid } from './genids.ts';

/**
 * Passes on whatever was written by hand as well: it is for the library to say what it thinks of it. Throws what its
 * Cookie and its signature would throw at the first request, where it would end the process or be lost.
 */
export function libraryOptions(options: SessionOptions): session.SessionOptions {
  const written = writtenOptions(options);
  const fixed = valuesOf(written.cookie);
  const { cookieFor } = written;
  const cookie =
    cookieFor !== null
      ? { cookie: cookieFunction(cookieFor, fixed) }
      : written.cookie.length > 0
        ? { cookie: fixed }
        : {};
  // Assigned, since the published types know neither sameSite: 'auto' nor what nobody should write.
  const given = Object.assign<session.SessionOptions, object, object>(
    { secret: options.secret },
    valuesOf(written.session),
    cookie,
  );
  const { secret } = given;
  tryOut(fixed, secret);
  if (cookieFor !== null) tryOut({ ...fixed, ...COOKIE_CHOICES[cookieFor].more }, secret);
  return given;
}

/** Runs what the code shows. */
function cookieFunction(name: CookieFunction, fixed: Record<string, unknown>) {
  const { method, path, more } = COOKIE_CHOICES[name];
  return (req: Request) => ({ ...fixed, ...(req.method === method && req.path === path && more) });
}

/** Makes a cookie, moves its expiry on as Session.touch() does, and signs with each secret. */
function tryOut(cookie: Record<string, unknown>, secret: session.SessionOptions['secret']): void {
  const made: session.Cookie = Reflect.construct(session.Cookie, [cookie]);
  Reflect.set(made, 'maxAge', made.originalMaxAge);
  // No secret at all is a case of its own: the library warns, and each request fails.
  for (const key of secret ? [secret].flat() : []) createHmac('sha256', key);
}

const valuesOf = (written: [string, Written][]): Record<string, unknown> =>
  Object.fromEntries(written.map(([key, value]) => [key, asValue(value)]));

function asValue(written: Written): unknown {
  switch (written.kind) {
    case 'genid':
      return makeGenid(written.genid);
    case 'date':
      return new Date(written.ms);
    case 'plain':
      return written.value;
  }
}
