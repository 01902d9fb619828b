/** Logs in with a new session id: one that somebody planted before is worth nothing. */
import type { RequestHandler } from 'express';
import { loginRefused, page } from '../html.ts';
import type { GoTo } from '../redirect/goTo.ts';

const myusername = 'user1';
const mypassword = 'mypassword';

export const logIn =
  (goTo: GoTo): RequestHandler =>
  (req, res, next) => {
    const { username, password } = req.body ?? {};
    if (username === myusername && password === mypassword) {
      req.session.regenerate((error) => {
        if (error) return next(error);
        req.session.userid = username;
        goTo(req, res, next, '/');
      });
    } else {
      page(res, 'Log in', loginRefused);
    }
  };
