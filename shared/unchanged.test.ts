// Whatever the quick look says of a value, the schema itself says as well.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { firstVisit, readingVisit, STARTED, stamp } from './sampleTrace.ts';
import { TraceEvent } from './trace.ts';
import { takesUnchanged } from './unchanged.ts';

const isEvent = takesUnchanged(TraceEvent);
const visits = stamp([...firstVisit(1, 'abc'), ...readingVisit(2, 'abc')]);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A copy of a value of JSON in which one thing, anywhere, is another one, is gone or is new. */
function broken(value: unknown, path: readonly number[], name: string, other: unknown): unknown {
  const copy: unknown = structuredClone(value);
  let place = copy;
  for (const step of path) {
    if (!isObject(place)) break;
    const names = Object.keys(place);
    const key = names[step % (names.length + 1)] ?? name;
    const inner: unknown = Reflect.get(place, key);
    if (isObject(inner) && step % 3 !== 0) place = inner;
    else {
      if (other === undefined) Reflect.deleteProperty(place, key);
      else Reflect.set(place, key, other);
      break;
    }
  }
  return JSON.parse(JSON.stringify(copy));
}

describe('a quick look at a value', () => {
  it('takes the events of an exchange, so that the schema need not copy them', () => {
    expect(visits.filter((event) => !isEvent(event))).toEqual([]);
  });

  it('leaves to the schema what may become something else', () => {
    const [started] = stamp([STARTED]);
    expect(isEvent(started)).toBe(false);
    expect(isEvent({ ...visits[0], unheard: 1 })).toBe(false);
    expect(takesUnchanged(z.string().trim())(' a ')).toBe(false);
    expect(takesUnchanged(z.object({ a: z.number().default(1) }))({})).toBe(false);
    expect(takesUnchanged(z.number().transform((n) => n + 1))(1)).toBe(false);
  });

  it('takes an event only where the schema takes it and leaves it as it is, whatever was done to it', () => {
    const seen = { taken: 0, left: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...visits),
        fc.array(fc.nat(60), { maxLength: 4 }),
        fc.string(),
        fc.option(fc.oneof(fc.jsonValue(), fc.constantFrom(0, -1, 1.5, 2 ** 60, 'ok', 'GET')), {
          nil: undefined,
        }),
        (event, path, name, other) => {
          const value = broken(event, path, name, other);
          const taken = isEvent(value);
          seen[taken ? 'taken' : 'left'] += 1;
          if (!taken) return;
          const parsed = TraceEvent.safeParse(value);
          expect(parsed.error).toBeUndefined();
          expect(parsed.data).toEqual(value);
        },
      ),
      { numRuns: 4000 },
    );
    expect(Math.min(seen.taken, seen.left)).toBeGreaterThan(400);
  });

  it('knows the bounds of numbers', () => {
    const schemas = [z.number().int().min(0), z.number().int().positive(), z.number().max(9), z.number()];
    for (const schema of schemas)
      for (const value of [-1, 0, 0.5, 1, 9, 10, Number.NaN, Number.POSITIVE_INFINITY, '1', null])
        expect(takesUnchanged<number>(schema)(value)).toBe(schema.safeParse(value).success);
  });
});
