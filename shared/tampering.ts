/** Ways to tamper with the value of a signed cookie, `s:<id>.<signature>`, without knowing it. Pure. */
import { takeApart } from './cookies.ts';

/** signature: one character of it; id: one character of it, under the old signature; unsigned: the bare id. */
export const TAMPERINGS = ['signature', 'id', 'unsigned'] as const;
export type Tampering = (typeof TAMPERINGS)[number];

/** The value after the change, as a jar holds it; null where it has no such form. */
export function tampered(value: string, change: Tampering): string | null {
  const parts = takeApart(value);
  if (parts === null) return null;
  const { sid, signature } = parts;
  if (change === 'unsigned') return encodeURIComponent(sid);
  const [id, proof] = change === 'id' ? [other(sid), signature] : [sid, other(signature)];
  return encodeURIComponent(`s:${id}.${proof}`);
}

/** The same text with another first character. */
const other = (text: string): string => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
