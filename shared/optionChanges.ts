/** Which options differ between two sets. Free of schemas, so that a sandbox's thread stays small. */
import type { SessionOptions } from './options.ts';
import { writtenOptions } from './writtenOptions.ts';

/** Dotted names of the options that differ between two sets, `cookie.maxAge` style, sorted. */
export function changedOptions(before: SessionOptions, after: SessionOptions): string[] {
  const flat = (options: SessionOptions) => {
    const { session, cookie, cookieFor } = writtenOptions(options);
    return new Map<string, string>([
      ...(cookieFor === null ? [] : [['cookieFor', cookieFor] as const]),
      ...session.map(([key, value]) => [key, JSON.stringify(value)] as const),
      ...cookie.map(([key, value]) => [`cookie.${key}`, JSON.stringify(value)] as const),
    ]);
  };
  const a = flat(before);
  const b = flat(after);
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key)).sort();
}
