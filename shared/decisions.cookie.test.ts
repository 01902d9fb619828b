import { describe, expect, test } from 'vitest';
import { type Case, decided, GONE, NEW, RETURNING } from './decisionCases.ts';
import type { Question } from './trace.ts';

const cases = (question: Question, answer: boolean, table: Case[]) =>
  test.each(table)('$that', (row) => {
    const { conditions, sentence } = row;
    expect(decided(question, row)).toEqual({ answer, conditions, sentence });
  });

describe('set-cookie: yes', () => {
  cases('set-cookie', true, [
    {
      that: 'a new session with saveUninitialized',
      from: NEW,
      options: { saveUninitialized: true },
      conditions: 'hasSession hasSessionId isNew saveUninitialized !secureCookie',
      sentence: 'Cookie set: it is a new session, and saveUninitialized is on.',
    },
    {
      that: 'a new session that the handler changed',
      from: NEW,
      facts: { modified: true },
      conditions: 'hasSession hasSessionId isNew !saveUninitialized modified !secureCookie',
      sentence: 'Cookie set: it is a new session and your handler changed it.',
    },
    {
      that: 'a regenerated session',
      from: RETURNING,
      facts: { sessionId: 'b', modified: true },
      context: { regenerated: true },
      conditions: 'hasSession hasSessionId isNew !saveUninitialized modified !secureCookie',
      sentence: 'Cookie set: the session was regenerated, and the browser must learn the new id.',
    },
    {
      that: 'a returning session with rolling',
      from: RETURNING,
      options: { rolling: true },
      conditions: 'hasSession hasSessionId !isNew rolling !secureCookie',
      sentence: 'Cookie set again: rolling is on, so every response renews it.',
    },
    {
      that: 'a returning session that the handler changed, with an expiry',
      from: RETURNING,
      facts: { modified: true },
      conditions: 'hasSession hasSessionId !isNew !rolling hasExpiry modified !secureCookie',
      sentence: 'Cookie set again: your handler changed the session, so its expiry moved on.',
    },
    {
      that: 'a cookie for HTTPS only, over HTTPS',
      from: NEW,
      facts: { modified: true, secureCookie: true, secureConnection: true },
      conditions: 'hasSession hasSessionId isNew !saveUninitialized modified secureCookie secureConnection',
      sentence: 'Cookie set: it is a new session and your handler changed it.',
    },
  ]);
});

describe('set-cookie: no', () => {
  cases('set-cookie', false, [
    {
      that: 'there is no session',
      from: NEW,
      facts: GONE,
      conditions: '!hasSession',
      sentence: 'No cookie set: there is no session.',
    },
    {
      that: 'req.sessionID is no text',
      from: NEW,
      facts: { sessionId: undefined },
      conditions: 'hasSession !hasSessionId',
      sentence: 'No cookie set: req.sessionID is not text.',
    },
    {
      that: 'a new and empty session',
      from: NEW,
      conditions: 'hasSession hasSessionId isNew !saveUninitialized !modified',
      sentence: 'No cookie set: it is a new session with nothing in it, and saveUninitialized is off.',
    },
    {
      that: 'a returning session that is as it was',
      from: RETURNING,
      conditions: 'hasSession hasSessionId !isNew !rolling hasExpiry !modified',
      sentence: 'No cookie set: the browser has it already, rolling is off, and nothing changed.',
    },
    {
      that: 'a returning session whose cookie has no expiry',
      from: RETURNING,
      facts: { hasExpiry: false, modified: true },
      conditions: 'hasSession hasSessionId !isNew !rolling !hasExpiry',
      sentence: 'No cookie set: the browser has it already, rolling is off, and there is no expiry to renew.',
    },
    {
      that: 'a cookie for HTTPS only, over HTTP',
      from: NEW,
      facts: { modified: true, secureCookie: true },
      conditions: 'hasSession hasSessionId isNew !saveUninitialized modified secureCookie !secureConnection',
      sentence:
        'No cookie set: it is marked secure, and the request did not come over HTTPS; that it goes to localhost doesn’t matter.',
    },
    {
      that: 'a cookie that can’t be written',
      from: NEW,
      facts: { modified: true, writable: false },
      conditions: 'hasSession hasSessionId isNew !saveUninitialized modified !secureCookie !writable',
      sentence: 'No cookie set: its options can’t be written as a header.',
    },
  ]);
});
