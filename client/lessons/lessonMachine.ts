/**
 * One run of a lesson as a machine: what comes after what, and what the learner has locked, met and seen. Pure: what
 * it needs done to the sandbox it invokes by name, and whoever runs it provides it; a test provides its own.
 */
import { assign, type ErrorActorEvent, fromPromise, type SnapshotFrom, setup } from 'xstate';
import type { Choice, Lesson, Prediction, Step } from '#shared/lessons.ts';
import type { Line } from '#shared/lessonText.ts';
import { lessonsTexts } from '../texts/lessons.ts';
import { isBeforeDoing } from './lessonStages.ts';
import type { Confidence, Locked, RunRecord, StepResult } from './runRecord.ts';

/** How the step stands, for the panel. */
export interface Judged {
  state: 'pending' | 'passed' | 'violated';
  /** Something happened in the sandbox since: before that, what is missing would give the answer away. */
  tried: boolean;
  met: number;
  of: number;
  missing: readonly Line[];
  /** What was done that must not be, or too often. */
  broken: Line | null;
  near: Line | null;
  /** seq of the events that have a name by now. */
  named: Readonly<Record<string, number>>;
  /** seq of the event that decided; null while pending. */
  at: number | null;
}

export const PENDING: Judged = {
  state: 'pending',
  tried: false,
  met: 0,
  of: 0,
  missing: [],
  broken: null,
  near: null,
  named: {},
  at: null,
};

/** Where in the sandbox's trace something begins. */
export interface Place {
  epoch: string;
  seq: number;
}

/** What is asked of whoever runs the machine. Where it fails it rejects with a sentence. */
export interface SandboxTask {
  lesson: Lesson;
  /** Index of the step that the sandbox is wanted for. */
  step: number;
  /** Where that step began; null where it hasn’t. */
  from: Place | null;
}

export interface RunContext {
  lesson: Lesson;
  /** Index; behind the last one once all are done. */
  step: number;
  locked: Readonly<Record<string, Locked>>;
  results: Readonly<Record<string, StepResult>>;
  named: Readonly<Record<string, number>>;
  /** Hints that are open in this step. */
  hints: number;
  judged: Judged;
  /** Where the lesson's own trace begins, after its setup. */
  began: Place | null;
  /** Where this step begins. */
  from: Place | null;
  /** Why the sandbox could not be made ready. */
  problem: string | null;
}

/** `here`: how far the trace goes, for the step that may begin with it. */
export type RunEvent =
  | { type: 'NEXT'; here: Place }
  | { type: 'LOCK'; choice: string; confidence: Confidence | null; here: Place }
  | { type: 'HINT' }
  | { type: 'JUDGED'; judged: Judged }
  | { type: 'RESET' }
  | { type: 'SHOW' }
  | { type: 'STOP' }
  | { type: 'EDITED'; lesson: Lesson }
  /** The sandbox is another one: the trace of the lesson is gone. */
  | { type: 'GONE' };

export interface RunInput {
  lesson: Lesson;
  /** Where it was left; null: from the beginning. */
  left: RunRecord | null;
  /** The sandbox stands as it was left. */
  untouched: boolean;
}

/** The predictions that have to be locked before that step, in order. */
export const predictionsBefore = (lesson: Lesson, step: number): readonly Prediction[] =>
  lesson.predictions.filter(({ before }) => before === lesson.steps[step]?.id);

export const openPrediction = ({ lesson, step, locked }: RunContext): Prediction | null =>
  predictionsBefore(lesson, step).find(({ id }) => locked[id] === undefined) ?? null;

export const stepOf = ({ lesson, step }: Pick<RunContext, 'lesson' | 'step'>): Step | null =>
  lesson.steps[step] ?? null;

export const chosenOf = (prediction: Prediction, locked: RunContext['locked']): Choice | null =>
  prediction.choices.find(({ id }) => id === locked[prediction.id]?.choice) ?? null;

