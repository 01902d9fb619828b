/**
 * The options of the session cookie as a sandbox takes them. The first sentence of a description is the label on the
 * panel; what follows is read on request. They follow express-session's index.js and session/cookie.js 1.19 and its
 * README, heading "cookie".
 */
import { z } from 'zod';

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
            typeof issue.input === 'number'
              ? 'maxAge must be a number of milliseconds that is not NaN or infinite, for example 60000.'
              : 'maxAge must be a number of milliseconds, for example 60000, or null for a session cookie.',
        })
        .min(
          0,
          'maxAge must be 0 or more milliseconds: a negative one makes a cookie that is already expired.',
        )
        .max(
          MAX_AGE_LIMIT,
          'maxAge must be at most 100 years (3153600000000 ms): no date is later than that here.',
        )
        .nullable()
        .describe(
          'How long the cookie lives, in milliseconds. Added to the server’s clock it becomes Expires. Each request counts it anew for the record in the store; the browser learns of it when the cookie is set again. None: the cookie lasts until the browser closes.',
        ),
      expires: z
        .number({ error: 'expires is a date, in milliseconds since 1970.' })
        .int('expires is a date, in whole milliseconds since 1970.')
        .min(0, 'expires must be 1970 or later.')
        .max(LAST_DATE, 'expires must be before the year 10000.')
        .describe(
          'A date instead of maxAge. The last of the two in the object counts, here this one. The README advises against it: sessions made after that date have expired at once. Those made before keep the time that was left then, as if it were their maxAge.',
        ),
      httpOnly: z
        .boolean({ error: 'httpOnly is true or false.' })
        .describe(
          'Hide it from page scripts. HttpOnly keeps it out of document.cookie, so that a script that got into the page can’t read it. Requests carry it all the same. Left out: true.',
        ),
      secure: z
        .union([z.boolean(), z.literal('auto')], { error: 'secure is true, false or "auto".' })
        .describe(
          'Send it over HTTPS only. true: express-session sets no cookie at all on a request that does not count as HTTPS. auto: true for sessions made by such a request, false for the others. Left out: false.',
        ),
      sameSite: z
        .union([z.boolean(), z.enum(['lax', 'strict', 'none', 'auto'])], {
          error: 'sameSite is true, false, "lax", "strict", "none" or "auto".',
        })
        .describe(
          'Requests from other sites. strict (or true): they never carry it. lax: they do when a link leads here. none: always, and browsers want Secure with it. auto: None for sessions made over HTTPS, Lax for the others. Left out: no attribute, and the browser decides.',
        ),
      path: z
        .string({ error: 'path is text that begins with "/".' })
        .startsWith('/', 'path must begin with "/".')
        .max(256, 'path has at most 256 characters here.')
        .regex(/^[\x20-\x3a\x3c-\x7e]*$/, 'path must not contain ";" or control characters.')
        .describe(
          'Paths that it is sent to. express-session looks at it as well: a request to a path that does not begin with it has no req.session at all. Left out: "/", every path.',
        ),
      domain: z
        .string({ error: 'domain is text, such as example.com.' })
        .max(253, 'domain has at most 253 characters.')
        .regex(/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/i, 'domain is a host’s name, such as example.com.')
        .describe(
          'Hosts that it is sent to. With a domain its subdomains get the cookie too; a browser refuses one that the host does not belong to. Left out: only the host that set it.',
        ),
      partitioned: z
        .boolean({ error: 'partitioned is true or false.' })
        .describe(
          'A jar for each embedding site. Browsers that know Partitioned take it only together with Secure; the others ignore it. Left out: false.',
        ),
      priority: z
        .enum(['low', 'medium', 'high'], { error: 'priority is "low", "medium" or "high".' })
        .describe(
          'Who stays in a full jar. Chromium evicts those of low priority first; browsers that don’t know the attribute ignore it. Left out: no attribute, which counts as medium.',
        ),
    },
    {
      error: (issue) =>
        unknownKey(issue, 'cookie option') ?? 'cookie is an object, for example { maxAge: 60000 }.',
    },
  )
  .partial();
export type CookieOptions = z.infer<typeof CookieOptions>;

/** The sentence for keys that a strict object doesn't know, or undefined where the issue is another. */
export function unknownKey(
  issue: { code?: string | undefined; keys?: unknown },
  what: string,
): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const keys = Array.isArray(issue.keys) ? issue.keys.join(', ') : 'that';
  return `There is no ${what} called ${keys}. Check the spelling, or write it under byHand: express-session ignores it silently.`;
}
