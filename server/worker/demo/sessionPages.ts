/** Pages about the session itself: what is in it, and one for each of its methods. */
import type { Express, Request, Response } from 'express';
import { button, escapeHtml, page } from './html.ts';

export function sessionPages(app: Express) {
  app.get('/session', (req, res) => {
    page(res, 'Session', `${contentsOf(req)}${buttons}`);
  });

  app.post('/session/null', (req: { session: unknown }, res: Response) => {
    req.session = null;
    page(res, 'Session', '<p>req.session is null for the rest of this request.</p>');
  });

  app.post('/session/destroy', (req, res) => {
    req.session.destroy(() => page(res, 'Session', '<p>The session is destroyed.</p>'));
  });

  app.post('/session/regenerate', (req, res) => {
    req.session.regenerate(() => page(res, 'Session', `<p>A new one:</p>${contentsOf(req)}`));
  });

  // What was changed since the request began is thrown away: the store's copy counts
  app.post('/session/reload', (req, res) => {
    req.session.views = 1_000_000;
    req.session.reload(() => page(res, 'Session', `<p>As the store has it:</p>${contentsOf(req)}`));
  });

  // Much data: it goes to the store, the cookie stays as short as before
  app.post('/session/fill', (req, res) => {
    req.session.story = 'Once upon a time… '.repeat(400);
    page(res, 'Session', `<p>It holds ${JSON.stringify(req.session).length} characters now.</p>`);
  });
}

const contentsOf = (req: Request) => {
  const { cookie: _, ...contents } = req.session;
  return `<p>Id: ${escapeHtml(req.sessionID)}</p><pre>${escapeHtml(JSON.stringify(contents))}</pre>`;
};

const buttons = [
  button('/session/null', 'req.session = null'),
  button('/session/destroy', 'destroy()'),
  button('/session/regenerate', 'regenerate()'),
  button('/session/reload', 'reload()'),
  button('/session/fill', 'Fill it'),
].join('');
