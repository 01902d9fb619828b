/**
 * What the trace tells of a browser's jar: its cookies, what happens to them and by which rule, what a page script can
 * read of them, and what ends with the window.
 */
import { z } from 'zod';

export const BrowserName = z.string().min(1).max(24).describe('A virtual browser of the sandbox.');

/** A cookie as a browser's jar holds it. */
export const JarCookie = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  hostOnly: z.boolean(),
  path: z.string(),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: z.string().nullable(),
  expires: z
    .number()
    .nullable()
    .describe('Epoch ms; null for a session cookie, which has no end of its own.'),
  partitioned: z.literal(true).optional().describe('Kept apart for each site around it.'),
  created: z.number().describe('Epoch ms by the sandbox clock.'),
  sid: z
    .string()
    .nullable()
    .describe('The session id that the value carries, where it has the form of connect.sid.'),
});
export type JarCookie = z.infer<typeof JarCookie>;

export const CookieAction = z.enum([
  'stored',
  'replaced',
  'deleted',
  'expired',
  'rejected',
  'sent',
  'withheld',
]);
export type CookieAction = z.infer<typeof CookieAction>;

export const CookieRuleCode = z
  .enum([
    'control-character',
    'empty',
    'nameless-pair',
    'too-large',
    'domain-characters',
    'public-suffix',
    'domain-mismatch',
    'secure-over-http',
    'overwrites-secure',
    'samesite-none-insecure',
    'secure-prefix',
    'host-prefix',
    'http-prefix',
    'nameless-prefix',
    'partitioned-insecure',
    'jar-full',
    'expired',
    'session-over',
    'host-mismatch',
    'path-mismatch',
    'secure-withheld',
    'same-site',
  ])
  .describe('Why a browser does not keep or send a cookie; cookieRules.ts says it in words.');
export type CookieRuleCode = z.infer<typeof CookieRuleCode>;

/** What the trace tells when something happens to a cookie in a jar. */
export const BROWSER_COOKIE = {
  browser: BrowserName,
  name: z.string(),
  action: CookieAction,
  cookie: JarCookie.nullable().describe('The cookie as the jar has or had it; null where it was rejected.'),
  by: z
    .enum(['response', 'person', 'clock', 'request', 'window'])
    .describe('What made it happen; window: it was closed.'),
  copiedFrom: BrowserName.optional().describe('The browser from whose jar a person copied it.'),
  reason: z
    .string()
    .nullable()
    .describe('A sentence for rejected, withheld, expired, and for a closed window.'),
  rule: z
    .object({
      code: CookieRuleCode,
      section: z.string().describe('Where it is written, such as "5.7, step 13" of RFC 6265bis.'),
    })
    .nullable()
    .optional()
    .describe('The rule behind the reason; null or left out where there is none.'),
};

/** What the trace tells when a browser's window was closed and opened again, after its cookies have told theirs. */
export const BROWSER_CLOSED = {
  browser: BrowserName,
  ended: z.array(z.string()).describe('Names of the cookies without an expiry: they ended with the window.'),
  kept: z.array(z.string()).describe('Names of the cookies with an expiry: they stay until then.'),
};

/** What the trace tells when a script of the page reads `document.cookie`. */
export const BROWSER_SCRIPT = {
  browser: BrowserName,
  url: z.string().describe('The page in which it runs.'),
  read: z.string().describe('What document.cookie gives.'),
  hidden: z
    .array(z.string())
    .describe('Names of the cookies of this page that are HttpOnly, and so not in it.'),
};
