/** The app that the sandbox runs: the classic login tutorial, and a page for each use of a session. */
import express, { type Express, type RequestHandler } from 'express';
import { everydayPages } from './everydayPages.ts';
import type { GoTo } from './redirect/goTo.ts';
import { sessionPages } from './sessionPages.ts';

export interface Parts {
  cookies: RequestHandler;
  session: RequestHandler;
  userPages: (app: Express) => void;
  logIn: (goTo: GoTo) => RequestHandler;
  logOut: RequestHandler;
  goTo: GoTo;
}

export function demoApp({ cookies, session, userPages, logIn, logOut, goTo }: Parts) {
  const app = express();
  app.use(cookies);
  app.use(session);
  app.use(express.urlencoded({ extended: false }));

  userPages(app);
  app.post('/user', logIn(goTo));
  app.get('/logout', logOut);
  everydayPages(app, goTo);
  sessionPages(app);
  return app;
}
