/** Splits JavaScript text into coloured runs: strings, numbers, words of the language, comments. It reads for the
 * eye only: no parser, and joined together the runs are always the text itself. */

export type TokenKind = 'plain' | 'string' | 'number' | 'keyword' | 'comment';
export interface Token {
  kind: TokenKind;
  text: string;
  /** Where it begins in the whole text. */
  at: number;
}

const KEYWORDS = [
  'async await break case catch class const continue default delete do else export extends false finally for from',
  'function if import in instanceof let new null of return static super switch this throw true try typeof undefined',
  'var void while yield',
]
  .join(' ')
  .split(' ');

const PATTERN = new RegExp(
  [
    '(?<comment>//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$))',
    '(?<string>\'(?:[^\'\\\\\\n]|\\\\[\\s\\S])*\'?|"(?:[^"\\\\\\n]|\\\\[\\s\\S])*"?|`(?:[^`\\\\]|\\\\[\\s\\S])*`?)',
    `(?<keyword>(?<![\\w$.])(?:${KEYWORDS.join('|')})(?![\\w$:]))`,
    '(?<number>(?<![\\w$.])\\d[\\d_]*(?:\\.\\d+)?(?:e[+-]?\\d+)?)',
  ].join('|'),
  'g',
);

const KINDS = ['comment', 'string', 'keyword', 'number'] as const;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: text.slice(end, match.index), at: end });
    const kind = KINDS.find((name) => match.groups?.[name] !== undefined) ?? 'plain';
    tokens.push({ kind, text: match[0], at: match.index });
    end = match.index + match[0].length;
  }
  if (end < text.length) tokens.push({ kind: 'plain', text: text.slice(end), at: end });
  return tokens;
}

export interface Line {
  /** Where it begins in the whole text. */
  at: number;
  tokens: Token[];
}

/** The same, cut at line ends: a run that spans lines continues on each of them. */
export function tokenizeLines(text: string): Line[] {
  let line: Line = { at: 0, tokens: [] };
  const lines = [line];
  for (const { kind, text: run, at: start } of tokenize(text)) {
    let at = start;
    for (const [index, part] of run.split('\n').entries()) {
      if (index > 0) {
        line = { at, tokens: [] };
        lines.push(line);
      }
      if (part !== '') line.tokens.push({ kind, text: part, at });
      at += part.length + 1;
    }
  }
  return lines;
}
