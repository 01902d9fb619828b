import { expect, test } from 'vitest';
import { courseInLanguage, courseKeys, inLanguage, wordKeys } from './lessonLanguages.ts';
import { Course, Lesson } from './lessons.ts';
import type { Prose } from './lessonText.ts';

const line = (text: string) => [{ text, style: 'plain' as const, to: null }];
const prose = (text: string): Prose => [{ type: 'paragraph', line: line(text) }];

const LESSON = Lesson.parse({
  id: 'x',
  title: line('Title'),
  objective: line('Objective'),
  part: 'what',
  minutes: 3,
  requires: [],
  opens: 'ready',
  setup: [],
  predictions: [
    {
      id: 'p',
      before: 's',
      ask: line('Ask'),
      confidence: true,
      choices: [
        { id: 'a', text: line('A'), correct: true, misconception: null, feedback: [] },
        { id: 'b', text: line('B'), correct: false, misconception: 'm', feedback: prose('No') },
      ],
    },
  ],
  steps: [
    {
      id: 's',
      do: line('Do'),
      task: [],
      pass: { all: [{ kind: 'storeKind', storeKind: 'file', says: line('Says') }], any: [], none: [] },
      near: [],
      hints: [line('Hint')],
      done: [],
      worked: false,
      teaches: [],
      solution: [{ kind: 'act', act: 'open-why' }],
      counterexamples: [],
    },
  ],
  intro: prose('Intro'),
  explain: prose('Explain'),
  summary: prose('Summary'),
  translations: {},
});

test('a lesson in another language has every word that was translated, and keeps the others', () => {
  const keys = wordKeys(LESSON);
  const all = Object.fromEntries(keys.map((key) => [key, prose(`de ${key}`)]));
  const { intro: _, ...rest } = all;
  const german = inLanguage({ ...LESSON, translations: { de: rest } }, 'de');
  const text = JSON.stringify({ ...german, translations: {} });
  for (const key of Object.keys(rest)) expect(text).toContain(`"de ${key}"`);
  expect(german.intro).toEqual(LESSON.intro);
  expect(german.steps[0]?.pass.all[0]?.says).toEqual(line('de says: s all 1'));
});

test('in a language that it doesn’t have, a lesson is as it was', () => {
  expect(inLanguage(LESSON, 'fr')).toEqual(LESSON);
});

test('the course in another language has its own words and those of its lessons, and keeps what wasn’t translated', () => {
  const course = Course.parse({
    parts: [{ id: 'what', title: 'Part', lessons: ['x'] }],
    claims: { c: 'Claim', d: 'Other claim' },
    misconceptions: { m: 'Belief' },
    lessons: [{ ...LESSON, translations: { de: { title: prose('Titel') } } }],
    translations: {
      de: { 'part: what': prose('Teil'), 'claim: c': prose('Satz'), 'misconception: m': prose('Glaube') },
    },
    errors: [],
  });
  expect(courseKeys(course)).toEqual(['part: what', 'claim: c', 'claim: d', 'misconception: m']);
  const german = courseInLanguage(course, 'de');
  expect(german.parts).toEqual([{ id: 'what', title: 'Teil', lessons: ['x'] }]);
  expect(german.claims).toEqual({ c: 'Satz', d: 'Other claim' });
  expect(german.misconceptions).toEqual({ m: 'Glaube' });
  expect(german.lessons[0]?.title).toEqual(line('Titel'));
  expect(courseInLanguage(course, 'fr')).toEqual(course);
});
