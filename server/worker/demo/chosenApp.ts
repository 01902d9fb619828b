/**
 * Puts the demo app together from the variants that somebody chose: the only place that knows them all. It is not part
 * of the source that learners read.
 */
import type { RequestHandler } from 'express';
import { type AppVariants, TUTORIAL_APP } from '#shared/appVariants.ts';
import { demoApp } from './app.ts';
import { cookies as noCookieParser } from './cookieParser/none.ts';
import { cookies as otherSecret } from './cookieParser/otherSecret.ts';
import { cookies as sameSecret } from './cookieParser/sameSecret.ts';
import { logIn as keepId } from './login/keepId.ts';
import { logIn as regenerate } from './login/regenerate.ts';
import { logOut as destroy } from './logout/destroy.ts';
import { logOut as destroyAndClear } from './logout/destroyAndClear.ts';
import { logOut as setToNull } from './logout/setToNull.ts';
import { goTo as afterSave } from './redirect/afterSave.ts';
import { goTo as atOnce } from './redirect/atOnce.ts';
import { userPages as sharedSession } from './user/module.ts';
import { userPages as ownSession } from './user/session.ts';

const LOGINS = { 'keep-id': keepId, regenerate };
const LOGOUTS = { destroy, 'destroy-and-clear': destroyAndClear, 'set-null': setToNull };
const REDIRECTS = { 'at-once': atOnce, 'after-save': afterSave };
const COOKIE_PARSERS = { none: noCookieParser, 'same-secret': sameSecret, 'other-secret': otherSecret };
const USER_PAGES = { session: ownSession, module: sharedSession };

/** What stands before the session middleware; `secret` is the session's. */
export const chosenCookies = ({ cookieParser }: AppVariants, secret: string | string[]): RequestHandler =>
  COOKIE_PARSERS[cookieParser](secret);

/** The app around a session middleware. */
export const chosenApp = (
  session: RequestHandler,
  { login, logout, redirect, userVariable }: AppVariants = TUTORIAL_APP,
  cookies: RequestHandler = noCookieParser(),
) =>
  demoApp({
    cookies,
    session,
    userPages: USER_PAGES[userVariable],
    logIn: LOGINS[login],
    logOut: LOGOUTS[logout],
    goTo: REDIRECTS[redirect],
  });
