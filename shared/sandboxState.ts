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
import type { World } from './world.ts';

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
