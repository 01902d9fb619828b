/** The demo app's answer when a handler fails or a body can't be read: a page with the status, a
 * sentence, and what was thrown, as Express shows it in development. */
import type { ErrorRequestHandler } from 'express';
import { escapeHtml } from './demo/html.ts';

const SENTENCES: Record<number, string> = {
  400: 'The server could not read this request.',
  413: 'The form is too large for this server.',
  415: 'The form is in a character encoding that this server does not read. Send it as UTF-8.',
};

export const errorPage: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  const status = statusOf(error);
  const sentence = SENTENCES[status] ?? 'The server failed while it answered this request.';
  const words = status === 500 && error instanceof Error ? `<pre>${escapeHtml(String(error))}</pre>` : '';
  res
    .status(status)
    .type('html')
    .send(`<!doctype html><title>${status}</title><h1>${status}</h1><p>${sentence}</p>${words}`);
};

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 600 ? error.status : 500;
}
