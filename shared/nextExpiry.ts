/** Which of a sandbox's cookies and sessions ends next, so that the clock can be moved right there. */
import { sandbox } from './texts/en/sandbox.ts';
import { wordsOf } from './texts/speech.ts';
import type { World } from './world.ts';

const said = wordsOf('sandbox', sandbox);

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
    for (const cookie of cookies) consider(cookie.expires, said().ends.cookie(name, cookie.name));
  for (const { sid, expires } of store.values()) consider(expires, said().ends.session(sid.slice(0, 4)));
  return next;
}
