import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONDITIONS, type DecisionFacts, decide } from './decisions.ts';
import { describeCondition } from './decisionWords.ts';
import type { Question } from './trace.ts';

test('every condition has a sentence for both of its values, and an unknown one is said as it is', () => {
  const sentences = CONDITIONS.flatMap((name) =>
    [true, false].map((value) => describeCondition({ name, value })),
  );
  expect(new Set(sentences).size).toBe(2 * CONDITIONS.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{10,}\.$/);
  expect(describeCondition({ name: 'toString', value: true })).toBe('toString is true.');
});

/** The state that express-session keeps, and its functions as its index.js has them (1.19, lines 436 to 489). */
function fromItsSource(state: {
  cookieId: string | undefined;
  req: { sessionID: unknown; session: { id: string; hash: string; cookie: { expires: unknown } } | null };
  originalId: string;
  originalHash: string;
  savedHash: string | undefined;
  saveUninitializedSession: boolean;
  rollingSessions: boolean;
  unsetDestroy: boolean;
}) {
  const { cookieId, originalId, originalHash, savedHash } = state;
  const { saveUninitializedSession, rollingSessions, unsetDestroy, req } = state;
  const hash = (sess: { hash: string } | null) => sess?.hash;
  const isModified = (sess: { id: string; hash: string } | null) =>
    originalId !== sess?.id || originalHash !== hash(sess);
  const isSaved = (sess: { id: string; hash: string } | null) =>
    originalId === sess?.id && savedHash === hash(sess);
  const shouldDestroy = () => Boolean(req.sessionID && unsetDestroy && req.session == null);
  const shouldSave = () => {
    if (typeof req.sessionID !== 'string') return false;
    return !saveUninitializedSession && !savedHash && cookieId !== req.sessionID
      ? isModified(req.session)
      : !isSaved(req.session);
  };
  const shouldTouch = () => {
    if (typeof req.sessionID !== 'string') return false;
    return cookieId === req.sessionID && !shouldSave();
  };
  const shouldSetCookie = () => {
    if (typeof req.sessionID !== 'string') return false;
    return cookieId !== req.sessionID
      ? saveUninitializedSession || isModified(req.session)
      : rollingSessions || (req.session?.cookie.expires != null && isModified(req.session));
  };
  return { shouldDestroy, shouldSave, shouldTouch, shouldSetCookie, isModified, isSaved };
}

test('whatever happened, the answers are those of the library’s own source', () => {
  const id = fc.constantFrom('a', 'b');
  const someText = fc.constantFrom('empty', 'changed');
  const state = fc.record({
    cookieId: fc.option(id, { nil: undefined }),
    req: fc.record({
      sessionID: fc.option(id, { nil: undefined }),
      session: fc.option(
        fc.record({ id, hash: someText, cookie: fc.record({ expires: fc.constantFrom(null, 1) }) }),
      ),
    }),
    originalId: id,
    originalHash: someText,
    savedHash: fc.option(someText, { nil: undefined }),
    saveUninitializedSession: fc.boolean(),
    rollingSessions: fc.boolean(),
    unsetDestroy: fc.boolean(),
  });
  fc.assert(
    fc.property(state, (it) => {
      const library = fromItsSource(it);
      const { session, sessionID } = it.req;
      const facts: DecisionFacts = {
        cookieId: it.cookieId,
        sessionId: sessionID,
        hasSession: session !== null,
        sessionIsNull: session === null,
        loaded: false,
        modified: library.isModified(session),
        savedBefore: it.savedHash !== undefined,
        saved: library.isSaved(session),
        storeHasTouch: true,
        hasExpiry: session?.cookie.expires != null,
        secureCookie: false,
        secureConnection: false,
        writable: true,
      };
      const options = {
        resave: false,
        saveUninitialized: it.saveUninitializedSession,
        rolling: it.rollingSessions,
        unsetDestroy: it.unsetDestroy,
      };
      const answer = (question: Question) => decide(question, facts, options).answer;
      expect(answer('destroy')).toBe(library.shouldDestroy());
      // The library asks about saving only where there is a session, and about touching where it doesn't save.
      expect(answer('save')).toBe(session !== null && library.shouldSave());
      if (session !== null && !answer('save')) expect(answer('touch')).toBe(library.shouldTouch());
      expect(answer('set-cookie')).toBe(session !== null && library.shouldSetCookie());
    }),
    { numRuns: 3000 },
  );
});
