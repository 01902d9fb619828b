import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize, tokenizeLines } from './highlight.ts';

const kindsOf = (text: string) =>
  tokenize(text)
    .filter((token) => token.kind !== 'plain')
    .map((token) => [token.kind, token.text]);

test('strings, numbers, words of the language and comments are told apart', () => {
  expect(kindsOf("const views = 60_000; // 'not a string'")).toEqual([
    ['keyword', 'const'],
    ['number', '60_000'],
    ['comment', "// 'not a string'"],
  ]);
  expect(kindsOf("secret: 'it\\'s', resave: false")).toEqual([
    ['string', "'it\\'s'"],
    ['keyword', 'false'],
  ]);
});

test('property names that look like words of the language stay plain', () => {
  expect(kindsOf('module.default')).toEqual([]);
  expect(kindsOf('{ default: value, s1: x2 }')).toEqual([]);
});

test('a template literal over lines is a string on each of its lines', () => {
  const lines = tokenizeLines('send(`<p>\n  hello\n</p>`);');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toEqual({ at: 10, tokens: [{ kind: 'string', text: '  hello', at: 10 }] });
});

test('the runs joined together are the text, whatever the text', () => {
  const source = fc.array(
    fc.constantFrom("'", '"', '`', '\\', '/', '*', '\n', ' ', 'if', 'a1', '12.5', '{', '}', 'é', '$'),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(
      source.map((parts) => parts.join('')),
      (text) => {
        expect(
          tokenize(text)
            .map((token) => token.text)
            .join(''),
        ).toBe(text);
        expect(
          tokenizeLines(text)
            .map((line) => line.tokens.map((token) => token.text).join(''))
            .join('\n'),
        ).toBe(text);
        for (const token of tokenizeLines(text).flatMap((line) => line.tokens)) {
          expect(text.slice(token.at, token.at + token.text.length)).toBe(token.text);
        }
      },
    ),
  );
});
