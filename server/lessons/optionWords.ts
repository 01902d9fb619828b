/** The names that express-session's options have here, dotted, as a lesson may name them. */
import { CookieOptions } from '#shared/cookieOptions.ts';
import { SessionOptions } from '#shared/options.ts';

/** Such as resave and cookie.maxAge. */
export const OPTION_PATHS: readonly string[] = [
  ...Object.keys(SessionOptions.shape).filter((name) => name !== 'byHand'),
  ...Object.keys(CookieOptions.shape).map((name) => `cookie.${name}`),
];

export const OPTION_NAMES: readonly string[] = Object.keys(SessionOptions.shape);
export const COOKIE_OPTION_NAMES: readonly string[] = Object.keys(CookieOptions.shape);
