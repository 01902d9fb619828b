/**
 * What the fields of a check mean: the value of a field of an event, of its exchange or of a cookie, and whether it is
 * what a matcher wants. Pure; a value that the exchange can still change is `undecided`.
 */
import type { ExchangeView } from './exchanges.ts';
import type { Matcher } from './lessonChecks.ts';
import { type TraceEvent, TraceEvent as TraceEventSchema, type TraceEventType } from './trace.ts';

/** An event together with its exchange as it stands; null where it belongs to none. */
export interface Seen {
  readonly event: TraceEvent;
  readonly exchange: ExchangeView | null;
}

/** Fields that each event has by way of its exchange. The last two are known once the response has begun. */
export const EXCHANGE_FIELDS = ['browser', 'method', 'path', 'status', 'setCookie'] as const;
const SET_COOKIE_WORDS = ['none', 'session', 'app', 'any'] as const;

const UNDECIDED = Symbol('undecided');

const fieldsByType = new Map<TraceEventType, readonly string[]>(
  TraceEventSchema.options.map(({ shape }) => [shape.type.value, Object.keys(shape)]),
);

/** What `where` may name for that type of event; of a dotted path the first name. */
export function fieldsOf(type: TraceEventType): readonly string[] {
  const own = (fieldsByType.get(type) ?? []).filter((name) => name !== 'type');
  const keys = type === 'session.changed' ? ['keys'] : [];
  return [...new Set([...own, ...keys, ...EXCHANGE_FIELDS])];
}

/** The words that `setCookie` knows. */
export const setCookieWords: readonly string[] = SET_COOKIE_WORDS;

/** The value of a field, `undefined` where there is none, or that the exchange still decides about it. */
function read({ event, exchange }: Seen, field: string): unknown {
  const [first = '', ...rest] = field.split('.');
  if (event.type === 'decision' && first === 'conditions')
    return event.conditions.find(({ name }) => name === rest.join('.'))?.value;
  if (event.type === 'session.changed' && field === 'keys') return changedKeys(event.patch);
  if (first === 'headers' && 'headers' in event && rest.length > 0) {
    const name = rest.join('.').toLowerCase();
    return event.headers.find(([each]) => each.toLowerCase() === name)?.[1];
  }
  const own: unknown = Reflect.get(event, first);
  if (own !== undefined)
    return first === 'data' && rest.length > 0 ? inside(parsed(own), rest) : inside(own, rest);
  if (exchange === null) return undefined;
  if (first === 'browser' || first === 'method' || first === 'path') return exchange[first];
  if (first !== 'status' && first !== 'setCookie') return undefined;
  if (exchange.status === null && exchange.outcome === 'running') return UNDECIDED;
  return first === 'status' ? exchange.status : setCookieOf(exchange);
}

function setCookieOf({ setCookies }: ExchangeView): string[] {
  if (setCookies.length === 0) return ['none'];
  const bySession = setCookies.some(({ by }) => by === 'express-session') ? ['session'] : [];
  const byApp = setCookies.some(({ by }) => by === 'app') ? ['app'] : [];
  return ['any', ...bySession, ...byApp];
}

const changedKeys = (patch: readonly { path: string }[]) => [
  ...new Set(patch.map(({ path }) => path.split('/')[1] ?? '')),
];

/** A path into plain data. */
export function inside(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined,
    value,
  );
}

/** What JSON text holds; undefined where it is none. */
export function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether every field is as `where` wants it; `undecided` until the exchange has its response. */
export function meets(
  seen: Seen,
  where: Readonly<Record<string, Matcher>>,
  named: ReadonlyMap<string, Seen>,
): boolean | 'undecided' {
  let undecided = false;
  for (const [field, matcher] of Object.entries(where)) {
    const value = read(seen, field);
    if (value === UNDECIDED) undecided = true;
    else if (!matches(field === 'path' ? asPath(value, matcher) : value, matcher, named)) return false;
  }
  return undecided ? 'undecided' : true;
}

/** A path is compared without its query, unless the check names one. */
function asPath(value: unknown, matcher: Matcher): unknown {
  const namesQuery = 'values' in matcher && matcher.values.some((each) => String(each).includes('?'));
  return typeof value === 'string' && !namesQuery ? value.split('?')[0] : value;
}

/** Whether a value is what a matcher wants. */
export function matches(value: unknown, matcher: Matcher, named: ReadonlyMap<string, Seen>): boolean {
  switch (matcher.is) {
    case 'one-of':
      return isOneOf(value, matcher.values);
    case 'not':
      return !isOneOf(value, matcher.values);
    case 'present':
      return value !== undefined && value !== null;
    case 'absent':
      return value === undefined || value === null;
    case 'compared':
      return typeof value === 'number' && COMPARE[matcher.by](value, matcher.to);
    case 'has':
      return Array.isArray(value)
        ? value.includes(matcher.value)
        : typeof value === 'string' && value.includes(String(matcher.value));
    default: {
      const other = named.get(matcher.as);
      if (other === undefined) return false;
      const theirs = read(other, matcher.field);
      if (matcher.is === 'same') return value === theirs;
      if (matcher.is === 'different') return value !== theirs;
      if (typeof value !== 'number' || typeof theirs !== 'number') return false;
      return matcher.is === 'more' ? value > theirs : value < theirs;
    }
  }
}

const COMPARE: Record<'<' | '<=' | '>' | '>=', (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function isOneOf(value: unknown, values: readonly unknown[]): boolean {
  return Array.isArray(value) ? value.some((each) => values.includes(each)) : values.includes(value);
}
