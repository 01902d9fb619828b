/** What could stand where the caret is in the filter: the language's words, or values that the trace really has. Pure. */
import type { ExchangeView } from '#shared/exchanges.ts';
import { FINDING_TEXTS } from '#shared/findingTexts.ts';
import { FindingId } from '#shared/trace.ts';
import { timelineTexts } from '../../texts/timeline.ts';
import { FIELDS, type Field, isField, printTerm, tokens } from './grammar.ts';

export interface Suggestion {
  /** What stands in the filter once it is taken. */
  text: string;
  /** What it means. */
  words: string;
  /** The whole filter with it, and where the caret stands then. */
  filter: string;
  caret: number;
}

const MOST = 8;
/** Values are looked for in that many exchanges from the newest on. */
const NEWEST = 500;

const VALUES: Readonly<Record<Field, (exchange: ExchangeView) => readonly string[]>> = {
  browser: ({ browser }) => [browser ?? 'outside'],
  method: ({ method }) => [method],
  path: ({ path }) => [path.split('?')[0] ?? path],
  status: ({ status }) => (status === null ? [] : [String(status), `${String(status)[0]}xx`]),
  store: ({ storeCalls }) => storeCalls.map(({ method }) => method),
  sid: ({ storeCalls, generated }) => [...storeCalls, ...generated].map(({ sid }) => sid?.slice(0, 4) ?? ''),
  cookie: ({ setCookies }) => setCookies.map(({ name }) => name),
  finding: () => FindingId.options,
};

/** Suggestions for a filter with the caret at `caret`; none where what stands there is complete. */
export function suggest(text: string, caret: number, exchanges: readonly ExchangeView[]): Suggestion[] {
  const token = tokens(text).find(({ start, end }) => start < caret && caret <= end);
  const { start, end } = token ?? { start: caret, end: caret };
  const typed = text.slice(start, caret).toLowerCase();
  const sign = typed.startsWith('-') ? '-' : '';
  const [head = '', value] = split(typed.slice(sign.length));
  const offered = value === null ? words(head) : isField(head) ? values(head, value, exchanges) : [];
  return offered
    .filter((offer) => sign + offer.text !== text.slice(start, end).toLowerCase())
    .slice(0, MOST)
    .map((offer) => {
      const put = sign + offer.text;
      // A word that waits for its value keeps the caret; a finished one is followed by a blank.
      const gap = put.endsWith(':') || text[end] === ' ' ? '' : ' ';
      return {
        ...offer,
        text: put,
        filter: text.slice(0, start) + put + gap + text.slice(end),
        caret: start + put.length + gap.length,
      };
    });
}

function split(typed: string): [head: string, value: string | null] {
  const colon = typed.indexOf(':');
  return colon === -1 ? [typed, null] : [typed.slice(0, colon), typed.slice(colon + 1)];
}

type Offer = Pick<Suggestion, 'text' | 'words'>;

function words(head: string): Offer[] {
  return FIELDS.filter((field) => field.startsWith(head)).map((field) => ({
    text: field === 'finding' ? field : `${field}:`,
    words: timelineTexts.filter.fields[field],
  }));
}

function values(field: Field, typed: string, exchanges: readonly ExchangeView[]): Offer[] {
  const known = new Set(exchanges.slice(-NEWEST).flatMap(VALUES[field]));
  const wanted = typed.replace(/^"/, '');
  return (field === 'finding' ? FindingId.options : [...known].sort())
    .map((value) => value.toLowerCase())
    .filter((value) => value !== '' && value.startsWith(wanted))
    .map((value) => ({ text: printTerm({ field, value, not: false }), words: meaningOf(field, value) }));
}

function meaningOf(field: Field, value: string): string {
  const id = FindingId.options.find((option) => option === value);
  return field === 'finding' && id !== undefined ? FINDING_TEXTS[id].title : '';
}
