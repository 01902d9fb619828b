/** Sends the browser on when the session is saved, so that the next page reads what this one wrote. */
import type { GoTo } from './goTo.ts';

export const goTo: GoTo = (req, res, next, path) => {
  req.session.save((error) => {
    if (error) return next(error);
    res.redirect(path);
  });
};
