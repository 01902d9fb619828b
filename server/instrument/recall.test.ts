import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf } from '#shared/decisionKey.ts';
import { decide } from '#shared/decisions.ts';
import { recall } from './recall.ts';

test('what is remembered is what would be decided, whatever the facts and options', () => {
  const id = fc.constantFrom('a', 'b', '', undefined, 7);
  const yesNo = fc.boolean();
  const facts = fc.record({
    cookieId: id,
    sessionId: id,
    hasSession: yesNo,
    sessionIsNull: yesNo,
    loaded: yesNo,
    modified: yesNo,
    savedBefore: yesNo,
    saved: yesNo,
    storeHasTouch: yesNo,
    hasExpiry: yesNo,
    secureCookie: yesNo,
    secureConnection: yesNo,
    writable: yesNo,
  });
  const options = fc.record({ resave: yesNo, saveUninitialized: yesNo, rolling: yesNo, unsetDestroy: yesNo });
  fc.assert(
    fc.property(
      fc.constantFrom('destroy', 'save', 'touch', 'set-cookie'),
      facts,
      options,
      (question, given, set) => {
        expect(recall(question, keyOf(given, set))).toEqual(decide(question, given, set));
      },
    ),
    { numRuns: 5000 },
  );
});
