/** The variants of the demo app as schemas, for commands, trace and snapshots. What they are is in appVariants.ts. */
import { z } from 'zod';
import { APP_CHOICES, TUTORIAL_APP } from './appVariants.ts';
import { commands } from './texts/en/commands.ts';
import { objecting, wordsOf } from './texts/speech.ts';

const refuse = objecting(wordsOf('commands', commands));

const oneOf = <const T extends readonly [string, ...string[]]>(choice: string, variants: T, words: string) =>
  z
    .enum(
      variants,
      refuse((say) => say.app.variant(choice, variants.join(', '))),
    )
    .describe(words);

const CHOICES = {
  login: oneOf('login', APP_CHOICES.login, 'Whether the session id stays at the login.'),
  logout: oneOf(
    'logout',
    APP_CHOICES.logout,
    'destroy: the cookie stays; destroy-and-clear: it goes; set-null: req.session = null.',
  ),
  redirect: oneOf('redirect', APP_CHOICES.redirect, 'Whether redirects wait for req.session.save().'),
  cookieParser: oneOf(
    'cookieParser',
    APP_CHOICES.cookieParser,
    'Whether cookie-parser stands before express-session, and with which secret.',
  ),
  userVariable: oneOf(
    'userVariable',
    APP_CHOICES.userVariable,
    'module: /, /profile and /slow keep the session in one variable of the module.',
  ),
};

export const AppVariants = z.strictObject(
  CHOICES,
  refuse((say) => say.app.unknown),
);

/** As it was before there were variants. */
export const AppOrTutorial = AppVariants.default(TUTORIAL_APP);

/** What the setApp command takes; what is left out stays. */
export const APP_CHANGE = {
  login: CHOICES.login.optional(),
  logout: CHOICES.logout.optional(),
  redirect: CHOICES.redirect.optional(),
  cookieParser: CHOICES.cookieParser.optional(),
  userVariable: CHOICES.userVariable.optional(),
};
