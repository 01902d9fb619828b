import { describe, expect, test } from 'vitest';
import { type Case, decided, GONE, NEW, RETURNING } from './decisionCases.ts';
import type { Question } from './trace.ts';

const cases = (question: Question, answer: boolean, table: Case[]) =>
  test.each(table)('$that', (row) => {
    const { conditions, sentence } = row;
    expect(decided(question, row)).toEqual({ answer, conditions, sentence });
  });

describe('destroy: yes', () => {
  cases('destroy', true, [
    {
      that: 'the session is null and unset is "destroy"',
      from: RETURNING,
      facts: GONE,
      options: { unsetDestroy: true },
      conditions: 'hasSessionId unsetDestroy !hasSession',
      sentence: 'Destroyed: the handler left no session behind, and unset is "destroy".',
    },
  ]);
});

describe('destroy: no', () => {
  cases('destroy', false, [
    {
      that: 'there is no id',
      from: RETURNING,
      facts: { ...GONE, sessionId: undefined },
      options: { unsetDestroy: true },
      conditions: '!hasSessionId',
      sentence: 'Not destroyed: the request has no session id.',
    },
    {
      that: 'unset is "keep"',
      from: RETURNING,
      facts: GONE,
      conditions: 'hasSessionId !unsetDestroy',
      sentence: 'Not destroyed: unset is "keep", so the end of a request never destroys.',
    },
    {
      that: 'there is a session',
      from: RETURNING,
      options: { unsetDestroy: true },
      conditions: 'hasSessionId unsetDestroy hasSession',
      sentence: 'Not destroyed: there still is a session.',
    },
  ]);
});

describe('save: yes', () => {
  cases('save', true, [
    {
      that: 'a new session that the handler changed',
      from: NEW,
      facts: { modified: true },
      conditions: 'hasSession hasSessionId !saveUninitialized !savedBefore isNew modified',
      sentence: 'Saved: it is a new session and your handler changed it.',
    },
    {
      that: 'a new and empty session with saveUninitialized',
      from: NEW,
      options: { saveUninitialized: true },
      conditions: 'hasSession hasSessionId saveUninitialized !saved',
      sentence: 'Saved: it is new and empty, but saveUninitialized is on.',
    },
    {
      that: 'a new and changed session with saveUninitialized',
      from: NEW,
      facts: { modified: true },
      options: { saveUninitialized: true },
      context: { changed: true },
      conditions: 'hasSession hasSessionId saveUninitialized !saved',
      sentence:
        'Saved: it is a new session and your handler changed it; with saveUninitialized on it would have been saved anyway.',
    },
    {
      that: 'a new session that the handler changed after it had saved it',
      from: NEW,
      facts: { modified: true, savedBefore: true },
      context: { changed: true, savedByHandler: true },
      conditions: 'hasSession hasSessionId !saveUninitialized savedBefore !saved',
      sentence: 'Saved again: your handler changed it after its own req.session.save().',
    },
    {
      that: 'a returning session that the handler changed',
      from: RETURNING,
      facts: { modified: true, saved: false },
      conditions: '!resave hasSession hasSessionId !saveUninitialized savedBefore !saved',
      sentence: 'Saved: your handler changed it.',
    },
    {
      that: 'a returning session with resave, unchanged',
      from: RETURNING,
      facts: { savedBefore: false, saved: false },
      options: { resave: true },
      conditions: 'resave hasSession hasSessionId !saveUninitialized !savedBefore !isNew !saved',
      sentence: 'Saved: nothing changed, but resave is on.',
    },
    {
      that: 'a returning session with resave, changed',
      from: RETURNING,
      facts: { modified: true, savedBefore: false, saved: false },
      options: { resave: true },
      context: { changed: true },
      conditions: 'resave hasSession hasSessionId !saveUninitialized !savedBefore !isNew !saved',
      sentence: 'Saved: your handler changed it; with resave on it would have been saved anyway.',
    },
    {
      that: 'a regenerated session',
      from: RETURNING,
      facts: { sessionId: 'b', modified: true, saved: false },
      context: { regenerated: true, changed: true },
      conditions: '!resave hasSession hasSessionId !saveUninitialized savedBefore !saved',
      sentence: 'Saved: the session was regenerated, and its new id was not in the store yet.',
    },
    {
      that: 'a generated session that took the id of the cookie',
      from: NEW,
      facts: { cookieId: 'a' },
      conditions: 'hasSession hasSessionId !saveUninitialized !savedBefore !isNew !saved',
      sentence: 'Saved: it was not in the store as it is now.',
    },
  ]);
});

describe('save: no', () => {
  cases('save', false, [
    {
      that: 'there is no session',
      from: NEW,
      facts: GONE,
      conditions: '!hasSession',
      sentence: 'Not saved: there was no session left to save.',
    },
    {
      that: 'req.sessionID is no text',
      from: NEW,
      facts: { sessionId: 7 },
      conditions: 'hasSession !hasSessionId',
      sentence: 'Not saved: req.sessionID is not text.',
    },
    {
      that: 'a new and empty session',
      from: NEW,
      conditions: 'hasSession hasSessionId !saveUninitialized !savedBefore isNew !modified',
      sentence: 'Not saved: it is a new session with nothing in it, and saveUninitialized is off.',
    },
    {
      that: 'a returning session that is as it was',
      from: RETURNING,
      conditions: '!resave hasSession hasSessionId !saveUninitialized savedBefore saved',
      sentence: 'Not saved: nothing changed, and resave is off.',
    },
    {
      that: 'a session that the handler has saved itself',
      from: RETURNING,
      facts: { modified: true },
      context: { changed: true, savedByHandler: true },
      conditions: '!resave hasSession hasSessionId !saveUninitialized savedBefore saved',
      sentence: 'Not saved again: your handler already saved it, and nothing changed since.',
    },
    {
      that: 'a new session that the handler has saved itself, with saveUninitialized',
      from: NEW,
      facts: { modified: true, savedBefore: true, saved: true },
      options: { saveUninitialized: true },
      conditions: 'hasSession hasSessionId saveUninitialized saved',
      sentence: 'Not saved again: your handler already saved it, and nothing changed since.',
    },
  ]);
});

describe('touch', () => {
  cases('touch', true, [
    {
      that: 'yes: a returning session that was not saved',
      from: RETURNING,
      conditions: 'storeHasTouch hasSessionId !isNew',
      sentence: 'Touched: the session was not saved, so only its expiry moved on.',
    },
  ]);
  cases('touch', false, [
    {
      that: 'no: the store has no touch',
      from: RETURNING,
      facts: { storeHasTouch: false },
      conditions: '!storeHasTouch',
      sentence: 'Not touched: this store has no touch method.',
    },
    {
      that: 'no: req.sessionID is no text',
      from: RETURNING,
      facts: { sessionId: undefined },
      conditions: 'storeHasTouch !hasSessionId',
      sentence: 'Not touched: the request has no session id.',
    },
    {
      that: 'no: the session is new',
      from: NEW,
      conditions: 'storeHasTouch hasSessionId isNew',
      sentence: 'Not touched: the session is new and was never stored.',
    },
  ]);
});
