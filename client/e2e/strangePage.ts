// A page in the pseudo-language, for whoever knows it in English: what is looked for by its English name is found by that name
// or by the strange one, whichever it has. So the states of states.ts are reached in either language.

import type { Page } from 'playwright-core';
import { pseudoText } from '../texts/pseudo.ts';

/** What a text of the catalogue may have around it; one that stands in another has it in the middle, too. */
const FRAME = '[⟦⟧·]*';
const SEARCHES: readonly PropertyKey[] = [
  'getByText',
  'getByLabel',
  'getByPlaceholder',
  'getByTitle',
  'getByAltText',
];
/** What stays as it is in a regular expression: escapes, classes, groups, repetitions; and apart, its two ends. */
const TOKENS = /\\.|\[[^\]]*\]|\(\?[:=!]|\{\d+,?\d*\}|[()|?*+.]|[\s\S]/gu;

const strangeLetter = (plain: string): string =>
  /[a-z]/i.test(plain) ? ([...pseudoText(plain)][1] ?? '') : '';

function either(literal: string, ignoresCase: boolean): string {
  const cases = ignoresCase ? [literal.toLowerCase(), literal.toUpperCase()] : [literal];
  const letters = [...new Set(cases.flatMap((plain) => [plain, strangeLetter(plain)]))].join('');
  return `(?:[${letters.replace(/[\\\]^-]/g, '\\$&')}]${FRAME})`;
}

/** Finds a name in English or in the pseudo-language, by the rules of Playwright: a text is a part of it unless `exact`. */
export function inEither(name: string | RegExp, exact = false): RegExp {
  if (typeof name === 'string') {
    const source = [...name].map((literal) => either(literal, !exact)).join('');
    return exact ? new RegExp(`^${FRAME}${source}$`) : new RegExp(source, 'i');
  }
  const source = name.source.replace(TOKENS, (token) => {
    if (token === '^') return `^${FRAME}`;
    if (token === '$') return `${FRAME}$`;
    return token.length > 1 || /[()|?*+.]/.test(token) ? token : either(token, name.ignoreCase);
  });
  return new RegExp(source, name.flags);
}

const isName = (value: unknown): value is string | RegExp =>
  typeof value === 'string' || value instanceof RegExp;

const field = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;

/** The same call with names that are found in either language. */
function translated(method: PropertyKey, args: unknown[]): unknown[] {
  const [first, options] = args;
  if (method === 'getByRole') {
    const name = field(options, 'name');
    const { exact, ...rest } = { exact: field(options, 'exact'), ...Object(options) };
    return isName(name) ? [first, { ...rest, name: inEither(name, exact === true) }] : args;
  }
  if (SEARCHES.includes(method) && isName(first)) return [inEither(first, field(options, 'exact') === true)];
  if (method === 'goto' && typeof first === 'string') return [withLanguage(first), options];
  return args;
}

function withLanguage(url: string): string {
  const asked = new URL(url);
  asked.searchParams.set('language', 'en-XA');
  return asked.href;
}

/** Whether something can be searched as a page can: its parts, too. */
const isSearched = (value: unknown): value is object => typeof field(value, 'getByRole') === 'function';

/** An option is chosen by its label, which has to be there first. */
async function choose(list: object, args: unknown[]): Promise<unknown> {
  const label = field(args[0], 'label');
  if (typeof label !== 'string') return call(list, 'selectOption', args);
  await call(list, 'waitFor', []);
  const labels: unknown = await call(call(list, 'locator', ['option']), 'allTextContents', []);
  const wanted = inEither(label, true);
  const found = Array.isArray(labels) ? labels.find((each) => wanted.test(String(each).trim())) : undefined;
  return call(list, 'selectOption', [{ label: found ?? label }]);
}

function call(target: unknown, method: PropertyKey, args: unknown[]): unknown {
  const act = field(target, String(method));
  if (typeof act !== 'function') throw new Error(`Nothing can do ${String(method)}.`);
  return Reflect.apply(act, target, args);
}

function searchedIn<T extends object>(target: T): T {
  return new Proxy(target, {
    get(_, method) {
      const value: unknown = Reflect.get(target, method);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (method === 'selectOption') return choose(target, args);
        const result = call(target, method, translated(method, args));
        return isSearched(result) ? searchedIn(result) : result;
      };
    },
  });
}

/** Every address that it is sent to is opened in the pseudo-language. */
export const strangePage = (page: Page): Page => searchedIn(page);
