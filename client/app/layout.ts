/**
 * How large the panels are and whether they are folded: kept between visits. What is kept is a wish; how much of it there
 * is room for is said anew for each window, so that the stage always keeps its own.
 */
import { z } from 'zod';
import { Kept } from './kept.ts';

/** Sizes in rem, so that they grow with the text; null: as it is at first. */
export const Layout = z.strictObject({
  left: z.number().min(10).max(60).nullable(),
  right: z.number().min(10).max(60).nullable(),
  time: z.number().min(3).max(80).nullable(),
  leftFolded: z.boolean(),
  rightFolded: z.boolean(),
});
export type Layout = z.infer<typeof Layout>;

export const FIRST_LAYOUT: Layout = {
  left: null,
  right: null,
  time: null,
  leftFolded: false,
  rightFolded: false,
};

export const layout = new Kept({
  key: 'sessionscope.layout.v1',
  schema: Layout,
  fallback: FIRST_LAYOUT,
});

export const changeLayout = (change: Partial<Layout>): void => layout.set({ ...layout.get(), ...change });

/** rem. */
const FIRST = { left: 16, right: 19.5, time: 9.75, timeLow: 5.75 };
const SMALLEST = { left: 13, right: 17, time: 3.75, stage: 48, stageHigh: 26 };

/** A window in rem. */
export interface Room {
  width: number;
  height: number;
  leftDocks: boolean;
  rightDocks: boolean;
}

export interface Size {
  now: number;
  min: number;
  max: number;
}

/** The sizes that fit: the stage keeps 48 by 26 rem wherever the window has that much beside the smallest panels. */
export function sizesIn({ width, height, leftDocks, rightDocks }: Room, wished: Layout) {
  const isLeft = leftDocks && !wished.leftFolded;
  const isRight = rightDocks && !wished.rightFolded;
  const spare = Math.max(
    0,
    width - SMALLEST.stage - (isLeft ? SMALLEST.left : 3) - (isRight ? SMALLEST.right : 3),
  );
  const right = sized(wished.right ?? FIRST.right, SMALLEST.right, SMALLEST.right + spare);
  const left = sized(
    wished.left ?? FIRST.left,
    SMALLEST.left,
    SMALLEST.left + Math.max(0, spare - (isRight ? right.now - SMALLEST.right : 0)),
  );
  const first = height < 52.5 ? FIRST.timeLow : FIRST.time;
  const time = sized(
    wished.time ?? first,
    SMALLEST.time,
    Math.max(first, height - SMALLEST.stageHigh - SMALLEST.time),
  );
  return { left, right, time };
}

const sized = (wish: number, min: number, max: number): Size => ({
  now: Math.min(max, Math.max(min, wish)),
  min,
  max,
});