const start = ({ lesson, left, untouched }: RunInput): RunContext => ({
  lesson,
  step: startingStep(lesson, left),
  locked: left?.locked ?? {},
  results: left?.results ?? {},
  named: untouched ? (left?.named ?? {}) : {},
  hints: left?.hints ?? 0,
  judged: PENDING,
  began: untouched ? (left?.began ?? null) : null,
  from: untouched ? (left?.from ?? null) : null,
  problem: null,
});

function startingStep({ steps }: Lesson, left: RunRecord | null): number {
  if (left === null) return 0;
  if (left.step === null) return steps.length;
  return Math.max(
    0,
    steps.findIndex(({ id }) => id === left.step),
  );
}

/** Where the run is in an edited lesson: the step keeps its id, or the place where it stood. */
function stepIn(lesson: Lesson, context: RunContext): number {
  const current = stepOf(context);
  if (current === null) return lesson.steps.length;
  const at = lesson.steps.findIndex(({ id }) => id === current.id);
  return at === -1 ? Math.min(context.step, lesson.steps.length - 1) : at;
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : lessonsTexts.notReady);

const task = ({ context: { lesson, step, from } }: { context: RunContext }): SandboxTask => ({
  lesson,
  step,
  from,
});

const placed = (context: RunContext, place: Place): Partial<RunContext> => ({
  from: place,
  began: context.began?.epoch === place.epoch ? context.began : place,
  judged: PENDING,
  problem: null,
});

/** A step that was revealed once stays so in this run; one that was passed before stays passed. */
function withResult({ lesson, step, results }: RunContext, how: StepResult): Partial<RunContext> {
  const id = lesson.steps[step]?.id;
  return id === undefined ? {} : { results: { ...results, [id]: results[id] ?? how } };
}

const NOT_PROVIDED = () => Promise.reject(new Error('Nobody prepares the sandbox.'));

/** For the compiler only. */
const TYPES: { context?: RunContext; events?: RunEvent; input?: RunInput } = {};

const machine = setup({
  types: TYPES,
  actors: {
    /** Makes the sandbox ready for a step: reset, setup, and what earlier steps ask for. */
    prepare: fromPromise<Place, SandboxTask>(NOT_PROVIDED),
    /** Puts the sandbox back to the beginning of the step. */
    rewind: fromPromise<Place, SandboxTask>(NOT_PROVIDED),
    /** Plays the step's solution on the stage, from where the sandbox stands. */
    play: fromPromise<void, SandboxTask>(NOT_PROVIDED),
  },
  guards: {
    asks: ({ context }) => openPrediction(context) !== null,
    asksNothing: ({ context }) => openPrediction(context) === null,
    isWorked: ({ context }) => stepOf(context)?.worked === true,
    isOver: ({ context }) => context.step >= context.lesson.steps.length,
    hasMoreHints: ({ context }) => context.hints < (stepOf(context)?.hints.length ?? 0),
    isPassed: ({ event }) => event.type === 'JUDGED' && event.judged.state === 'passed',
    wasPassed: ({ context }) => context.judged.state === 'passed',
    isReady: ({ context }) => context.from !== null,
    wasBegun: ({ context }) => context.step > 0 || Object.keys(context.locked).length > 0,
    keepsStep: ({ context, event }) =>
      event.type === 'EDITED' &&
      stepOf({ lesson: event.lesson, step: stepIn(event.lesson, context) })?.id === stepOf(context)?.id,
  },
  actions: {
    judge: assign(({ event, context }) =>
      event.type === 'JUDGED'
        ? { judged: event.judged, named: { ...context.named, ...event.judged.named } }
        : {},
    ),
    passStep: assign(({ context }) => withResult(context, 'passed')),
    revealStep: assign(({ context }) =>
      withResult(context, stepOf(context)?.worked === true ? 'passed' : 'revealed'),
    ),
    place: assign(({ context }, place: Place) => placed(context, place)),
    beginHere: assign(({ context, event }) => ('here' in event ? placed(context, event.here) : {})),
    lock: assign(({ context, event }) => {
      const prediction = openPrediction(context);
      if (prediction === null || event.type !== 'LOCK') return {};
      const { choice, confidence } = event;
      return { locked: { ...context.locked, [prediction.id]: { choice, confidence } } };
    }),
    moveOn: assign(({ context }) => ({ step: context.step + 1, hints: 0 })),
    openHint: assign(({ context }) => ({ hints: context.hints + 1 })),
    edit: assign(({ context, event }) =>
      event.type === 'EDITED' ? { lesson: event.lesson, step: stepIn(event.lesson, context) } : {},
    ),
    forget: assign({ from: null, began: null, named: {}, judged: PENDING }),
    fail: assign((_, error: unknown) => ({ problem: sentence(error) })),
  },
});

