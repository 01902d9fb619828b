/**
 * The language of the timeline's filter: `browser:alice status:3xx -store:touch finding "some text"`. Text to terms
 * and back; reading never fails, what it can't understand becomes a sentence. What a term matches is in match.ts.
 */
import { distance } from '#shared/byHand.ts';
import { FindingId } from '#shared/trace.ts';
import { timelineTexts } from '../../texts/timeline.ts';

const words = timelineTexts.filter;

/** The words of the language. What each looks at is said in the catalogue. */
export const FIELDS = ['browser', 'method', 'path', 'status', 'store', 'sid', 'cookie', 'finding'] as const;
export type Field = (typeof FIELDS)[number];

export const isField = (name: string): name is Field => FIELDS.some((field) => field === name);

export interface Term {
  /** null: free text, anywhere in the row. */
  field: Field | null;
  /** In small letters, never empty but for a finding of any kind. */
  value: string;
  /** Keeps what doesn't match. */
  not: boolean;
}

export interface Query {
  terms: readonly Term[];
  /** One sentence for each word that can't be understood; the others still count. */
  errors: readonly string[];
}

/** A piece of the text between blanks, where it begins and ends. Quotes hold blanks together. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

/** Reads what a person typed. An unfinished `browser:` is no error: it is being typed. */
export function parse(text: string): Query {
  const terms: Term[] = [];
  const errors: string[] = [];
  for (const token of tokens(text)) {
    const read = readToken(token.text);
    if (typeof read === 'string') errors.push(read);
    else if (read !== null) terms.push(read);
  }
  return { terms, errors };
}

/** The text that parses to these terms. */
export const print = (terms: readonly Term[]): string => terms.map(printTerm).join(' ');

export function printTerm({ field, value, not }: Term): string {
  const sign = not ? '-' : '';
  if (field === null) return sign + (isPlainText(value) ? value : quote(value));
  if (value === '') return sign + field;
  return `${sign}${field}:${/[\s"]/.test(value) ? quote(value) : value}`;
}

export function tokens(text: string): Token[] {
  return [...text.matchAll(/(?:"(?:\\.|[^"\\])*(?:"|\\?$)|[^\s"])+/gs)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const SHAPE = /^(-?)(?:([a-z][a-z-]*):)?(.*)$/is;

/** A term, a sentence where it makes no sense, or null where it says nothing yet. */
function readToken(token: string): Term | string | null {
  const [, sign = '', name = '', rest = ''] = SHAPE.exec(token) ?? [];
  const not = sign === '-';
  const value = unquote(rest).toLowerCase();
  if (name === '') {
    if (rest.toLowerCase() === 'finding') return { field: 'finding', value: '', not };
    return value === '' ? null : { field: null, value, not };
  }
  const field = name.toLowerCase();
  if (!isField(field)) return unknownField(name, rest);
  if (value === '') return null;
  const wrong = wrongValue(field, value);
  return wrong ?? { field, value, not };
}

const isPlainText = (value: string): boolean =>
  !/[\s":]/.test(value) && !value.startsWith('-') && value !== 'finding' && value !== '';

const quote = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`;

/** Takes quotes away, also one that nobody closed. */
const unquote = (text: string): string =>
  text.replace(/"((?:\\.|[^"\\])*)(?:"|\\?$)/gs, (_, inside: string) => inside.replace(/\\(.)/gs, '$1'));

/** The likeliest of the names, where one is near. */
function meant(typed: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, far: distance(typed.slice(0, 40), name) }))
    .sort((a, b) => a.far - b.far)[0];
  return ranked !== undefined && ranked.far <= Math.max(1, typed.length / 3) ? ranked.name : null;
}

function unknownField(name: string, rest: string): string {
  const near = meant(name.toLowerCase(), FIELDS);
  if (near !== null) return words.didYouMean(`${name}:`, `${near}:${rest}`);
  return words.noField(`${name}:`, FIELDS.join(', '));
}

function wrongValue(field: Field, value: string): string | null {
  if (field === 'status' && !/^[1-5](?:\d\d|xx)$/.test(value)) return words.noStatus(value);
  if (field !== 'finding' || FindingId.options.some((id) => id === value)) return null;
  const near = meant(value, FindingId.options);
  return near === null ? words.noFinding(value) : words.meantFinding(value, `finding:${near}`);
}
