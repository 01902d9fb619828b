/**
 * What is known while a lesson file is read from top to bottom: which browsers there are by now, what the options are by
 * now, which names checks have given; and how to complain about a place in the file.
 */

import type { Line } from '#shared/lessonText.ts';
import { type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { readLine, type SeenLink } from './markdown.ts';
import { type Code, type Problems, START, unknownWord } from './problems.ts';
import type { Path, YamlSource } from './yamlSource.ts';

export type Mapping = Readonly<Record<string, unknown>>;
export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the moves so far have made of the sandbox, as far as the reader has to know. */
export interface Standing {
  browsers: readonly string[];
  options: SessionOptions;
}

export class Author {
  standing: Standing = { browsers: ['Alice', 'Bob', 'Mallory'], options: TUTORIAL_OPTIONS };
  /** Links to named events, in the words so far. */
  readonly seen: SeenLink[] = [];
  /** Names that checks give to events. */
  readonly names = new Set<string>();
  readonly problems: Problems;
  readonly #yaml: YamlSource;

  constructor(problems: Problems, yaml: YamlSource) {
    this.problems = problems;
    this.#yaml = yaml;
  }

  /** Something is wrong with the value there. */
  wrong(path: Path, code: Code, message: string): void {
    this.problems.add(this.#yaml.value(path), code, message);
  }

  /** Something is wrong with the key there. */
  wrongKey(path: Path, code: Code, message: string): void {
    this.problems.add(this.#yaml.key(path), code, message);
  }

  /** A key is missing in the mapping there. */
  missing(path: Path, key: string, what: string): void {
    this.wrong(path, 'L301', `${what} needs the key "${key}"`);
  }

  /** Complains about the keys of a mapping that aren't known. */
  onlyKeys(mapping: Mapping, known: readonly string[], path: Path, what: string): void {
    for (const key of Object.keys(mapping))
      if (!known.includes(key))
        this.wrongKey([...path, key], 'L201', unknownWord('key', key, known, ` of ${what}`));
  }

  /** A list; null with a complaint where it is something else. */
  list(value: unknown, path: Path, what: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    if (value !== undefined) this.wrong(path, 'L302', `${what} is a list, not ${nameOf(value)}`);
    return [];
  }

  /** A mapping; null with a complaint where it is something else. */
  mapping(value: unknown, path: Path, what: string): Mapping | null {
    if (isMapping(value)) return value;
    this.wrong(path, 'L302', `${what} is a mapping of keys to values, not ${nameOf(value)}`);
    return null;
  }

  text(value: unknown, path: Path, what: string): string | null {
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (value === undefined) this.missing(path.slice(0, -1), String(path.at(-1)), 'this');
    else this.wrong(path, 'L302', `${what} is text, not ${nameOf(value)}`);
    return null;
  }

  /** One line of words with their Markdown; empty where it is missing, which is complained about. */
  line(value: unknown, path: Path, what: string): Line {
    const text = this.text(value, path, what);
    return text === null ? [] : readLine(text, this.#yaml.value(path), this.markdown);
  }

  /** A browser's name as the sandbox has it, whatever its capitals here. */
  browser(name: string): string | null {
    const { browsers } = this.standing;
    return browsers.find((each) => each.toLowerCase() === name.toLowerCase()) ?? null;
  }

  /** The browser that a value names; the value itself, with a complaint, where there is none. */
  browserAt(value: unknown, path: Path): string {
    const name = typeof value === 'string' ? this.browser(value) : null;
    if (name === null)
      this.wrong(path, 'L207', unknownWord('browser', String(value), this.standing.browsers));
    return name ?? String(value);
  }

  /** A word out of a few; null with a complaint where it is none of them. */
  word<T extends string>(
    value: unknown,
    known: readonly T[],
    path: Path,
    what: string,
    code: Code,
  ): T | null {
    const word = known.find((each) => each === value);
    if (word === undefined) this.wrong(path, code, unknownWord(what, String(value), known));
    return word ?? null;
  }

  get markdown() {
    return {
      problems: this.problems,
      browser: (name: string) => this.browser(name),
      browsers: () => this.standing.browsers,
      seen: this.seen,
    };
  }

  get start() {
    return START;
  }
}

/** What a value is, for "… is text, not a number". */
export function nameOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return (
    { string: 'text', number: 'a number', boolean: 'true or false', object: 'a mapping' }[
      String(typeof value)
    ] ?? 'this'
  );
}