const STUCK = {
  target: 'stuck',
  actions: { type: 'fail', params: ({ event }: { event: ErrorActorEvent }) => event.error },
} as const;

export const lessonMachine = machine.createMachine({
  id: 'lesson',
  context: ({ input }) => start(input),
  initial: 'opening',
  on: {
    EDITED: [
      { guard: 'keepsStep', actions: 'edit' },
      { target: '.opening', actions: 'edit' },
    ],
    GONE: { target: '.preparing', actions: 'forget' },
  },
  states: {
    opening: {
      always: [
        { guard: 'isOver', target: 'explain' },
        { guard: 'isReady', target: 'arriving' },
        { target: 'preparing' },
      ],
    },
    preparing: {
      invoke: {
        src: 'prepare',
        input: task,
        onDone: [
          {
            guard: 'wasBegun',
            target: 'arriving',
            actions: { type: 'place', params: ({ event }) => event.output },
          },
          { target: 'intro', actions: { type: 'place', params: ({ event }) => event.output } },
        ],
        onError: STUCK,
      },
    },
    /** The sandbox could not be made ready; from here it is tried again. */
    stuck: { on: { RESET: { target: 'preparing', actions: 'forget' } } },
    intro: { on: { NEXT: { target: 'arriving', actions: 'beginHere' } } },
    arriving: {
      always: [
        { guard: 'isOver', target: 'explain' },
        { guard: 'asks', target: 'predict' },
        { guard: 'isWorked', target: 'playing' },
        { target: 'doing' },
      ],
    },
    predict: {
      always: { guard: 'asksNothing', target: 'arriving' },
      on: { LOCK: { actions: ['lock', 'beginHere'] } },
    },
    doing: {
      on: {
        JUDGED: [
          { guard: 'isPassed', target: 'feedback', actions: ['judge', 'passStep'] },
          { actions: 'judge' },
        ],
        HINT: { guard: 'hasMoreHints', actions: 'openHint' },
        RESET: 'rewinding',
        SHOW: 'clearing',
      },
    },
    rewinding: {
      invoke: {
        src: 'rewind',
        input: task,
        onDone: {
          target: 'arriving',
          actions: { type: 'place', params: ({ event }) => event.output },
        },
        onError: STUCK,
      },
    },
    /** Before the solution plays, the sandbox stands as it did when the step began. */
    clearing: {
      invoke: {
        src: 'rewind',
        input: task,
        onDone: { target: 'playing', actions: { type: 'place', params: ({ event }) => event.output } },
        onError: STUCK,
      },
    },
    playing: {
      invoke: {
        src: 'play',
        input: task,
        onDone: 'played',
        onError: STUCK,
      },
      on: { JUDGED: { actions: 'judge' } },
    },
    /** All moves are made; the last of them may still be on its way over the stage. */
    played: {
      always: { guard: 'wasPassed', target: 'feedback', actions: 'revealStep' },
      on: { JUDGED: { actions: 'judge' }, RESET: 'rewinding' },
    },
    feedback: { on: { NEXT: { target: 'arriving', actions: ['moveOn', 'beginHere'] } } },
    explain: { on: { NEXT: 'summary' } },
    summary: {},
  },
});

export type LessonSnapshot = SnapshotFrom<typeof lessonMachine>;
/** Where a run is. */
export type RunStage = LessonSnapshot['value'];

/** What is on the stage is the set-up's: to see it could answer what is about to be asked. */
export const isSettingUp = ({ value, context: { results } }: LessonSnapshot): boolean =>
  isBeforeDoing(value) && Object.keys(results).length === 0;
