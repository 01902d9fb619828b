/**
 * A lesson that runs: the machine, with the sandbox's doings provided, fed by what the stage has drawn. It closes the
 * gate for commands wherever the learner has to answer or wait first, veils what would answer for them, and keeps the
 * progress.
 */
import { type Actor, createActor, fromPromise } from 'xstate';
import type { Act } from '#shared/lessonChecks.ts';
import type { Lesson } from '#shared/lessons.ts';
import type { Model, ModelState } from '../model/state.ts';
import { GATES } from './lessonGates.ts';
import {
  isSettingUp,
  type LessonSnapshot,
  lessonMachine,
  openPrediction,
  type RunContext,
  type RunEvent,
  type RunStage,
  type SandboxTask,
  stepOf,
} from './lessonMachine.ts';
import { LessonWatch } from './lessonWatch.ts';
import { answered, reached } from './progress.ts';
import type { ProgressStore } from './progressStore.ts';
import type { Confidence, RunRecord } from './runRecord.ts';
import { hereIn, play, prepare, rewind } from './sandboxTasks.ts';

/** Stages in which the trace of a step is being watched. */
const WATCHED: readonly RunStage[] = ['doing', 'playing', 'played'];
/** Stages in which the sandbox is made ready: whoever reloads the page then finds a sandbox that isn’t. */
const MAKING_READY: readonly RunStage[] = ['opening', 'preparing', 'rewinding', 'clearing'];
/** Stages that another sandbox under them makes void. */
const BOUND: readonly RunStage[] = ['intro', 'predict', 'feedback', ...WATCHED];

export class LessonRun {
  readonly #model: Model;
  readonly #progress: ProgressStore;
  readonly #actor: Actor<typeof lessonMachine>;
  readonly #stops: readonly (() => void)[];
  #watch: LessonWatch | null = null;
  #wasPast = false;

  constructor(
    model: Model,
    progress: ProgressStore,
    lesson: Lesson,
    left: RunRecord | null,
    onChange: () => void,
  ) {
    this.#model = model;
    this.#progress = progress;
    const provided = lessonMachine.provide({
      actors: {
        prepare: fromPromise<Awaited<ReturnType<typeof prepare>>, SandboxTask>(({ input, signal }) =>
          prepare(model, input, signal),
        ),
        rewind: fromPromise<Awaited<ReturnType<typeof rewind>>, SandboxTask>(({ input, signal }) =>
          rewind(model, input, signal),
        ),
        play: fromPromise<void, SandboxTask>(({ input, signal }) => play(model, input, signal)),
      },
    });
    const untouched = left?.from != null && isThere(model, left.from);
    this.#actor = createActor(provided, { input: { lesson, left, untouched } });
    this.#actor.subscribe((snapshot) => {
      this.#keep(snapshot);
      onChange();
    });
    this.#actor.start();
    this.#stops = [model.subscribe(() => this.#look()), model.onAct((act) => this.#did(act))];
    this.#keep(this.snapshot);
    // After a reload what was done before may be all that happens.
    this.#look();
  }

  get snapshot(): LessonSnapshot {
    return this.#actor.getSnapshot();
  }

  next(): void {
    this.#send({ type: 'NEXT', here: hereIn(this.#model) });
  }

  lock(choice: string, confidence: Confidence | null): void {
    const { context } = this.snapshot;
    const prediction = openPrediction(context);
    const chosen = prediction?.choices.find(({ id }) => id === choice);
    if (prediction === null || chosen === undefined) return;
    const question = { lesson: context.lesson.id, prediction: prediction.id };
    this.#progress.change((progress) =>
      answered(progress, question, { choice, confidence, correct: chosen.correct }),
    );
    this.#send({ type: 'LOCK', choice, confidence, here: hereIn(this.#model) });
  }

  do(type: 'HINT' | 'RESET' | 'SHOW'): void {
    this.#send({ type });
  }

  edited(lesson: Lesson): void {
    if (lesson !== this.snapshot.context.lesson) this.#send({ type: 'EDITED', lesson });
  }

  /** Ends the run; the sandbox stays as it is. */
  end(): void {
    for (const stop of this.#stops) stop();
    this.#actor.stop();
    this.#model.setGate(null);
    this.#model.setVeil(false);
  }

  #send(event: RunEvent): void {
    this.#actor.send(event);
    this.#look();
  }

  /** What follows from a stage, before anybody draws it. */
  #keep(snapshot: LessonSnapshot): void {
    const { value, context } = snapshot;
    this.#model.setGate(GATES[value]);
    this.#model.setVeil(isSettingUp(snapshot));
    const { lesson } = context;
    const isOver = value === 'summary';
    const revealed = Object.values(context.results).includes('revealed');
    const state = isOver ? (revealed ? 'revealed' : 'passed') : 'begun';
    this.#progress.change((progress) => ({
      ...reached(progress, lesson.id, state),
      left: isOver ? null : recordOf(context, MAKING_READY.includes(value) ? this.#model.sandbox : null),
    }));
    this.#watch = WATCHED.includes(value) ? this.#watchOf(context) : null;
  }

  /** The watch of this step, the same one while step and beginning are the same. */
  #watchOf(context: RunContext): LessonWatch | null {
    const step = stepOf(context);
    const { from, named } = context;
    if (step === null || from === null) return null;
    const known = this.#watch;
    if (known !== null && known.step === step && known.from === from) return known;
    return new LessonWatch(this.#model, step, from, named);
  }

  #look(): void {
    const state = this.#model.getState();
    const { value, context } = this.snapshot;
    if (context.from !== null && context.from.epoch !== state.epoch && BOUND.includes(value)) {
      this.#actor.send({ type: 'GONE' });
      return;
    }
    this.#noteLookingBack(state);
    if (this.#watch === null) return;
    const judged = this.#watch.look(state);
    if (JSON.stringify(judged) !== JSON.stringify(context.judged))
      this.#actor.send({ type: 'JUDGED', judged });
  }

  #noteLookingBack({ cursor: { past } }: ModelState): void {
    if (past === this.#wasPast) return;
    this.#wasPast = past;
    this.#did(past ? 'step-back' : 'return-to-now');
  }

  #did(act: Act): void {
    this.#watch?.did(act);
    this.#look();
  }
}

const isThere = (model: Model, place: { epoch: string; seq: number }): boolean =>
  model.getState().epoch === place.epoch && model.eventsAfter(place.seq) !== null;

function recordOf(context: RunContext, madeReadyIn: string | null): RunRecord {
  const { lesson, locked, results, named, hints, began, from } = context;
  return {
    lesson: lesson.id,
    step: stepOf(context)?.id ?? null,
    locked: { ...locked },
    results: { ...results },
    named: { ...named },
    hints,
    began,
    from,
    madeReadyIn,
  };
}
