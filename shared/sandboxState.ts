/**
 * A sandbox as it stands at one moment, as plain JSON: what a snapshot file holds and what a restore puts back. Pages
 * and requests under way are not part of it.
 */
import { z } from 'zod';
import { AppOrTutorial } from './appSchema.ts';
import { LIMITS } from './limits.ts';
import { SessionOptions } from './options.ts';
import { StoredRecord, StoreKind } from './stores.ts';
import { files } from './texts/en/files.ts';
import { objecting, wordsOf } from './texts/speech.ts';
import { BrowserName, JarCookie } from './trace.ts';
import type { StoreRecord, World } from './world.ts';

const said = wordsOf('files', files);
const refuse = objecting(() => said().snapshot);

export const SandboxState = z.strictObject(
  {
    version: z.literal(
      1,
      refuse((say) => say.none),
    ),
    options: SessionOptions,
    app: AppOrTutorial,
    trustProxy: z.boolean(refuse((say) => say.trustProxy)).default(false),
    clockOffsetMs: z
      .number(refuse((say) => say.clock.notANumber))
      .int()
      .min(
        0,
        refuse((say) => say.clock.behind),
      )
      .max(
        LIMITS.clockAheadMs,
        refuse((say) => say.clock.tooFar),
      ),
    browsers: z
      .array(
        z.strictObject({
          name: BrowserName,
          cookies: z.array(JarCookie).max(
            LIMITS.cookiesPerJar,
            refuse((say) => say.tooManyCookies),
          ),
        }),
      )
      .min(
        1,
        refuse((say) => say.noBrowser),
      )
      .max(
        LIMITS.browsers,
        refuse((say) => say.tooManyBrowsers(LIMITS.browsers)),
      )
      .refine(
        (browsers) => new Set(browsers.map(({ name }) => name)).size === browsers.length,
        refuse((say) => say.twins),
      ),
    store: StoreKind,
    sessions: z
      .array(StoredRecord)
      .max(
        LIMITS.storeRecords,
        refuse((say) => say.tooManySessions(LIMITS.storeRecords)),
      )
      .refine(
        (sessions) => sessions.every(({ data }) => isSession(data)),
        refuse((say) => say.noSession),
      ),
  },
  refuse((say) => say.none),
);
export type SandboxState = z.infer<typeof SandboxState>;

/** What of a world can be put back. Where its sessions are too many or too long for that, the newest of them. */
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
  sessions: keepable([...store.values()]).map(({ sid, data, expires }) => ({ sid, data, expires })),
});

/** How many sessions of the store `stateOf` leaves out. */
export const leftOutOf = ({ store, storeUnlisted }: World): number =>
  storeUnlisted + store.size - keepable([...store.values()]).length;

function keepable(records: StoreRecord[]): StoreRecord[] {
  let chars = records.reduce((sum, { data }) => sum + data.length, 0);
  if (records.length <= LIMITS.storeRecords && chars <= LIMITS.snapshotChars) return records;
  const newest = records.sort((a, b) => b.written - a.written).slice(0, LIMITS.storeRecords);
  chars = 0;
  return newest.filter(({ data }) => {
    chars += data.length;
    return chars <= LIMITS.snapshotChars;
  });
}

function isSession(text: string): boolean {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && 'cookie' in data;
  } catch {
    return false;
  }
}
