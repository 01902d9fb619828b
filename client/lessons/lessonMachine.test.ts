import { describe, expect, it } from 'vitest';
import { createActor, fromPromise } from 'xstate';
import {
  type Judged,
  lessonMachine,
  PENDING,
  type Place,
  type RunInput,
  type SandboxTask,
} from './lessonMachine.ts';
import type { RunRecord } from './runRecord.ts';
import { SAMPLE, step } from './sampleLesson.ts';

const HERE: Place = { epoch: 'e1', seq: 10 };
const PASSED: Judged = { ...PENDING, state: 'passed', met: 1, of: 1, at: 12, named: { touch: 11 } };

type Task = 'prepare' | 'rewind' | 'play';

/** A run whose sandbox is there at once, or says why not. */
function begin(input: Partial<RunInput> = {}, trouble: Partial<Record<Task, string>> = {}) {
  const asked: [Task, number][] = [];
  const carryOut =
    (task: Task, answer: Place) =>
    async ({ input: { step: at } }: { input: SandboxTask }): Promise<Place> => {
      asked.push([task, at]);
      const problem = trouble[task];
      if (problem !== undefined) throw new Error(problem);
      return answer;
    };
  const played = carryOut('play', HERE);
  const machine = lessonMachine.provide({
    actors: {
      prepare: fromPromise<Place, SandboxTask>(carryOut('prepare', HERE)),
      rewind: fromPromise<Place, SandboxTask>(carryOut('rewind', { epoch: 'e1', seq: 20 })),
      play: fromPromise<void, SandboxTask>(async (given) => void (await played(given))),
    },
  });
  const actor = createActor(machine, { input: { lesson: SAMPLE, left: null, untouched: false, ...input } });
  actor.start();
  const until = (value: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (actor.getSnapshot().value === value) resolve();
      };
      actor.subscribe(look);
      look();
    });
  return {
    actor,
    asked,
    until,
    value: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
  };
}

/** A run whose first step is being done. */
async function doing() {
  const run = begin();
  await run.until('intro');
  run.actor.send({ type: 'NEXT', here: HERE });
  run.actor.send({ type: 'LOCK', choice: 'that', confidence: 'sure', here: HERE });
  return run;
}

const LEFT: RunRecord = {
  lesson: 'sample',
  step: 'second',
  locked: { which: { choice: 'this', confidence: 'guess' } },
  results: { first: 'passed' },
  named: { touch: 4 },
  hints: 1,
  began: { epoch: 'e1', seq: 2 },
  from: { epoch: 'e1', seq: 9 },
  madeReadyIn: null,
};

