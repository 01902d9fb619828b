/** Which colour and which shape a session id wears, by the number in which it first appeared: shared/cookies.ts has
 * the rule. Colours alone can't be told apart by everybody, so the shape always goes along. */
import { chipOf, SHAPES, type Shape } from '#shared/cookies.ts';

export { SHAPES, type Shape };
export const HUES = 8;

/** Index of the identity colour, 0 to 7; the token is `--s{hue + 1}`. */
export const hueOf = (n: number): number => chipOf('', n).colour;

export const shapeOf = (n: number): Shape => chipOf('', n).shape;
