/**
 * The options of express-session as a sandbox takes them: one schema for server and page. They follow express-session's
 * index.js 1.19 and its README, heading "Options". What is said of an option that is wrong is in texts/.
 */
import { z } from 'zod';
import { whyNotByHand } from './byHand.ts';
import { COOKIE_FUNCTIONS } from './cookieFunctions.ts';
import { CookieOptions, unknownKeys } from './cookieOptions.ts';
import { GENIDS } from './genids.ts';
import { options } from './texts/en/options.ts';
import { objecting, wordsOf } from './texts/speech.ts';

const said = wordsOf('options', options);
const refuse = objecting(said);

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const SECRETS_LIMIT = 8;

/** Options written by hand in one sandbox at most. */
const BY_HAND_LIMIT = 8;

const Secret = z
  .string(refuse((say) => say.secret.notText))
  .min(
    1,
    refuse((say) => say.secret.empty),
  )
  .max(
    256,
    refuse((say) => say.secret.tooLong(256)),
  );

/** What goes to the library as it is, by dotted name, after everything else; nobody vouches for it. */
const ByHand = z
  .record(
    z.string(),
    z.union(
      [
        z.string().max(
          256,
          refuse((say) => say.byHand.tooLong(256)),
        ),
        z.number(),
        z.boolean(),
        z.null(),
      ],
      refuse((say) => say.byHand.wrongValue),
    ),
    refuse((say) => say.byHand.notAnObject),
  )
  .superRefine((byHand, context) => {
    const names = Object.keys(byHand);
    if (names.length > BY_HAND_LIMIT) context.addIssue(said().byHand.tooMany(BY_HAND_LIMIT));
    for (const name of names) {
      const objection = whyNotByHand(name);
      if (objection !== null) context.addIssue({ code: 'custom', message: objection, path: [name] });
    }
  });

const SHAPE = {
  secret: z.union(
    [
      Secret,
      z
        .array(Secret)
        .min(
          1,
          refuse((say) => say.secret.none),
        )
        .max(SECRETS_LIMIT),
    ],
    {
      error: ({ input }) =>
        Array.isArray(input) && input.length > SECRETS_LIMIT
          ? said().secret.tooMany(SECRETS_LIMIT)
          : said().secret.missing,
    },
  ),
  name: z
    .string(refuse((say) => say.name.notText))
    .min(
      1,
      refuse((say) => say.name.empty),
    )
    .max(
      64,
      refuse((say) => say.name.tooLong(64)),
    )
    .regex(
      TOKEN,
      refuse((say) => say.name.wrongCharacter),
    ),
  resave: z.boolean(refuse((say) => say.trueOrFalse('resave'))),
  saveUninitialized: z.boolean(refuse((say) => say.trueOrFalse('saveUninitialized'))),
  rolling: z.boolean(refuse((say) => say.trueOrFalse('rolling'))),
  unset: z.enum(
    ['keep', 'destroy'],
    refuse((say) => say.unset),
  ),
  proxy: z.boolean(refuse((say) => say.trueOrFalse('proxy'))),
  genid: z.enum(
    GENIDS,
    refuse((say) => say.genid(GENIDS.join(', '))),
  ),
  cookie: CookieOptions,
  cookieFor: z.enum(
    COOKIE_FUNCTIONS,
    refuse((say) => say.cookieFor(COOKIE_FUNCTIONS.join(', '))),
  ),
  byHand: ByHand,
};

export const SessionOptions = z
  .strictObject(SHAPE, {
    error: (issue) => {
      const names = unknownKeys(issue);
      return names === null ? said().notAnObject : said().unknownOption(names);
    },
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
