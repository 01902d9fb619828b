/** The pages that know who is there, with the classic mistake: one variable for the sessions of all requests. */
import type { Express, Request } from 'express';
import { escapeHtml, loginForm, page, text } from '../html.ts';

let session: Request['session'];

export function userPages(app: Express) {
  app.get('/', (req, res) => {
    session = req.session;
    if (session.userid)
      page(
        res,
        'Welcome',
        `<p>Welcome, ${escapeHtml(session.userid)}.</p><p><a href="/logout">Log out</a></p>`,
      );
    else page(res, 'Log in', loginForm);
  });

  // A page that only reads the session
  app.get('/profile', (req, res) => {
    session = req.session;
    page(res, 'Profile', `<p>User: ${escapeHtml(session.userid ?? 'nobody')}</p>`);
  });

  // A page that takes two seconds: whose session is it by then?
  app.get('/slow', (req, res) => {
    session = req.session;
    setTimeout(() => {
      page(res, 'Slow page', `<p>Done, ${escapeHtml(session.userid ?? 'nobody')}.</p>`);
    }, 2000);
  });

  // A page that writes after two seconds: into whose session?
  app.post('/slow', (req, res) => {
    session = req.session;
    setTimeout(() => {
      session.note = text(req.body?.note) || 'remember the milk';
      page(res, 'Note', `<p>Noted: ${escapeHtml(session.note)}</p>`);
    }, 2000);
  });
}