describe('a lesson', () => {
  it('prepares its sandbox, introduces itself, and asks before anything is done', async () => {
    const run = begin();
    expect(run.value()).toBe('preparing');
    await run.until('intro');
    run.actor.send({ type: 'NEXT', here: HERE });
    expect(run.value()).toBe('predict');
    expect(run.asked).toEqual([['prepare', 0]]);
  });

  it('takes no result while the prediction is open, and keeps the choice once it is locked', async () => {
    const run = begin();
    await run.until('intro');
    run.actor.send({ type: 'NEXT', here: HERE });
    run.actor.send({ type: 'JUDGED', judged: PASSED });
    expect(run.value()).toBe('predict');
    run.actor.send({ type: 'LOCK', choice: 'that', confidence: 'sure', here: { epoch: 'e1', seq: 15 } });
    expect(run.value()).toBe('doing');
    expect(run.context()).toMatchObject({
      locked: { which: { choice: 'that', confidence: 'sure' } },
      from: { epoch: 'e1', seq: 15 },
    });
  });

  it('goes from a passed step to its feedback, and from there to the next', async () => {
    const run = await doing();
    run.actor.send({ type: 'JUDGED', judged: { ...PENDING, of: 2, met: 1 } });
    expect(run.value()).toBe('doing');
    run.actor.send({ type: 'JUDGED', judged: PASSED });
    expect(run.value()).toBe('feedback');
    expect(run.context()).toMatchObject({ results: { first: 'passed' }, named: { touch: 11 } });
    run.actor.send({ type: 'NEXT', here: { epoch: 'e1', seq: 30 } });
    expect(run.value()).toBe('doing');
    expect(run.context()).toMatchObject({ step: 1, from: { seq: 30 }, judged: PENDING, hints: 0 });
  });

  it('opens hints one by one and no more than there are', async () => {
    const run = await doing();
    for (let press = 1; press <= 4; press++) run.actor.send({ type: 'HINT' });
    expect(run.context().hints).toBe(2);
  });

  it('puts a violated step back to its beginning and lets it be done again', async () => {
    const run = await doing();
    run.actor.send({ type: 'JUDGED', judged: { ...PENDING, state: 'violated' } });
    expect(run.value()).toBe('doing');
    run.actor.send({ type: 'RESET' });
    await run.until('doing');
    expect(run.asked.at(-1)).toEqual(['rewind', 0]);
    expect(run.context()).toMatchObject({ judged: PENDING, from: { seq: 20 } });
  });

  it('counts a step whose solution was shown as revealed, from a clean beginning', async () => {
    const run = await doing();
    run.actor.send({ type: 'SHOW' });
    await run.until('played');
    expect(run.asked.slice(1)).toEqual([
      ['rewind', 0],
      ['play', 0],
    ]);
    run.actor.send({ type: 'JUDGED', judged: PASSED });
    expect(run.value()).toBe('feedback');
    expect(run.context().results).toEqual({ first: 'revealed' });
  });

  it('plays a worked step by itself, which counts as passed, and then explains and sums up', async () => {
    const run = begin({ left: { ...LEFT, step: 'third' }, untouched: true });
    await run.until('played');
    run.actor.send({ type: 'JUDGED', judged: PASSED });
    expect(run.context().results.third).toBe('passed');
    run.actor.send({ type: 'NEXT', here: HERE });
    expect(run.value()).toBe('explain');
    run.actor.send({ type: 'NEXT', here: HERE });
    expect(run.value()).toBe('summary');
  });

  it('goes on where it was left without touching the sandbox while that stands as it was', () => {
    const run = begin({ left: LEFT, untouched: true });
    expect(run.value()).toBe('doing');
    expect(run.asked).toEqual([]);
    expect(run.context()).toMatchObject({ step: 1, hints: 1, from: { seq: 9 }, named: { touch: 4 } });
  });

  it('makes another sandbox ready for the step at which it was left', async () => {
    const run = begin({ left: LEFT, untouched: false });
    await run.until('doing');
    expect(run.asked).toEqual([['prepare', 1]]);
    expect(run.context()).toMatchObject({ step: 1, from: HERE, began: HERE, named: {} });
  });

  it('prepares again where its sandbox has gone', async () => {
    const run = await doing();
    run.actor.send({ type: 'GONE' });
    await run.until('doing');
    expect(run.asked.at(-1)).toEqual(['prepare', 0]);
    expect(run.context().locked).toHaveProperty('which');
  });

  it('says why the sandbox could not be prepared, and tries again', async () => {
    const trouble: Partial<Record<Task, string>> = { prepare: 'No server.' };
    const run = begin({}, trouble);
    await run.until('stuck');
    expect(run.context().problem).toBe('No server.');
    delete trouble.prepare;
    run.actor.send({ type: 'RESET' });
    await run.until('intro');
    expect(run.context().problem).toBeNull();
  });
});

describe('an edited lesson', () => {
  it('keeps its step by id and shows the new words', async () => {
    const run = begin({ left: LEFT, untouched: true });
    const edited = { ...SAMPLE, steps: [step('new'), ...SAMPLE.steps] };
    run.actor.send({ type: 'EDITED', lesson: edited });
    expect(run.value()).toBe('doing');
    expect(run.context()).toMatchObject({ lesson: edited, step: 2 });
  });

  it('goes on at the same place where its step is gone', () => {
    const run = begin({ left: LEFT, untouched: true });
    run.actor.send({ type: 'EDITED', lesson: { ...SAMPLE, steps: [step('first'), step('other')] } });
    expect(run.value()).toBe('doing');
    expect(run.context().step).toBe(1);
  });

  it('lets go of an open prediction that was taken out', async () => {
    const run = begin();
    await run.until('intro');
    run.actor.send({ type: 'NEXT', here: HERE });
    run.actor.send({ type: 'EDITED', lesson: { ...SAMPLE, predictions: [] } });
    expect(run.value()).toBe('doing');
  });
});
