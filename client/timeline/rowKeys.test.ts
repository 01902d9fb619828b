import { describe, expect, it } from 'vitest';
import { actOf } from './rowKeys.ts';
import type { Line } from './rows.ts';

const line: Line = { kind: 'exchange', key: 'exchange-7', id: 7 };
const at = (index: number, opened = false) => ({ line, at: index, count: 30, opened });

describe('a key in the grid', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 29, 29],
    ['ArrowUp', 0, 0],
    ['Home', 12, 0],
    ['End', 12, 29],
    ['PageDown', 12, 20],
    ['PageUp', 3, 0],
  ])('%s moves from row %i to row %i', (key, from, to) =>
    expect(actOf(key, at(from))).toEqual({ act: 'move', to }),
  );

  it.each([
    ['Enter', false, 'inspect'],
    ['p', false, 'pin'],
    ['ArrowRight', false, 'toggle'],
    ['ArrowLeft', true, 'toggle'],
  ])('%s at an exchange, opened: %s, does %s', (key, opened, act) =>
    expect(actOf(key, at(1, opened))).toEqual({ act, exchange: 7 }),
  );

  it('leaves alone what has no meaning there', () => {
    expect(actOf('ArrowLeft', at(1))).toBeNull();
    expect(actOf('ArrowRight', at(1, true))).toBeNull();
    expect(actOf('Tab', at(1))).toBeNull();
  });
});
