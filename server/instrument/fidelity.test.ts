import type { RequestHandler } from 'express';
import session from 'express-session';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { FidelityProof } from './fidelity.ts';
import { sequences } from './fidelityCases.ts';

// That the instrumentation is faithful is shown in server/bench/fidelity.test.ts, where threads play 10,000 cases. Here:
// that the proof would find a fault.

let proof: FidelityProof;
afterEach(() => proof.close());

/** The library with a fault in its middleware. */
const withFault = (spoil: RequestHandler) =>
  new Proxy(session, {
    apply(target, self, [options]: [session.SessionOptions]) {
      const made: RequestHandler = Reflect.apply(target, self, [options]);
      const spoilt: RequestHandler = (req, res, next) => spoil(req, res, () => made(req, res, next));
      return spoilt;
    },
  });

/** What the proof says of the library with that fault. */
async function objectionTo(spoil: RequestHandler): Promise<string> {
  proof = await FidelityProof.open(withFault(spoil));
  const property = fc.asyncProperty(sequences, async (sequence) => {
    expect((await proof.play(sequence)).objection).toBe(null);
  });
  const result = await fc.check(property, { includeErrorInReport: true, endOnFailure: true });
  return fc.defaultReportMessage(result) ?? 'no objection';
}

describe('the proof of fidelity objects', () => {
  test('to a header that the bare library does not send', async () => {
    expect(
      await objectionTo((_req, res, next) => {
        res.setHeader('X-Odd', 'yes');
        next();
      }),
    ).toContain('The answers differ');
  });

  test('to a store call that the bare library does not make', async () => {
    expect(
      await objectionTo((req, res, next) => {
        res.on('finish', () => {
          try {
            req.sessionStore?.destroy('somebody');
          } catch {
            // One kind of store throws, here with nobody else around to catch it.
          }
        });
        next();
      }),
    ).toContain('The store’s calls differ');
  });
});
