/** Session data in words: what a record holds besides its cookie, and what a handler changed, as code. Pure. */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { PatchOperation } from '#shared/trace.ts';

export interface Entry {
  key: string;
  /** As JavaScript text, on one line. */
  value: string;
}

/** The entries of a session's JSON without its cookie; null where the text is no session. */
export function entriesOf(json: string): Entry[] | null {
  const session = parseObject(json);
  if (session === null) return null;
  return Object.entries(session)
    .filter(([key]) => key !== 'cookie')
    .map(([key, value]) => ({ key, value: literal(value) }));
}

function parseObject(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** A JSON value as one writes it in JavaScript: single quotes, no quotes around plain keys. */
export function literal(value: unknown): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const inside = Object.entries(value).map(([key, item]) => `${plainKey(key)}: ${literal(item)}`);
    return inside.length === 0 ? '{}' : `{ ${inside.join(', ')} }`;
  }
  return value === undefined ? 'undefined' : JSON.stringify(value);
}

const plainKey = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key));

/** The path of a JSON Pointer (RFC 6901) as property access on `session`. */
function access(pointer: string): string {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce((path, key) => {
    if (/^\d+$/.test(key)) return `${path}[${key}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${literal(key)}]`;
  }, 'session');
}

/** One change as the statement that would make it: `session.userid = 'user1'`. */
export function statement(operation: PatchOperation): string {
  if (operation.op === 'remove') return `delete ${access(operation.path)}`;
  if (operation.op === 'add' && operation.path.endsWith('/-'))
    return `${access(operation.path.slice(0, -2))}.push(${literal(operation.value)})`;
  return `${access(operation.path)} = ${literal(operation.value)}`;
}

/** The top-level keys that a patch touches, in its order, each once. */
export function changedKeys(patch: readonly PatchOperation[]): string[] {
  const keys = patch.map((operation) => operation.path.split('/')[1] ?? '').filter((key) => key !== '');
  return [...new Set(keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')))];
}

/** A key of a session that a handler changed: its value as code before and after, null where there was or is none. */
export interface KeyChange {
  key: string;
  before: string | null;
  after: string | null;
}

/** Longer values are cut here: the record and the inspector have them whole. */
const LONGEST = 60;

/** What the handler of an exchange changed, key by key; everything that was in it where it left no session. */
export function keyChanges({
  changed,
  loaded,
  generated,
}: Pick<ExchangeView, 'changed' | 'loaded' | 'generated'>): KeyChange[] {
  if (changed === null) return [];
  const isAnother = generated.some(({ reason }) => reason === 'regenerated');
  const before = valuesIn(isAnother ? null : (loaded?.data ?? null));
  const after = valuesIn(changed.data);
  const keys = changed.data === null ? [...before.keys()] : changedKeys(changed.patch);
  return keys.map((key) => ({ key, before: before.get(key) ?? null, after: after.get(key) ?? null }));
}

function valuesIn(json: string | null): Map<string, string> {
  const entries = json === null ? null : entriesOf(json);
  return new Map((entries ?? []).map(({ key, value }) => [key, cut(value)]));
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
