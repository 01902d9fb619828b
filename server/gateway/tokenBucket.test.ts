import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TokenBucket } from './tokenBucket.ts';

it('lets through at most the burst plus what the rate gives, in any span of time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }), (waits) => {
      let now = 0;
      const bucket = new TokenBucket(10, 5, () => now);
      let passed = 0;
      for (const wait of waits) {
        now += wait;
        if (bucket.take()) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(5 + (now / 1000) * 10 + 1e-6);
    }),
  );
});

it('lets a patient sender through every time', () => {
  let now = 0;
  const bucket = new TokenBucket(10, 5, () => now);
  for (let i = 0; i < 50; i++) {
    expect(bucket.take()).toBe(true);
    now += 100;
  }
});
