/**
 * A sandbox as it stands at one moment, as plain JSON: what a snapshot file holds and what a restore puts back. Pages
 * and requests under way are not part of it.
 */
import { z } from 'zod';
import { AppOrTutorial } from './appSchema.ts';
import { LIMITS } from './limits.ts';
import { SessionOptions } from './options.ts';
import { StoredRecord, StoreKind } from './stores.ts';
import { BrowserName, JarCookie } from './trace.ts';
import type { World } from './world.ts';

const NOT_A_SNAPSHOT = 'This is no snapshot of Sessionscope: it has no version 1.';

export const SandboxState = z.strictObject(
  {
    version: z.literal(1, { error: NOT_A_SNAPSHOT }),
    options: SessionOptions,
    app: AppOrTutorial,
    trustProxy: z.boolean({ error: 'trustProxy is true or false.' }).default(false),
    clockOffsetMs: z
      .number({ error: 'clockOffsetMs is a number of milliseconds.' })
      .int()
      .min(0, 'The clock is never behind the real one.')
      .max(LIMITS.clockAheadMs, 'The clock can be at most 100 years ahead.'),
    browsers: z
      .array(
        z.strictObject({
          name: BrowserName,
          cookies: z.array(JarCookie).max(LIMITS.cookiesPerJar, 'A jar has too many cookies.'),
        }),
      )
      .min(1, 'A sandbox needs at least one browser.')
      .max(LIMITS.browsers, `A sandbox has at most ${LIMITS.browsers} browsers.`)
      .refine(
        (browsers) => new Set(browsers.map(({ name }) => name)).size === browsers.length,
        'Two browsers have the same name.',
      ),
    store: StoreKind,
    sessions: z
      .array(StoredRecord)
      .max(LIMITS.storeRecords, `A snapshot has at most ${LIMITS.storeRecords} sessions.`)
      .refine(
        (sessions) => sessions.every(({ data }) => isSession(data)),
        'The data of a session is JSON text of an object with a cookie.',
      ),
  },
  { error: NOT_A_SNAPSHOT },
);
export type SandboxState = z.infer<typeof SandboxState>;

/** What of a world can be put back. */
export const stateOf = ({
  options,
  app,
  trustProxy,
  clockOffsetMs,
  browsers,
  storeKind,
  store,
}: World): SandboxState => ({
  version: 1,
  options,
  app,
  trustProxy,
  clockOffsetMs,
  browsers: browsers.map(({ name, cookies }) => ({
    name,
    cookies: cookies.map(({ since: _, ...cookie }) => cookie),
  })),
  store: storeKind,
  sessions: [...store.values()].map(({ sid, data, expires }) => ({ sid, data, expires })),
});

function isSession(text: string): boolean {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && 'cookie' in data;
  } catch {
    return false;
  }
}
