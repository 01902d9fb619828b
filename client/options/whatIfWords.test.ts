import { expect, test } from 'vitest';
import type { Outcome, Preview } from '#shared/whatIf.ts';
import { sayPreview } from './whatIfWords.ts';

const NOT_SAVED: Outcome = {
  was: { commit: 'set', cookie: true },
  would: { commit: null, cookie: false },
};
const TOUCHED: Outcome = { was: { commit: 'set', cookie: false }, would: { commit: 'touch', cookie: false } };
const SAME: Outcome = { was: { commit: 'set', cookie: true }, would: { commit: 'set', cookie: true } };

const preview = (outcomes: readonly Outcome[], untold: number[] = []): Preview => ({
  told: new Map(outcomes.map((outcome, at) => [at + 1, outcome])),
  untold,
});

test('what would change comes first, then where', () => {
  expect(sayPreview(preview([NOT_SAVED, SAME]))).toEqual({
    brief: { change: 'not saved, no Set-Cookie', where: '#1' },
    text: '#1 not saved, no Set-Cookie.',
  });
});

test('of several changes the line has what most exchanges would have done, and the sentence all', () => {
  expect(sayPreview(preview([NOT_SAVED, TOUCHED, TOUCHED, TOUCHED], [5]))).toEqual({
    brief: { change: 'touched, not saved…', where: '3 exchanges' },
    text: '#1 not saved, no Set-Cookie; #2, #3, #4 touched, not saved. #5 would build on that.',
  });
});

test('where nothing would differ there is a sentence and no line', () => {
  expect(sayPreview(preview([SAME]))).toEqual({ brief: null, text: 'no exchange would differ.' });
  expect(sayPreview(preview([SAME], [2]))?.brief).toBe(null);
});

test('without exchanges there is nothing to say', () => {
  expect(sayPreview(preview([]))).toBe(null);
});
