/** Which colour and which shape a session id wears: a function of the number in which it first appeared, from 0.
 * 64 numbers pass before a pair repeats. Colours alone can't be told apart by everybody, so the shape always goes along. */

export const HUES = 8;
export const SHAPES = [
  'diamond',
  'circle',
  'triangle',
  'square',
  'hexagon',
  'star',
  'plus',
  'half-moon',
] as const;
export type Shape = (typeof SHAPES)[number];

/** Index of the identity colour, 0 to 7; the token is `--s{hue + 1}`. */
export const hueOf = (n: number): number => n % HUES;

export function shapeOf(n: number): Shape {
  return SHAPES[(n + 3 * Math.floor(n / HUES)) % SHAPES.length] ?? 'diamond';
}
