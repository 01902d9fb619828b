/**
 * The options of express-session as a sandbox takes them: one schema for validation and help texts. The first sentence
 * of a description is the label on the panel; what follows is read on request. They follow express-session's index.js
 * 1.19 and its README, heading "Options".
 */
import { z } from 'zod';
import { whyNotByHand } from './byHand.ts';
import { COOKIE_FUNCTIONS } from './cookieFunctions.ts';
import { CookieOptions, unknownKey } from './cookieOptions.ts';
import { GENIDS } from './genids.ts';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const SECRET_MISSING = 'secret is text, or a list of at least one text: the first signs, all verify.';

const SECRETS_LIMIT = 8;

/** Options written by hand in one sandbox at most. */
const BY_HAND_LIMIT = 8;

const Secret = z
  .string({ error: 'A secret is text.' })
  .min(1, 'A secret needs at least one character.')
  .max(256, 'A secret has at most 256 characters here.');

/** What goes to the library as it is, by dotted name, after everything else; nobody vouches for it. */
const ByHand = z
  .record(
    z.string(),
    z.union(
      [z.string().max(256, 'A value has at most 256 characters here.'), z.number(), z.boolean(), z.null()],
      { error: 'A value is text, a number, true, false or null.' },
    ),
    { error: 'byHand is an object with dotted names, for example { "cookie.maxage": 60000 }.' },
  )
  .superRefine((byHand, context) => {
    const names = Object.keys(byHand);
    if (names.length > BY_HAND_LIMIT)
      context.addIssue(`At most ${BY_HAND_LIMIT} options can be written by hand; take one away first.`);
    for (const name of names) {
      const objection = whyNotByHand(name);
      if (objection !== null) context.addIssue({ code: 'custom', message: objection, path: [name] });
    }
  });

const SHAPE = {
  secret: z
    .union(
      [
        Secret,
        z.array(Secret).min(1, 'secret needs at least one entry: the first one signs.').max(SECRETS_LIMIT),
      ],
      {
        error: ({ input }) =>
          Array.isArray(input) && input.length > SECRETS_LIMIT
            ? `secret has at most ${SECRETS_LIMIT} entries here; forget the older ones first.`
            : SECRET_MISSING,
      },
    )
    .describe(
      'Signs the session id. In a list, the first signs and all verify: put a new one first, and cookies signed with the older ones still count. Replace it, and every cookie that it signed is void.',
    ),
  name: z
    .string({ error: 'name is text.' })
    .min(1, 'name needs at least one character.')
    .max(64, 'name has at most 64 characters here.')
    .regex(TOKEN, "name may have letters, digits and !#$%&'*+-.^_`|~ only (RFC 6265 section 4.1.1).")
    .describe(
      'What the cookie is called. Cookies under an earlier name still come in and are not read. Two apps on one host need two names, for ports don’t keep cookies apart. Left out: connect.sid.',
    ),
  resave: z
    .boolean({ error: 'resave is true or false.' })
    .describe(
      'Save even if nothing changed. A session that was only read goes back to the store too: of two requests at once, the later then overwrites what the other one changed. false is right for a store with touch. Left out: true, with a warning.',
    ),
  saveUninitialized: z
    .boolean({ error: 'saveUninitialized is true or false.' })
    .describe(
      'Keep new, empty sessions. A new session that nobody wrote to is stored, and its cookie is set. false: neither, until your handler writes to it; logins and consent rules want that. Left out: true, with a warning.',
    ),
  rolling: z
    .boolean({ error: 'rolling is true or false.' })
    .describe(
      'Renew the cookie on every response. Its life counts from the last response instead of from the last change. With saveUninitialized off, a new, empty session gets no cookie all the same. Left out: false.',
    ),
  unset: z
    .enum(['keep', 'destroy'], { error: 'unset must be "keep" or "destroy".' })
    .describe(
      'After req.session = null. keep: the record stays in the store, and what this request changed is lost. destroy: the record is destroyed when the response ends. Left out: keep.',
    ),
  proxy: z
    .boolean({ error: 'proxy is true or false.' })
    .describe(
      'Trust X-Forwarded-Proto from a proxy in front. true: its first value says whether a request counts as HTTPS. false: only a TLS connection counts. Left out: as Express’s own “trust proxy” setting says.',
    ),
  genid: z
    .enum(GENIDS, { error: `genid is one of ${GENIDS.join(', ')}, or left out for the library's own.` })
    .describe(
      'Makes the session ids. Left out: 24 random bytes. uuid: random too. counter: 1, 2, 3, which anybody guesses; it begins at 1 again when the server starts, here also when an option changes, and a new visitor then overwrites the session of an earlier one and shares it. number: not text, so express-session silently never saves the session.',
    ),
  cookie: CookieOptions,
  cookieFor: z
    .enum(COOKIE_FUNCTIONS, {
      error: `cookieFor is one of ${COOKIE_FUNCTIONS.join(', ')}, or left out for the same cookie always.`,
    })
    .describe(
      'Cookie options by request. Left out: cookie is an object. login and order: it is a function of the request, which adds 30 days for a session that begins with POST /user, or sameSite: strict for one that begins at /order. express-session calls it at every request for the path, and for the rest when it makes a session. In what a function gives, "auto" is not understood: secure then counts as true.',
    ),
  byHand: ByHand,
};

export const SessionOptions = z
  .strictObject(SHAPE, {
    error: (issue) => unknownKey(issue, 'option') ?? 'The options are an object with at least a secret.',
  })
  .partial({
    name: true,
    resave: true,
    saveUninitialized: true,
    rolling: true,
    unset: true,
    proxy: true,
    genid: true,
    cookie: true,
    cookieFor: true,
    byHand: true,
  });
export type SessionOptions = z.infer<typeof SessionOptions>;

/** What the classic Express sessions tutorial passes to express-session. */
export const TUTORIAL_OPTIONS: SessionOptions = {
  secret: 'thisismysecrctekeyfhrgfgrfrty84fwir767',
  saveUninitialized: true,
  resave: false,
  cookie: { maxAge: 24 * 60 * 60 * 1000 },
};

/** What express-session does where an option is left out (its README, "Options"); proxy is then Express's business. */
export const LIBRARY_DEFAULTS = {
  name: 'connect.sid',
  resave: true,
  saveUninitialized: true,
  rolling: false,
  unset: 'keep',
  cookie: { maxAge: null, httpOnly: true, secure: false, sameSite: false, path: '/', partitioned: false },
} as const;

/** What express-session says, once in a process, where one of these is left out and it takes the default (index.js). */
export const DEPRECATIONS = {
  resave: 'undefined resave option; provide resave option',
  saveUninitialized: 'undefined saveUninitialized option; provide saveUninitialized option',
} as const;

/** Options with every default filled in, as the library behaves; without those that are written by hand. */
export function inForce({ cookie, byHand: _, ...rest }: SessionOptions) {
  return { ...LIBRARY_DEFAULTS, ...rest, cookie: { ...LIBRARY_DEFAULTS.cookie, ...cookie } };
}
export type OptionsInForce = ReturnType<typeof inForce>;

/** What the session cookie is called, as the library finds out: `name`, or its old name `key`, or connect.sid. */
export function cookieNameOf({ name, byHand = {} }: SessionOptions): string {
  const written = Object.hasOwn(byHand, 'name') ? byHand.name : name;
  return String(written || byHand.key || LIBRARY_DEFAULTS.name);
}
