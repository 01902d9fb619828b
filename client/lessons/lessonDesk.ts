/**
 * Where lessons are chosen and run: what the panel shows, the one run there can be, and whether beginning another
 * would throw away something that a person did. Knows no DOM.
 */
import type { Course, Lesson } from '#shared/lessons.ts';
import type { Model, ModelState } from '../model/state.ts';
import { later } from '../ui/later.ts';
import type { LessonSnapshot, Place } from './lessonMachine.ts';
import type { LessonRun } from './lessonRun.ts';
import { NO_PROGRESS, type Question } from './progress.ts';
import type { ProgressStore } from './progressStore.ts';
import type { RunRecord } from './runRecord.ts';

/** What lessons run on: fetched when one begins, or before. */
export const lessonEngine = later(() => import('./lessonRun.ts'));

export interface DeskState {
  view: 'first-steps' | 'list' | 'lesson';
  /** null while no lesson runs. */
  run: LessonSnapshot | null;
  /** A question of an earlier lesson, asked before this one goes on. */
  again: Question | null;
  /** The lesson that waits for a yes to throw the sandbox away. */
  asking: string | null;
}

export class LessonDesk {
  readonly progress: ProgressStore;
  readonly #model: Model;
  readonly #listeners = new Set<() => void>();
  #run: LessonRun | null = null;
  /** Begins when the engine is here. */
  #next: { lesson: Lesson; left: RunRecord | null } | null = null;
  #state: DeskState = { view: 'first-steps', run: null, again: null, asking: null };
  /** How far the trace is a lesson's, so that nothing of a person's own is in it. */
  #ours: Place | null = null;
  #course: Course | null = null;
  /** By link, before the course was there. */
  #wanted: string | null = null;
  /** Whether what was left was looked at; once, as soon as course and trace are there. */
  #resumed = false;

  constructor(model: Model, progress: ProgressStore) {
    this.#model = model;
    this.progress = progress;
    model.subscribe(() => this.#look());
    lessonEngine.subscribe(() => this.#launch());
  }

  get = (): DeskState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get run(): LessonRun | null {
    return this.#run;
  }

  showList(): void {
    this.#endRun();
    this.#show({ view: 'list' });
  }

  showFirstSteps(): void {
    this.#show({ view: 'first-steps' });
  }

  /** Begins a lesson, or asks first where that would throw away what a person did. */
  start(id: string): void {
    const lesson = this.#lesson(id);
    if (lesson === null) return;
    if (this.#leftIn(lesson) !== null || !this.#holdsOwnWork()) this.#begin(lesson);
    else this.#show({ asking: id });
  }

  /** The answer to the question that `start` asked. */
  answer(yes: boolean): void {
    const { asking } = this.#state;
    this.#show({ asking: null });
    const lesson = asking === null ? null : this.#lesson(asking);
    if (yes && lesson !== null) this.#begin(lesson);
  }

  /** Leaves lesson mode; the sandbox stays as it is and is the person's own from here. */
  playFreely(): void {
    this.#endRun();
    this.#show({ view: 'first-steps' });
  }

  /** The asked-again question is over. */
  goOn(): void {
    this.#show({ again: null });
  }

  /** As the next person should find it. */
  clear(): void {
    this.#endRun();
    this.progress.change(() => NO_PROGRESS);
    this.#show({ view: 'list' });
    void this.#model.sendCommand({ type: 'reset' });
  }

  /** Starts the lesson that a link names, as soon as it is known. */
  open(id: string): void {
    this.#wanted = id;
    this.#look();
  }

  #begin(lesson: Lesson): void {
    const left = this.#leftIn(lesson) ?? this.#leftBefore(lesson);
    this.#endRun();
    this.#show({ view: 'lesson', again: this.#questionFor(lesson), asking: null });
    this.#next = { lesson, left };
    this.#launch();
    if (this.#next !== null) void lessonEngine.fetch();
  }

  /** Begins what waits for the engine, as soon as that is here. */
  #launch(): void {
    const engine = lessonEngine.get();
    if (this.#next === null || engine.is !== 'here') return;
    const { lesson, left } = this.#next;
    this.#next = null;
    const { LessonRun } = engine.module;
    this.#run = new LessonRun(this.#model, this.progress, lesson, left, () => this.#tell());
    this.#tell();
  }

  #endRun(): void {
    this.#next = null;
    if (this.#run === null) return;
    this.#run.end();
    this.#run = null;
    const { epoch, head } = this.#model.getState();
    this.#ours = { epoch, seq: head };
    // From here on the sandbox may change: coming back makes it ready anew.
    this.progress.change((progress) =>
      progress.left === null
        ? progress
        : { ...progress, left: { ...progress.left, from: null, began: null, madeReadyIn: null } },
    );
    this.#show({ run: null });
  }

  #tell(): void {
    if (this.#run !== null) this.#show({ run: this.#run.snapshot });
  }

  #show(news: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...news };
    for (const listener of [...this.#listeners]) listener();
  }

  #look(): void {
    const { course, connection, head } = this.#model.getState();
    if (course === null) return;
    if (course !== this.#course) this.#receive(course);
    if (connection !== 'live' || head === 0) return;
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted !== null && this.#lesson(wanted) !== null) this.start(wanted);
    else if (!this.#resumed) this.#resume();
    this.#resumed = true;
  }

  #receive(course: Course): void {
    this.#course = course;
    const running = this.#state.run?.context.lesson.id;
    const lesson = running === undefined ? null : this.#lesson(running);
    if (lesson !== null) this.#run?.edited(lesson);
  }

  /** After a reload: the lesson goes on where the sandbox stands as it was left, or was being made ready for it. */
  #resume(): void {
    const { left } = this.progress.get();
    const lesson = left === null ? null : this.#lesson(left.lesson);
    if (left === null || lesson === null) return;
    const wasMadeReady = left.madeReadyIn !== null && left.madeReadyIn === this.#model.sandbox;
    if (wasMadeReady || this.#leftIn(lesson) !== null) this.#begin(lesson);
  }

  #lesson(id: string): Lesson | null {
    return this.#model.getState().course?.lessons.find((lesson) => lesson.id === id) ?? null;
  }

  /** Where that lesson was left, in the sandbox as it stands. */
  #leftIn(lesson: Lesson): RunRecord | null {
    const left = this.#leftBefore(lesson);
    const isThere =
      left?.from != null &&
      left.from.epoch === this.#model.getState().epoch &&
      this.#model.eventsAfter(left.from.seq) !== null;
    return isThere ? left : null;
  }

  #leftBefore(lesson: Lesson): RunRecord | null {
    const { left } = this.progress.get();
    return left?.lesson === lesson.id ? left : null;
  }

  #holdsOwnWork(): boolean {
    if (this.#run !== null) return false;
    const state = this.#model.getState();
    if (this.#ours?.epoch === state.epoch) return state.head > this.#ours.seq;
    return state.timeline.some(isOwn);
  }

  #questionFor(lesson: Lesson): Question | null {
    const { again } = this.progress.get();
    return (
      again.find((question) => question.lesson !== lesson.id && isAskable(this.#course, question)) ?? null
    );
  }
}

const isOwn = (entry: ModelState['timeline'][number]): boolean =>
  entry.kind === 'exchange' || entry.event.type !== 'sandbox.started';

/** Its lesson may have been edited or taken away. */
const isAskable = (course: Course | null, { lesson, prediction }: Question): boolean =>
  course?.lessons.find(({ id }) => id === lesson)?.predictions.some(({ id }) => id === prediction) === true;
