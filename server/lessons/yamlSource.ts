/**
 * YAML that keeps its places: reads text into plain data, and finds for a path into that data where it stands in the
 * file. Anchors, aliases, tags and documents beyond the first aren't taken.
 */
import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problems, Spot } from './problems.ts';

export type Path = readonly (string | number)[];

export class YamlSource {
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #linesBefore: number;
  readonly data: unknown;

  private constructor(document: Document, lines: LineCounter, linesBefore: number) {
    this.#document = document;
    this.#lines = lines;
    this.#linesBefore = linesBefore;
    this.data = document.toJS({ maxAliasCount: 0 });
  }

  /** `linesBefore`: lines of the file above this text. Null where it can't be read; what is wrong is in `problems`. */
  static read(text: string, problems: Problems, linesBefore = 0): YamlSource | null {
    const lines = new LineCounter();
    const document = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: true,
      schema: 'core',
      prettyErrors: false,
    });
    const spotAt = (offset: number) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(1, line) + linesBefore, column: Math.max(1, col) };
    };
    for (const { code, message, pos } of document.errors) {
      if (code === 'DUPLICATE_KEY') {
        const key = text.slice(pos[0]).match(/^["']?([^\s"':,}]+)/)?.[1] ?? '';
        problems.add(spotAt(pos[0]), 'L103', `the key "${key}" is there twice; keep one`);
      } else problems.add(spotAt(pos[0]), 'L102', `this is no YAML: ${firstSentence(message)}`);
    }
    if (document.errors.length > 0) return null;
    try {
      return new YamlSource(document, lines, linesBefore);
    } catch {
      problems.add(spotAt(0), 'L102', 'anchors and aliases (&x, *x) are not taken; write the value out');
      return null;
    }
  }

  has(path: Path): boolean {
    return this.#document.hasIn(path);
  }

  /** Where the value at that path begins; of what isn't there, where the nearest thing around it is. */
  value(path: Path): Spot {
    for (let length = path.length; length >= 0; length--) {
      const node = this.#document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.#spot(node.range[0]);
    }
    return this.#spot(0);
  }

  /** Where the key at the end of that path begins. */
  key(path: Path): Spot {
    const last = path.at(-1);
    const around = this.#document.getIn(path.slice(0, -1), true);
    if (isMap(around))
      for (const pair of around.items)
        if (isPair(pair) && isScalar(pair.key) && pair.key.value === last && pair.key.range)
          return this.#spot(pair.key.range[0]);
    if (isSeq(around) || typeof last === 'number') return this.value(path);
    return this.value(path.slice(0, -1));
  }

  #spot(offset: number): Spot {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(1, line) + this.#linesBefore, column: Math.max(1, col) };
  }
}

const firstSentence = (message: string) =>
  (message.split('\n')[0] ?? message).replace(/\.?$/, '').slice(0, 160);
