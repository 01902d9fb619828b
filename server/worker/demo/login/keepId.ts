/** Logs in and keeps the session id, as most tutorials do: an id that somebody planted before is then logged in too. */
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
      req.session.userid = username;
      goTo(req, res, next, '/');
    } else {
      page(res, 'Log in', loginRefused);
    }
  };
