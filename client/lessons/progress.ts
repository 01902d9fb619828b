/**
 * What a learner has reached, by lesson id: plain data with a version, and what changes it. Where it is kept is
 * progressStore.ts. A file that is no progress is refused with a sentence; nothing is lost by it.
 */
import { z } from 'zod';
import { lessonFrameTexts } from '../texts/lessonFrame.ts';
import { Confidence, RunRecord } from './runRecord.ts';

const T = lessonFrameTexts.progressFile;

const Answer = z.object({ choice: z.string(), confidence: Confidence.nullable() });

const LessonProgress = z.object({
  state: z.enum(['begun', 'passed', 'revealed']),
  answers: z.record(z.string(), Answer).describe('Last choice by prediction.'),
});
export type LessonProgress = z.infer<typeof LessonProgress>;
export type LessonState = 'not-begun' | LessonProgress['state'];

const Question = z.object({ lesson: z.string(), prediction: z.string() });
/** A prediction to ask again: it was wrong, and whoever made it was sure. */
export type Question = z.infer<typeof Question>;

export const Progress = z.object({
  version: z.literal(1),
  lessons: z.record(z.string(), LessonProgress),
  again: z.array(Question).describe('Oldest first.'),
  left: RunRecord.nullable().describe('The lesson that is under way or was left, or null.'),
});
export type Progress = z.infer<typeof Progress>;

export const NO_PROGRESS: Progress = { version: 1, lessons: {}, again: [], left: null };

export const stateOfLesson = (progress: Progress, id: string): LessonState =>
  progress.lessons[id]?.state ?? 'not-begun';

const RANK: Record<LessonState, number> = { 'not-begun': 0, begun: 1, revealed: 2, passed: 3 };

/** The lesson has come at least so far; passed once is passed for good. */
export function reached(progress: Progress, id: string, state: LessonProgress['state']): Progress {
  const before = progress.lessons[id];
  const best = before !== undefined && RANK[before.state] >= RANK[state] ? before.state : state;
  return {
    ...progress,
    lessons: { ...progress.lessons, [id]: { answers: before?.answers ?? {}, state: best } },
  };
}

/** A prediction was locked. Wrong and sure comes back later; right takes the question off the list. */
export function answered(
  progress: Progress,
  question: Question,
  answer: { choice: string; confidence: Confidence | null; correct: boolean },
): Progress {
  const { lesson, prediction } = question;
  const { choice, confidence, correct } = answer;
  const begun = reached(progress, lesson, 'begun');
  const known = begun.lessons[lesson];
  if (known === undefined) return begun;
  const others = progress.again.filter((each) => each.lesson !== lesson || each.prediction !== prediction);
  const comesBack = !correct && confidence === 'sure';
  const waits = others.length < progress.again.length;
  return {
    ...begun,
    again: correct ? others : comesBack || waits ? [...others, { lesson, prediction }] : others,
    lessons: {
      ...begun.lessons,
      [lesson]: { ...known, answers: { ...known.answers, [prediction]: { choice, confidence } } },
    },
  };
}

export type ProgressRead = { progress: Progress } | { problem: string };

/** Reads what `progressText` wrote. */
export function readProgress(text: string): ProgressRead {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { problem: T.noFile };
  }
  const parsed = Progress.safeParse(input);
  if (parsed.success) return { progress: parsed.data };
  const isOther = z.object({ version: z.number(), lessons: z.unknown() }).safeParse(input);
  return {
    problem: isOther.success && isOther.data.version !== 1 ? T.otherVersion(isOther.data.version) : T.noFile,
  };
}

/** Without the lesson that is under way: that belongs to this page's sandbox. */
export const progressText = (progress: Progress): string =>
  `${JSON.stringify({ ...progress, left: null }, null, 2)}\n`;

/** What a file brings and what is here already, each lesson as far as either has it. */
export function merged(here: Progress, brought: Progress): Progress {
  const further = Object.entries(brought.lessons).map(([id, theirs]): [string, LessonProgress] => {
    const mine = Object.hasOwn(here.lessons, id) ? here.lessons[id] : undefined;
    if (mine === undefined) return [id, theirs];
    const state = RANK[mine.state] >= RANK[theirs.state] ? mine.state : theirs.state;
    return [id, { state, answers: { ...theirs.answers, ...mine.answers } }];
  });
  const lessons = { ...here.lessons, ...Object.fromEntries(further) };
  const isKnown = ({ lesson, prediction }: Question) =>
    here.again.some((mine) => mine.lesson === lesson && mine.prediction === prediction);
  return { ...here, lessons, again: [...here.again, ...brought.again.filter((each) => !isKnown(each))] };
}
