/**
 * A page of the sandbox as a document for an inert frame: scripts are off by the frame's sandbox, and a policy
 * stands before everything in it, so that it can load, send and navigate nothing. Pure.
 */
import type { Page } from '#shared/world.ts';
import { stageTexts } from '../texts/stage.ts';

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

/** Quiet enough for any page, in the colours of the app; a page's own styles come after and win. */
const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0; padding: .4375rem .75rem; font: 400 .875rem/1.45 system-ui, -apple-system, 'Segoe UI', sans-serif; background: transparent; color: CanvasText; overflow-wrap: anywhere; }
  h1 { margin: 0 0 .125rem; font-size: 1rem; line-height: 1.25; }
  p, ul, form { margin: 0 0 .375rem; }
  body > :last-child { margin-bottom: 0; }
  ul { padding-left: 1.125rem; }
  form { display: grid; gap: .375rem; }
  label { display: grid; grid-template-columns: 4.75rem minmax(0, 1fr); align-items: center; gap: .375rem; font-size: .8125rem; }
  input, button { font: inherit; min-height: 1.625rem; box-sizing: border-box; border-radius: .375rem; }
  input { min-width: 0; width: 100%; padding: 0 .5rem; border: 1px solid #7c8998; background: Field; color: FieldText; }
  button { justify-self: end; padding: 0 .75rem; border: 1px solid #7c8998; font-weight: 600; cursor: pointer; }
  :focus-visible { outline: 2px solid #4d8dff; outline-offset: 1px; }
  pre { margin: 0; font: 400 .8125rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }`;

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** The frame's document; `theme` is the app's. */
export function pageDocument(
  page: Pick<Page, 'contentType' | 'body' | 'truncated'>,
  theme: 'light' | 'dark',
): string {
  const isHtml = /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(page.contentType);
  const body = isHtml ? page.body : `<pre>${escapeHtml(page.body)}</pre>`;
  const cut = page.truncated ? `<p><em>${escapeHtml(stageTexts.browsers.page.cut)}</em></p>` : '';
  const head = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="color-scheme" content="${theme}"><style>${STYLE} :root { color-scheme: ${theme}; }</style>`;
  return `${head}${body}${cut}`;
}
