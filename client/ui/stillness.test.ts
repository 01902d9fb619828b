import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');
const client = fileURLToPath(new URL('..', import.meta.url));
const tokens = join(client, 'ui', 'tokens.css');
const sheets = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => join(client, path))
  .filter((path) => path !== tokens);

/** What a transition or animation is told in so many milliseconds or seconds, in any declaration of it. */
const timed = (css: string) =>
  [...css.matchAll(/(?:transition|animation)[\w-]*:[^;}]*/g)]
    .map(([declaration]) => declaration)
    .filter((declaration) => /(?<![\w-])[\d.]+m?s\b/.test(declaration));

/** Names of the durations, in the order in which a style sheet gives them. */
const durations = (css: string) =>
  [...css.matchAll(/(--d-[a-z]+): *([\d.]+)m?s/g)].map(([, name, time]) => ({ name, time }));

test('every duration in a style sheet is a token', () => {
  expect(sheets.length).toBeGreaterThan(40);
  expect(sheets.flatMap((path) => timed(read(path)).map((declaration) => `${path}: ${declaration}`))).toEqual(
    [],
  );
});

test('with reduced motion every one of these tokens is nothing', () => {
  const [moving = '', still = ''] = read(tokens).split('@media (prefers-reduced-motion: reduce)');
  expect(durations(moving).length).toBeGreaterThan(0);
  expect(durations(still)).toEqual(durations(moving).map(({ name }) => ({ name, time: '0' })));
});

test('a mark that stays delays nothing that a change of the theme changes', () => {
  const staying = sheets.flatMap((path) =>
    [...read(path).matchAll(/transition[\w-]*:[^;}]*var\(--stay\)[^;}]*/g)].map(
      ([declaration]) => declaration,
    ),
  );
  expect(staying).toEqual(['transition: outline-color var(--d-tap) var(--stay)']);
});
