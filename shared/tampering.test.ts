import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeApart } from './cookies.ts';
import { TAMPERINGS, tampered } from './tampering.ts';

const signed = fc
  .tuple(fc.stringMatching(/^[\w-]{1,40}$/), fc.stringMatching(/^[\w+/]{43}$/))
  .map(([sid, signature]) => ({ sid, signature, value: encodeURIComponent(`s:${sid}.${signature}`) }));

test('a changed signature leaves the id, a changed id leaves the signature, and each differs in one character', () => {
  fc.assert(
    fc.property(signed, ({ sid, signature, value }) => {
      const bySignature = takeApart(tampered(value, 'signature') ?? '');
      expect(bySignature?.sid).toBe(sid);
      expect(bySignature?.signature.slice(1)).toBe(signature.slice(1));
      expect(bySignature?.signature).not.toBe(signature);
      const byId = takeApart(tampered(value, 'id') ?? '');
      expect(byId?.signature).toBe(signature);
      expect(byId?.sid.slice(1)).toBe(sid.slice(1));
      expect(byId?.sid).not.toBe(sid);
    }),
  );
});

test('unsigned is the bare id', () => {
  expect(tampered('s%3Aabc.def%2Fg', 'unsigned')).toBe('abc');
});

test.each(TAMPERINGS)('a cookie that is not signed has no %s to tamper with', (change) => {
  expect(tampered('dark', change)).toBeNull();
});
