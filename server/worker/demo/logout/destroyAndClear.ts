/** Logs out: the session is gone from the store, and the browser is told to delete the cookie. */
import type { RequestHandler } from 'express';

export const logOut: RequestHandler = (req, res) => {
  req.session.destroy(() => {
    res.clearCookie('connect.sid');
    res.redirect('/');
  });
};
