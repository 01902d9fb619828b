/**
 * What a filter keeps. Several values of one word: any of them; different words: all of them; with a minus: none.
 * Exchanges are looked at as they stand now, what happened between them by its words alone. Pure.
 */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { describe } from '../../explain/events.ts';
import { timelineTexts } from '../../texts/timeline.ts';
import type { Field, Term } from './grammar.ts';

type Test<T> = (subject: T, value: string) => boolean;

const has = (text: string, value: string): boolean => text.toLowerCase().includes(value);
const begins = (text: string | null | undefined, value: string): boolean =>
  text?.toLowerCase().startsWith(value) ?? false;

const LOOKS: Readonly<Record<Field, Test<ExchangeView>>> = {
  browser: ({ browser }, value) => begins(browser ?? 'outside', value),
  method: ({ method }, value) => method.toLowerCase() === value,
  path: ({ path }, value) => has(path, value),
  status: ({ status }, value) =>
    status !== null &&
    (value.endsWith('xx') ? begins(String(status), value[0] ?? '') : String(status) === value),
  store: ({ storeCalls }, value) => storeCalls.some(({ method }) => method.toLowerCase() === value),
  sid: (exchange, value) => sidsOf(exchange).some((sid) => begins(sid, value)),
  cookie: ({ requestHeaders, setCookies }, value) =>
    setCookies.some(({ name }) => has(name, value)) ||
    requestHeaders.some(([name, cookies]) => name.toLowerCase() === 'cookie' && hasCookie(cookies, value)),
  finding: ({ findings }, value) => findings.some(({ id }) => value === '' || id === value),
};

const hasCookie = (header: string, value: string): boolean =>
  header.split(';').some((pair) => has(pair.split('=')[0] ?? '', value));

function sidsOf({ cookie, generated, loaded, changed, storeCalls, setCookies }: ExchangeView) {
  return [cookie, loaded, changed, ...generated, ...storeCalls, ...setCookies].map((known) => known?.sid);
}

/** What a row says, as far as it isn't told by its parts. */
function hasText(exchange: ExchangeView, value: string): boolean {
  const { id, browser, method, path, status, storeCalls, setCookies } = exchange;
  return (
    has(`#${id} ${browser ?? timelineTexts.outside} ${method} ${path} ${status ?? ''}`, value) ||
    sidsOf(exchange).some((sid) => begins(sid, value)) ||
    setCookies.some(({ name }) => has(name, value)) ||
    storeCalls.some((call) => call.method.toLowerCase() === value)
  );
}

/** Groups terms once, so that thousands of rows cost little. */
export interface Filter {
  exchange: (exchange: ExchangeView) => boolean;
  note: (event: TraceEvent) => boolean;
}

export function filterOf(terms: readonly Term[]): Filter {
  const none = terms.filter(({ not }) => not);
  const texts = terms.filter(({ field, not }) => field === null && !not);
  const fields = new Map<Field, string[]>();
  for (const { field, value, not } of terms)
    if (field !== null && !not) fields.set(field, [...(fields.get(field) ?? []), value]);
  const groups = [...fields].map(([field, values]) => ({ look: LOOKS[field], values }));
  const isIn = (exchange: ExchangeView, { field, value }: Term) =>
    field === null ? hasText(exchange, value) : LOOKS[field](exchange, value);
  return {
    exchange: (exchange) =>
      groups.every(({ look, values }) => values.some((value) => look(exchange, value))) &&
      texts.every(({ value }) => hasText(exchange, value)) &&
      !none.some((term) => isIn(exchange, term)),
    note: (event) =>
      [...fields].every(
        ([field, values]) => field === 'finding' && values.some((value) => isFinding(event, value)),
      ) &&
      texts.every(({ value }) => says(event, value)) &&
      !none.some(({ field, value }) =>
        field === null ? says(event, value) : field === 'finding' && isFinding(event, value),
      ),
  };
}

const isFinding = (event: TraceEvent, value: string): boolean =>
  event.type === 'finding' && (value === '' || event.id === value);

function says(event: TraceEvent, value: string): boolean {
  const { title, details } = describe(event);
  return has(title, value) || details.some((detail) => has(detail, value));
}
