import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  merged,
  NO_PROGRESS,
  type Progress,
  progressText,
  reached,
  readProgress,
  stateOfLesson,
} from './progress.ts';
import { ProgressStore } from './progressStore.ts';

const QUESTION = { lesson: 'one', prediction: 'which' };
const sureAndWrong = { choice: 'that', confidence: 'sure', correct: false } as const;
const right = { choice: 'this', confidence: 'guess', correct: true } as const;

const state = fc.constantFrom('begun' as const, 'passed' as const, 'revealed' as const);
const name = fc.string({ minLength: 1 }).filter((text) => text !== '__proto__');
const progresses: fc.Arbitrary<Progress> = fc.record({
  version: fc.constant(1 as const),
  lessons: fc.dictionary(
    name,
    fc.record({
      state,
      answers: fc.dictionary(
        name,
        fc.record({ choice: fc.string(), confidence: fc.constantFrom('guess', 'fairly', 'sure', null) }),
      ),
    }),
  ),
  again: fc.uniqueArray(fc.record({ lesson: name, prediction: name }), {
    selector: ({ lesson, prediction }) => JSON.stringify([lesson, prediction]),
  }),
  left: fc.constant(null),
});

describe('progress', () => {
  it('never takes back that a lesson was passed', () => {
    const passed = reached(reached(NO_PROGRESS, 'one', 'begun'), 'one', 'passed');
    expect(stateOfLesson(reached(passed, 'one', 'revealed'), 'one')).toBe('passed');
    expect(stateOfLesson(reached(passed, 'one', 'begun'), 'one')).toBe('passed');
    expect(stateOfLesson(passed, 'two')).toBe('not-begun');
  });

  it('asks again what was wrong and sure, until it is right', () => {
    const wrong = answered(NO_PROGRESS, QUESTION, sureAndWrong);
    expect(wrong.again).toEqual([QUESTION]);
    const stillWrong = answered(wrong, QUESTION, { ...sureAndWrong, confidence: null });
    expect(stillWrong.again).toEqual([QUESTION]);
    expect(answered(stillWrong, QUESTION, right).again).toEqual([]);
  });

  it('doesn’t ask again what was wrong and a guess', () => {
    expect(answered(NO_PROGRESS, QUESTION, { ...sureAndWrong, confidence: 'guess' }).again).toEqual([]);
  });

  it('comes back from a file as it was', () => {
    fc.assert(
      fc.property(progresses, (progress) => {
        expect(readProgress(progressText(progress))).toEqual({ progress });
      }),
    );
  });

  it('loses nothing by opening a file, and opening it twice changes nothing more', () => {
    const rank = { 'not-begun': 0, begun: 1, revealed: 2, passed: 3 };
    fc.assert(
      fc.property(progresses, progresses, (here, brought) => {
        const both = merged(here, brought);
        for (const from of [here, brought])
          for (const id of Object.keys(from.lessons))
            expect(rank[stateOfLesson(both, id)]).toBeGreaterThanOrEqual(rank[stateOfLesson(from, id)]);
        expect(both.again).toEqual(expect.arrayContaining([...here.again, ...brought.again]));
        expect(merged(both, brought)).toEqual(both);
      }),
    );
  });

  it('answers any text with progress or one sentence', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readProgress(text);
        if ('problem' in read) expect(read.problem).toMatch(/^This (is no )?file .*\.$/s);
      }),
    );
  });

  it('says which version it can’t read', () => {
    expect(readProgress('{"version":2,"lessons":{}}')).toEqual({
      problem: 'This file has version 2 of the progress; this Sessionscope reads version 1.',
    });
  });
});

describe('the store of progress', () => {
  it('remembers over a reload', () => {
    const kept = new Map<string, string>();
    const place = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
    new ProgressStore(place).change((progress) => reached(progress, 'one', 'passed'));
    expect(stateOfLesson(new ProgressStore(place).get(), 'one')).toBe('passed');
  });

  it('works for as long as the page where nothing may be kept, or where what is kept is broken', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    const store = new ProgressStore({ getItem: forbidden, setItem: forbidden });
    store.change((progress) => reached(progress, 'one', 'passed'));
    expect(stateOfLesson(store.get(), 'one')).toBe('passed');
    expect(new ProgressStore({ getItem: () => '{"version":1}', setItem: () => {} }).get()).toEqual(
      NO_PROGRESS,
    );
  });
});
