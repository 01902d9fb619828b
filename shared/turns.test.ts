import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

const unexpected = (error: unknown) => {
  throw error;
};

describe('turns', () => {
  it('are taken in the order in which things came, whichever is ready first', async () => {
    const things = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(things, fc.scheduler(), async (waitedFor, scheduler) => {
        const turns = new Turns();
        const taken: number[] = [];
        const ends = waitedFor.map(
          (waits, at) =>
            new Promise<void>((done) => {
              const act = (thing: number) => {
                taken.push(thing);
                done();
              };
              turns.take(waits ? scheduler.schedule(Promise.resolve(at)) : at, act, unexpected);
            }),
        );
        await scheduler.waitFor(Promise.all(ends));
        expect(taken).toEqual(waitedFor.map((_, at) => at));
      }),
    );
  });

  it('come at once where nothing has to be waited for, also after something was', async () => {
    const turns = new Turns();
    const taken: string[] = [];
    const take = (thing: string) => void taken.push(thing);
    turns.take('first', take, unexpected);
    expect(taken).toEqual(['first']);
    const second = Promise.resolve('second');
    turns.take(second, take, unexpected);
    turns.take('third', take, unexpected);
    expect(taken).toEqual(['first']);
    await new Promise<void>((done) => turns.take('fourth', () => done(), unexpected));
    expect(taken).toEqual(['first', 'second', 'third']);
  });

  it('go on after one that failed, which is said', async () => {
    const turns = new Turns();
    const failures: unknown[] = [];
    const failed = (error: unknown) => void failures.push(error);
    turns.take(Promise.reject('never came'), unexpected, failed);
    turns.take(
      'here',
      () => {
        throw 'could not be taken';
      },
      failed,
    );
    const taken = await new Promise((done) => turns.take('last', done, unexpected));
    expect(taken).toBe('last');
    expect(failures).toEqual(['never came', 'could not be taken']);
  });

  it('are not taken once they were dropped, and what comes then is', async () => {
    const turns = new Turns();
    let come: (thing: string) => void = () => {};
    const late = new Promise<string>((resolve) => {
      come = resolve;
    });
    const taken: string[] = [];
    const take = (thing: string) => void taken.push(thing);
    turns.take(late, take, unexpected);
    turns.take('behind it', take, unexpected);
    turns.take(Promise.reject('never came'), take, unexpected);
    turns.drop();
    turns.take('anew', take, unexpected);
    come('late');
    await new Promise<void>((done) => turns.take(late, () => done(), unexpected));
    expect(taken).toEqual(['anew']);
  });
});
