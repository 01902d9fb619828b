/** Logs out: the session is gone from the store. The cookie stays in the browser, and leads nowhere. */
import type { RequestHandler } from 'express';

export const logOut: RequestHandler = (req, res) => {
  req.session.destroy(() => res.redirect('/'));
};
