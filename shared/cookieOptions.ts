/**
 * The options of the session cookie as a sandbox takes them. They follow express-session's index.js and
 * session/cookie.js 1.19 and its README, heading "cookie".
 */
import { z } from 'zod';
import { options } from './texts/en/options.ts';
import { objecting, wordsOf } from './texts/speech.ts';

const said = wordsOf('options', options);
const refuse = objecting(() => said().cookie);

/** A longer maxAge than this makes a date that JavaScript can't hold (ECMA-262, "Time Values"). */
const MAX_AGE_LIMIT = 100 * 365 * 24 * 60 * 60 * 1000;

/** The end of the year 9999: the last moment with four digits for its year, which the Expires attribute needs. */
const LAST_DATE = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * In this order, which is the order in which they are passed on and shown: of maxAge and expires the last one counts.
 */
export const CookieOptions = z
  .strictObject(
    {
      maxAge: z
        .number({
          error: (issue) =>
            typeof issue.input === 'number' ? said().cookie.maxAge.infinite : said().cookie.maxAge.notANumber,
        })
        .min(
          0,
          refuse((say) => say.maxAge.negative),
        )
        .max(
          MAX_AGE_LIMIT,
          refuse((say) => say.maxAge.tooLong),
        )
        .nullable(),
      expires: z
        .number(refuse((say) => say.expires.notANumber))
        .int(refuse((say) => say.expires.fraction))
        .min(
          0,
          refuse((say) => say.expires.tooEarly),
        )
        .max(
          LAST_DATE,
          refuse((say) => say.expires.tooLate),
        ),
      httpOnly: z.boolean({ error: () => said().trueOrFalse('httpOnly') }),
      secure: z.union(
        [z.boolean(), z.literal('auto')],
        refuse((say) => say.secure),
      ),
      sameSite: z.union(
        [z.boolean(), z.enum(['lax', 'strict', 'none', 'auto'])],
        refuse((say) => say.sameSite),
      ),
      path: z
        .string(refuse((say) => say.path.notText))
        .startsWith(
          '/',
          refuse((say) => say.path.noSlash),
        )
        .max(
          256,
          refuse((say) => say.path.tooLong(256)),
        )
        .regex(
          /^[\x20-\x3a\x3c-\x7e]*$/,
          refuse((say) => say.path.wrongCharacter),
        ),
      domain: z
        .string(refuse((say) => say.domain.notText))
        .max(
          253,
          refuse((say) => say.domain.tooLong(253)),
        )
        .regex(
          /^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/i,
          refuse((say) => say.domain.noHost),
        ),
      partitioned: z.boolean({ error: () => said().trueOrFalse('partitioned') }),
      priority: z.enum(
        ['low', 'medium', 'high'],
        refuse((say) => say.priority),
      ),
    },
    {
      error: (issue) => {
        const names = unknownKeys(issue);
        return names === null ? said().cookie.notAnObject : said().unknownCookieOption(names);
      },
    },
  )
  .partial();
export type CookieOptions = z.infer<typeof CookieOptions>;

/** The keys that a strict object doesn't know, as one writes them down; null where the issue is another. */
export function unknownKeys(issue: { code?: string | undefined; keys?: unknown }): string | null {
  if (issue.code !== 'unrecognized_keys') return null;
  return Array.isArray(issue.keys) ? issue.keys.join(', ') : said().unknownNames;
}
