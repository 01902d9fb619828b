/** Sends the browser on at once. express-session saves meanwhile; a slow store may still be at it when the browser is back. */
import type { GoTo } from './goTo.ts';

export const goTo: GoTo = (_req, res, _next, path) => {
  res.redirect(path);
};
