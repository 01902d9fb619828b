/** Which of a sandbox's cookies and sessions ends next, so that the clock can be moved right there. */
import type { World } from './world.ts';

export interface NextExpiry {
  /** Sandbox clock, epoch ms. */
  at: number;
  /** What ends then, in words: a cookie of somebody's, or a session in the store. */
  what: string;
}

/** The earliest end after `now` (sandbox clock, epoch ms); null where nothing has an end. */
export function nextExpiry({ browsers, store }: World, now: number): NextExpiry | null {
  let next: NextExpiry | null = null;
  const consider = (at: number | null, what: string) => {
    if (at !== null && at > now && (next === null || at < next.at)) next = { at, what };
  };
  for (const { name, cookies } of browsers)
    for (const cookie of cookies) consider(cookie.expires, `${name}’s cookie ${cookie.name}`);
  for (const { sid, expires } of store.values())
    consider(expires, `the session ${sid.slice(0, 4)} in the store`);
  return next;
}
