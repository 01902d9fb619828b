/**
 * What is wrong with a lesson, told to its author: a stable code, a place in the file, and a sentence that says what to
 * do. L1xx: it can't be read; L2xx: a word that isn't known; L3xx: something is missing or doesn't fit; L4xx: it doesn't
 * do what it says when it is replayed.
 */
import { distance } from '#shared/byHand.ts';
import type { LessonError } from '#shared/lessons.ts';

export type Code = LessonError['code'];

/** Where something is in a file, counted from 1. */
export interface Spot {
  line: number;
  column: number;
}

export const START: Spot = { line: 1, column: 1 };

/** Collects what is wrong with one file. */
export class Problems {
  readonly #file: string;
  readonly #lesson: string | null;
  readonly #found: LessonError[] = [];

  constructor(file: string, lesson: string | null) {
    this.#file = file;
    this.#lesson = lesson;
  }

  add(spot: Spot, code: Code, message: string): void {
    const known = this.#found.some(
      (other) => other.line === spot.line && other.column === spot.column && other.message === message,
    );
    if (!known) this.#found.push({ file: this.#file, ...spot, code, message, lesson: this.#lesson });
  }

  get any(): boolean {
    return this.#found.length > 0;
  }

  /** In the order of the file. */
  get list(): LessonError[] {
    return [...this.#found].sort((a, b) => a.line - b.line || a.column - b.column);
  }
}

/** `lessons/x/lesson.md:7:40 error L204 unknown event …`, as editors make a link of. */
export const problemLine = ({ file, line, column, code, message }: LessonError): string =>
  `${file}:${line}:${column} error ${code} ${message}`;

/** `unknown event "store.tuch"; did you mean "store.touch"?`, or the words that there are. `of`: whose word it is. */
export function unknownWord(what: string, word: string, known: readonly string[], of = ''): string {
  const said = `unknown ${what} "${word.slice(0, 80)}"${of}`;
  const near = nearest(word, known);
  if (near !== null) return `${said}; did you mean "${near}"?`;
  return known.length === 0 || known.length > 30 ? said : `${said}; there are ${known.join(', ')}`;
}

/** The word that was probably meant: at most a third of its letters are others. */
function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 80) return null;
  const [best] = known
    .map((each) => ({ each, far: distance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  if (best === undefined || best.far >= best.each.length) return null;
  return best.far <= Math.ceil(best.each.length / 3) ? best.each : null;
}
