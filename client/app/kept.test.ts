import { expect, test } from 'vitest';
import { z } from 'zod';
import { Kept, type KeptPlace } from './kept.ts';

const Layout = z.strictObject({ left: z.number().min(10).max(30) });
const FALLBACK = { left: 16 };

const keptIn = (place: KeptPlace) =>
  new Kept({ key: 'sessionscope.test.v1', schema: Layout, fallback: FALLBACK, place: () => place });

function placeWith(text: string | null) {
  const place = {
    text,
    getItem: () => place.text,
    setItem: (_key: string, value: string) => {
      place.text = value;
    },
  };
  return place;
}

test('what was set is there again at the next visit, and listeners hear of it', () => {
  const place = placeWith(null);
  const kept = keptIn(place);
  let heard = 0;
  const stop = kept.subscribe(() => heard++);
  kept.set({ left: 20 });
  stop();
  kept.set({ left: 21 });
  expect(heard).toBe(1);
  expect(keptIn(place).get()).toEqual({ left: 21 });
});

test('what is only shown is not kept', () => {
  const place = placeWith(null);
  const kept = keptIn(place);
  kept.tell({ left: 30 });
  expect(kept.get()).toEqual({ left: 30 });
  expect(keptIn(place).get()).toEqual(FALLBACK);
});

test.each(['', '{', 'null', '{"left":1000}', '{"left":20,"more":1}', '"20"'])(
  '%j is not believed',
  (text) => {
    expect(keptIn(placeWith(text)).get()).toEqual(FALLBACK);
  },
);

test('where storage is forbidden the choice holds for this page', () => {
  const forbidden = () => {
    throw new Error('The operation is insecure.');
  };
  const kept = keptIn({ getItem: forbidden, setItem: forbidden });
  kept.set({ left: 12 });
  expect(kept.get()).toEqual({ left: 12 });
});
