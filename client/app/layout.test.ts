import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_LAYOUT, Layout, sizesIn } from './layout.ts';

const wish = (max: number) => fc.option(fc.double({ min: 10, max, noNaN: true }), { nil: null });
const anyLayout = fc.record({
  left: wish(60),
  right: wish(60),
  time: wish(80),
  leftFolded: fc.boolean(),
  rightFolded: fc.boolean(),
});

test('in a window of 1440 by 900 the panels are at first as the design has them', () => {
  const sizes = sizesIn({ width: 90, height: 56.25, leftDocks: true, rightDocks: true }, FIRST_LAYOUT);
  expect([sizes.left.now, sizes.right.now, sizes.time.now]).toEqual([16, 19.5, 9.75]);
});

test('whatever was wished, the stage keeps its room wherever the window has it', () => {
  fc.assert(
    fc.property(anyLayout, fc.double({ min: 87.5, max: 240, noNaN: true }), (wished, width) => {
      expect(Layout.safeParse(wished).success).toBe(true);
      const { left, right } = sizesIn({ width, height: 50, leftDocks: true, rightDocks: true }, wished);
      const taken = (wished.leftFolded ? 3 : left.now) + (wished.rightFolded ? 3 : right.now);
      expect(width - taken).toBeGreaterThanOrEqual(47.99);
      for (const { now, min, max } of [left, right]) {
        expect(now).toBeGreaterThanOrEqual(min);
        expect(now).toBeLessThanOrEqual(max);
      }
    }),
  );
});

test('the timeline never pushes the stage out of a window of any height', () => {
  fc.assert(
    fc.property(anyLayout, fc.double({ min: 36, max: 120, noNaN: true }), (wished, height) => {
      const { time } = sizesIn({ width: 90, height, leftDocks: true, rightDocks: true }, wished);
      expect(time.now).toBeLessThanOrEqual(Math.max(9.75, height - 29.75));
    }),
  );
});
