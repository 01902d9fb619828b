/**
 * What a lesson does to the sandbox: make it ready for a step, put it back, play a solution. All of it is commands of
 * the ordinary kind; each waits until the sandbox is at rest. Rejects with a sentence where one is refused.
 */
import type { CommandInput } from '#shared/commands.ts';
import type { Move } from '#shared/lessons.ts';
import { isAtRest } from '#shared/rest.ts';
import { stateOf } from '#shared/sandboxState.ts';
import type { Model, ModelState } from '../model/state.ts';
import type { Place, SandboxTask } from './lessonMachine.ts';

/** How long a person may look at what a move led to, before the next one, ms. */
const LOOK_MS = 900;

const hereOf = ({ epoch, head }: ModelState): Place => ({ epoch, seq: head });

/** The present of the trace, for a step that begins now. */
export const hereIn = (model: Model): Place => hereOf(model.getState());

/** Nothing is under way but what is held. */
const isQuiet = ({ connection, world, exchanges }: ModelState): boolean =>
  connection === 'live' && world.running && isAtRest(world, exchanges);

/** The stage has drawn all that there is. A person who has paused it is waited for. */
const isDrawn = ({ cursor, head }: ModelState): boolean =>
  cursor.mode === 'live' && cursor.settled && cursor.seq === head;

/** Resolves with the first state of that kind; rejects once it is no longer wanted. */
function until(model: Model, is: (state: ModelState) => boolean, signal: AbortSignal): Promise<ModelState> {
  return new Promise((resolve, reject) => {
    const end = () => {
      stop();
      signal.removeEventListener('abort', abort);
    };
    const look = () => {
      const state = model.getState();
      if (!is(state)) return;
      end();
      resolve(state);
    };
    const abort = () => {
      end();
      reject(new Error('The lesson was left.'));
    };
    const stop = model.subscribe(look);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    else look();
  });
}

async function carryOut(model: Model, commands: readonly CommandInput[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const answers = await Promise.all(commands.map((command) => model.sendPastGate(command)));
  signal.throwIfAborted();
  const refused = answers.find((answer) => !answer.ok);
  if (refused !== undefined && !refused.ok) throw new Error(refused.error.message);
  const reached = Math.max(...answers.map((answer) => (answer.ok ? answer.seq : 0)));
  await until(model, (state) => state.head >= reached && isQuiet(state), signal);
}

/** Reset, setup, and the solutions of the steps before; acts on the page leave nothing in the sandbox. */
export async function prepare(
  model: Model,
  { lesson, step }: SandboxTask,
  signal: AbortSignal,
): Promise<Place> {
  await until(model, ({ connection, head }) => connection === 'live' && head > 0, signal);
  model.player.live();
  const { epoch } = model.getState();
  const reset = await model.sendPastGate({ type: 'reset' });
  if (!reset.ok) throw new Error(reset.error.message);
  await until(model, (state) => state.epoch !== epoch && isQuiet(state), signal);
  for (const command of lesson.setup) await carryOut(model, [command], signal);
  for (const { solution } of lesson.steps.slice(0, step))
    for (const move of solution) if (move.kind === 'send') await carryOut(model, move.commands, signal);
  // Nobody watches it being made: jars and store stand as they are.
  model.player.live();
  return hereIn(model);
}

/** The sandbox as it stood when the step began; where that can't be restored it is made ready from the beginning. */
export async function rewind(model: Model, task: SandboxTask, signal: AbortSignal): Promise<Place> {
  const { from } = task;
  model.player.live();
  if (from === null || from.epoch !== model.getState().epoch || model.eventsAfter(from.seq) === null)
    return prepare(model, task, signal);
  // Another object: the step begins anew also where only acts on the page went astray.
  if (model.getState().head === from.seq) return { ...from };
  const world = model.worldAt(from.seq);
  // A request that waited then can't be made to wait again by restoring.
  if (world.holding.held.length > 0) return prepare(model, task, signal);
  try {
    const { holding, storeTrouble } = world;
    await carryOut(model, [{ type: 'clearHold' }], signal);
    await carryOut(model, [{ type: 'release' }], signal).catch(() => signal.throwIfAborted());
    const isTroubled = model.getState().world.storeTrouble.mode !== 'ok';
    if (isTroubled) await carryOut(model, [{ type: 'setStoreTrouble', mode: 'ok' }], signal);
    await carryOut(model, [{ type: 'restore', state: stateOf(world), at: from.seq }], signal);
    if (storeTrouble.mode !== 'ok')
      await carryOut(model, [{ type: 'setStoreTrouble', ...storeTrouble }], signal);
    await carryOut(model, [{ type: 'setLatency', ...holding.latency }], signal);
    for (const { station, browser } of holding.holds)
      await carryOut(model, [{ type: 'setHold', station, browser }], signal);
    return hereIn(model);
  } catch {
    signal.throwIfAborted();
    return prepare(model, task, signal);
  }
}

/** Plays the solution at the stage's own pace: the next move waits until the stage has drawn the one before. */
export async function play(model: Model, { lesson, step }: SandboxTask, signal: AbortSignal): Promise<void> {
  model.player.live();
  for (const move of lesson.steps[step]?.solution ?? []) {
    await make(model, move, signal);
    await afterLook(signal);
  }
}

async function make(model: Model, move: Move, signal: AbortSignal): Promise<void> {
  if (move.kind === 'send') {
    await until(model, (state) => isDrawn(state) || state.cursor.past, signal);
    model.player.live();
    await carryOut(model, move.commands, signal);
    await until(model, isDrawn, signal);
    return;
  }
  if (move.act === 'step-back') model.player.stepEvent(-1);
  else if (move.act === 'return-to-now') model.player.live();
  else model.noteAct(move.act);
}

const afterLook = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(new Error('The lesson was left.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, LOOK_MS);
    signal.addEventListener('abort', abort, { once: true });
  });
