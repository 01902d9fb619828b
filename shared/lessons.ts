/**
 * A lesson as the page gets it: loaded, validated and complete, with every command written out and every word parsed.
 * How a teacher writes one in a file is the business of server/lessons. Words live here in one language; the other
 * languages hang on by key and are put in by `inLanguage` (lessonLanguages.ts).
 */
import { z } from 'zod';
import { Command } from './commands.ts';
import { Act, Check, Part } from './lessonChecks.ts';
import { Line, Prose } from './lessonText.ts';

/** Ids of lessons, steps, choices and names: what a file name and a link can carry. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id has small letters, digits and single "-".');

/**
 * One thing that is done, in a solution or a counterexample. The next one waits until the sandbox is at rest: no
 * exchange runs that isn't held (`isAtRest`, stepWatch.ts).
 */
export const Move = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    commands: z.array(Command).min(1).describe('Sent at once, without waiting for each other’s answer.'),
  }),
  z.strictObject({ kind: z.literal('act'), act: Act }),
]);
export type Move = z.infer<typeof Move>;

export const Choice = z.strictObject({
  id: Id.describe('Unique in the lesson.'),
  text: Line,
  correct: z.boolean(),
  misconception: Id.nullable().describe('What one believes who chooses it; null for the correct one.'),
  feedback: Prose.describe(
    'Section "wrong: id" or "right: id", shown once the step is done: for a wrong choice it states the misconception, denies it, and points at the event that proves it. May be empty for the correct one.',
  ),
});
export type Choice = z.infer<typeof Choice>;

export const Prediction = z.strictObject({
  id: Id.describe('Unique in the lesson.'),
  before: Id.describe('The step that can’t begin until this prediction is locked.'),
  ask: Line,
  confidence: z.boolean().describe('Whether to ask how sure the learner is.'),
  choices: z.array(Choice).min(2).describe('Exactly one is correct.'),
});
export type Prediction = z.infer<typeof Prediction>;

export const Near = z.strictObject({
  when: Part.describe('Judged like a part of the check; met while the step is pending, the words are shown.'),
  say: Line,
});
export type Near = z.infer<typeof Near>;

export const Step = z.strictObject({
  id: Id,
  do: Line.describe('What to do, as one sentence.'),
  task: Prose.describe('Section "step: id": more about the task, read before it is done. May be empty.'),
  pass: Check,
  near: z
    .array(Near)
    .describe('What to say to somebody who did something else; the last that is met is shown.'),
  hints: z.array(Line).min(1).describe('Opened one by one; the last one says what to press.'),
  done: Prose.describe('Section "done: id": what was seen, read once it is done. May be empty.'),
  worked: z
    .boolean()
    .describe('The page plays this step’s solution by itself, as an example; it counts as passed.'),
  teaches: z.array(Id).describe('The claims of the course that this step puts to the test.'),
  solution: z.array(Move).min(1),
  counterexamples: z.array(z.array(Move)).describe('Each leaves the step not passed. For lessons:check.'),
});
export type Step = z.infer<typeof Step>;

/** Words of another language, by the same keys as the sections of a file, such as `intro` or `wrong: set`. */
export const Translation = z.record(z.string(), Prose);
export type Translation = z.infer<typeof Translation>;

export const Lesson = z.strictObject({
  id: Id,
  title: Line,
  objective: Line.describe('What the learner can do afterwards, as one sentence.'),
  part: Id.describe('The part of the course it belongs to.'),
  minutes: z.number().int().min(1).max(30),
  requires: z.array(Id).describe('Lessons to do first: advice, not a lock.'),
  opens: z
    .enum(['ready', 'broken'])
    .describe('broken: something is wrong from the start, and the learner is asked for the cause.'),
  setup: z
    .array(Command)
    .describe('After a reset of the sandbox, in order, each when the one before is at rest.'),
  predictions: z.array(Prediction).min(1),
  steps: z.array(Step).min(1),
  intro: Prose,
  explain: Prose.describe('After the last step, with the learner’s own trace.'),
  summary: Prose,
  translations: z.record(z.string(), Translation).describe('By language tag, such as de.'),
});
export type Lesson = z.infer<typeof Lesson>;

export const CoursePart = z.strictObject({
  id: Id,
  title: z.string(),
  lessons: z.array(Id).describe('In order; only lessons that are there.'),
});
export type CoursePart = z.infer<typeof CoursePart>;

export const LessonError = z.strictObject({
  file: z.string().describe('Relative to where the lessons lie, with "/".'),
  line: z.number().int().min(1),
  column: z.number().int().min(1),
  code: z.string().regex(/^L[1-4]\d\d$/),
  message: z.string(),
  lesson: z.string().nullable().describe('The folder it is in; null for the index.'),
});
export type LessonError = z.infer<typeof LessonError>;

/** All lessons and what is wrong with some. A lesson with an error is there in its last good version, or not at all. */
export const Course = z.strictObject({
  parts: z.array(CoursePart),
  claims: z
    .record(z.string(), z.string())
    .describe('What learners believe or read, by id; steps put it to the test.'),
  misconceptions: z
    .record(z.string(), z.string())
    .describe('What somebody believes who chooses a wrong answer, by id, in their own words.'),
  lessons: z.array(Lesson),
  translations: z
    .record(z.string(), Translation)
    .describe('The words of the course itself, by language tag; each lesson has its own.'),
  errors: z.array(LessonError),
});
export type Course = z.infer<typeof Course>;
