/** A small lesson for tests: one prediction before the first of three steps, the last one worked. */
import type { Lesson, Step } from '#shared/lessons.ts';
import type { Line, Prose } from '#shared/lessonText.ts';

const line = (text: string): Line => [{ text, style: 'plain', to: null }];
const prose = (text: string): Prose => [{ type: 'paragraph', line: line(text) }];

export const step = (id: string, change: Partial<Step> = {}): Step => ({
  id,
  do: line(`Do ${id}.`),
  task: [],
  pass: { all: [], any: [], none: [] },
  near: [],
  hints: [line('First hint.'), line('Second hint.')],
  done: [],
  worked: false,
  teaches: [],
  solution: [{ kind: 'send', commands: [{ type: 'visit', browser: 'Alice', method: 'GET', path: '/' }] }],
  counterexamples: [],
  ...change,
});

export const SAMPLE: Lesson = {
  id: 'sample',
  title: line('Sample'),
  objective: line('Know it.'),
  part: 'one',
  minutes: 3,
  requires: [],
  opens: 'ready',
  setup: [],
  predictions: [
    {
      id: 'which',
      before: 'first',
      ask: line('Which?'),
      confidence: true,
      choices: [
        { id: 'this', text: line('This.'), correct: true, misconception: null, feedback: [] },
        { id: 'that', text: line('That.'), correct: false, misconception: 'that', feedback: prose('No.') },
      ],
    },
  ],
  steps: [step('first'), step('second'), step('third', { worked: true })],
  intro: prose('Intro.'),
  explain: prose('Explain.'),
  summary: prose('Summary.'),
  translations: {},
};
