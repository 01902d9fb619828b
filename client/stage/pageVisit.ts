/**
 * A click or a submit in a rendered page, as the visit that a browser would make of it. Reads the page's
 * elements, which may be hostile: nothing of them is run or inserted anywhere.
 */
import type { CommandInput } from '#shared/commands.ts';
import { stageTexts } from '../texts/stage.ts';

const words = stageTexts.browsers.page;

type Visit = Omit<Extract<CommandInput, { type: 'visit' }>, 'type' | 'browser'>;
export type PageAct = { visit: Visit } | { notice: string } | null;

/** Where a link or a form leads, seen from the page's own URL. */
function target(reference: string, pageUrl: string): { path: string } | { notice: string } | null {
  if (!URL.canParse(reference, pageUrl)) return { notice: words.noAddress(short(reference)) };
  const url = new URL(reference, pageUrl);
  const page = new URL(pageUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { notice: words.noScheme(short(url.protocol)) };
  if (url.origin !== page.origin) return { notice: words.outside(short(url.origin)) };
  return { path: `${url.pathname}${url.search}` };
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The visit of a link's `href`; null for a jump within the page. */
export function followLink(href: string, pageUrl: string): PageAct {
  if (href.startsWith('#')) return null;
  const to = target(href, pageUrl);
  if (to === null) return null;
  return 'notice' in to ? to : { visit: { method: 'GET', path: to.path } };
}

export interface SubmittedForm {
  /** The form's or the pressed button's own; empty where it has none. */
  action: string;
  method: string;
  /** Fields in the form's order; files are left out. */
  fields: readonly (readonly [string, string])[];
}

/** The visit of a submitted form (HTML standard, "form submission algorithm"; url-encoded only). */
export function submitForm({ action, method, fields }: SubmittedForm, pageUrl: string): PageAct {
  const to = target(action, pageUrl);
  if (to === null || 'notice' in to) return to;
  if (method.toLowerCase() === 'post')
    return { visit: { method: 'POST', path: to.path, form: fields.map(([name, value]) => [name, value]) } };
  const [path = '/'] = to.path.split('?');
  const query = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return { visit: { method: 'GET', path: query === '' ? path : `${path}?${query}` } };
}
