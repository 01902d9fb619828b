/**
 * Whether a lesson does what it says: on a real sandbox each solution passes its step, and neither doing nothing nor
 * any counterexample does. With MemoryStore and with files, unless the lesson chooses its store itself.
 */
import type { Command } from '#shared/commands.ts';
import type { Lesson, LessonError, Move, Step } from '#shared/lessons.ts';
import type { StoreKind } from '#shared/stores.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { verdictWords } from '#shared/verdictWords.ts';
import type { Sandbox } from '../sandboxes/sandbox.ts';
import { LessonRun, type StepPoint } from './lessonRun.ts';
import type { LoadedLesson } from './loadLesson.ts';
import { Problems } from './problems.ts';

const STORES: readonly StoreKind[] = ['memory', 'file'];

/** The stores that a lesson is replayed with; null: the one that it chooses itself. */
export function storesOf({ setup, steps }: Lesson): readonly (StoreKind | null)[] {
  const chooses = (command: Command) => command.type === 'setStore';
  const moves = steps.flatMap(({ solution }) => solution);
  const choosesLater = moves.some((move) => move.kind === 'send' && move.commands.some(chooses));
  return setup.some(chooses) || choosesLater ? [null] : STORES;
}

/** Replays a lesson with one store. `file` is what the errors name. */
export async function replayLesson(
  { lesson, places }: LoadedLesson,
  file: string,
  store: StoreKind | null,
  sandbox: Sandbox,
): Promise<LessonError[]> {
  const problems = new Problems(file, lesson.id);
  const run = new LessonRun(sandbox);
  const setup: Command[] = store === null ? lesson.setup : [{ type: 'setStore', store }, ...lesson.setup];
  const points: StepPoint[] = [];
  const withStore = store === null ? '' : ` with the ${store} store`;
  try {
    const refused = await run.begin(setup);
    if (refused !== null)
      problems.add(places.setup, 'L404', `the set-up can’t be done${withStore}: ${refused}`);
    else
      for (const [index, step] of lesson.steps.entries()) {
        points.push(run.watchStep(step));
        if (run.verdict.state === 'passed')
          problems.add(
            places.check(index),
            'L401',
            `the step "${step.id}" passes with no action: ask for something that happens in it`,
          );
        const failure = await solve(run, step);
        if (failure !== null) {
          problems.add(
            places.solution(index),
            'L402',
            `the solution doesn’t pass the step "${step.id}"${withStore}: ${failure}`,
          );
          break;
        }
      }
    if (!problems.any)
      for (const [index, step] of lesson.steps.entries())
        for (const [number, moves] of step.counterexamples.entries()) {
          const point = points[index];
          const begun =
            point === undefined || point.state === null
              ? await beginStep(run, setup, lesson.steps.slice(0, index), step)
              : await run.goBack(step, point);
          const failure = await counter(run, begun, step, moves);
          if (failure !== null)
            problems.add(places.counterexample(index, number), 'L403', `${failure}${withStore}`);
        }
  } finally {
    run.close();
  }
  return problems.list;
}

/** Why the solution doesn't pass the step, with what happened instead; null where it does. */
async function solve(run: LessonRun, step: Step): Promise<string | null> {
  for (const move of step.solution) {
    const problem = await run.perform(move);
    if (problem !== null) return problem;
  }
  const { verdict } = run;
  return verdict.state === 'passed'
    ? null
    : `${verdictWords(verdict)}. What happened: ${happened(run.events)}`;
}

/** From a fresh sandbox to where a step begins. Answers why it can't be done, or null. */
async function beginStep(
  run: LessonRun,
  setup: readonly Command[],
  before: readonly Step[],
  step: Step,
): Promise<string | null> {
  let problem = await run.begin(setup);
  for (const earlier of before) {
    run.watchStep(earlier);
    for (const move of earlier.solution) problem ??= await run.perform(move);
  }
  run.watchStep(step);
  return problem;
}

/** Why a counterexample is none; null where it leaves the step not passed, as it should. */
async function counter(
  run: LessonRun,
  begun: string | null,
  step: Step,
  moves: readonly Move[],
): Promise<string | null> {
  let problem = begun;
  for (const move of moves) problem ??= await run.perform(move);
  if (problem !== null) return `this counterexample can’t be done: ${problem}`;
  return run.verdict.state === 'passed' ? `this counterexample passes the step "${step.id}"` : null;
}

/** Events that say little to somebody who asks what happened. */
const QUIET = [
  'store.called',
  'browser.requested',
  'browser.page',
  'request.started',
  'response.started',
  'decision',
];

/** "GET /profile → 200: cookie.read, store.get, store.touch". */
function happened(events: readonly TraceEvent[]): string {
  const lines: string[] = [];
  const byExchange = new Map<number, TraceEvent[]>();
  for (const event of events) {
    if (event.exchange === null) {
      if (!QUIET.includes(event.type)) lines.push(event.type);
      continue;
    }
    const own = byExchange.get(event.exchange);
    if (own === undefined) byExchange.set(event.exchange, [event]);
    else own.push(event);
  }
  for (const own of byExchange.values()) {
    const request = own.find((event) => event.type === 'request.started');
    const response = own.find((event) => event.type === 'response.sent');
    const title =
      request === undefined
        ? 'a request'
        : `${request.browser ?? 'outside'} ${request.method} ${request.path}`;
    const rest = own
      .filter((event) => event !== response && !QUIET.includes(event.type))
      .map(({ type }) => type);
    lines.push(`${title} → ${response?.status ?? 'not answered'}: ${rest.join(', ')}`);
  }
  return lines.length === 0 ? 'nothing' : lines.join('; ');
}
