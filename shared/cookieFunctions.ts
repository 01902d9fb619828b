/**
 * The functions that a sandbox may have as express-session's `cookie`, by name, as a learner would write them: each gives
 * the fixed options and, for some requests, something more. What runs them is in the sandbox's thread. Free of schemas.
 */

/** Besides these there is the object, which one has by leaving `cookieFor` out. */
export const COOKIE_FUNCTIONS = ['login', 'order'] as const;
export type CookieFunction = (typeof COOKIE_FUNCTIONS)[number];

interface Choice {
  method: string;
  path: string;
  more: { readonly maxAge?: number; readonly sameSite?: 'strict' };
}

/** For which requests there is something more, and what. */
export const COOKIE_CHOICES: Record<CookieFunction, Choice> = {
  login: { method: 'POST', path: '/user', more: { maxAge: 30 * 24 * 60 * 60 * 1000 } },
  order: { method: 'GET', path: '/order', more: { sameSite: 'strict' } },
};

/** The last entry of the object that the function gives. */
export function choiceCode(name: CookieFunction): string {
  const { method, path, more } = COOKIE_CHOICES[name];
  const [entry = ''] = Object.entries(more).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? `'${value}'` : value}`,
  );
  return `...(req.method === '${method}' && req.path === '${path}' && { ${entry} }),`;
}
