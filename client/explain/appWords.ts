/** The variants of the demo app in words. Pure. */
import type { AppVariants } from '#shared/appVariants.ts';

type Words = { [C in keyof AppVariants]: Record<AppVariants[C], string> };

export const APP_WORDS: Words = {
  login: {
    'keep-id': 'a login keeps the session id',
    regenerate: 'a login makes a new session id',
  },
  logout: {
    destroy: 'the log-out destroys the session',
    'destroy-and-clear': 'the log-out destroys the session and clears the cookie',
    'set-null': 'the log-out sets req.session to null',
  },
  redirect: {
    'at-once': 'redirects leave at once',
    'after-save': 'redirects wait until the session is saved',
  },
  cookieParser: {
    none: 'no cookie-parser',
    'same-secret': 'cookie-parser with the session’s secret',
    'other-secret': 'cookie-parser with a secret of its own',
  },
  userVariable: {
    session: 'each request has its own session variable',
    module: 'all requests share one session variable',
  },
};

/** What the app does now in each of those choices. */
export function appWords(app: AppVariants, choices: readonly string[]): string[] {
  const all: Record<keyof AppVariants, string> = {
    login: APP_WORDS.login[app.login],
    logout: APP_WORDS.logout[app.logout],
    redirect: APP_WORDS.redirect[app.redirect],
    cookieParser: APP_WORDS.cookieParser[app.cookieParser],
    userVariable: APP_WORDS.userVariable[app.userVariable],
  };
  return Object.entries(all)
    .filter(([choice]) => choices.includes(choice))
    .map(([, words]) => words);
}
