/** The pages that know who is there. Each request asks its own session. */
import type { Express } from 'express';
import { escapeHtml, loginForm, page, text } from '../html.ts';

export function userPages(app: Express) {
  app.get('/', (req, res) => {
    const { userid } = req.session;
    if (userid)
      page(res, 'Welcome', `<p>Welcome, ${escapeHtml(userid)}.</p><p><a href="/logout">Log out</a></p>`);
    else page(res, 'Log in', loginForm);
  });

  // A page that only reads the session
  app.get('/profile', (req, res) => {
    page(res, 'Profile', `<p>User: ${escapeHtml(req.session.userid ?? 'nobody')}</p>`);
  });

  // A page that takes two seconds
  app.get('/slow', (req, res) => {
    setTimeout(() => {
      page(res, 'Slow page', `<p>Done, ${escapeHtml(req.session.userid ?? 'nobody')}.</p>`);
    }, 2000);
  });

  // A page that writes after two seconds
  app.post('/slow', (req, res) => {
    setTimeout(() => {
      req.session.note = text(req.body?.note) || 'remember the milk';
      page(res, 'Note', `<p>Noted: ${escapeHtml(req.session.note)}</p>`);
    }, 2000);
  });
}
