import { describe, expect, it } from 'vitest';
import type { Part } from '#shared/lessonChecks.ts';
import type { Step } from '#shared/lessons.ts';
import { plainText } from '#shared/lessonText.ts';
import { part } from '#shared/samplePart.ts';
import { visitFacts } from '../model/sampleTrace.ts';
import { LessonWatch } from './lessonWatch.ts';
import { step } from './sampleLesson.ts';
import { SamplePage } from './samplePage.ts';
import { hereIn } from './sandboxTasks.ts';

const asking = (pass: Partial<Step['pass']>, near: Step['near'] = []): Step =>
  step('first', { pass: { all: [], any: [], none: [], ...pass }, near });

/** A page, and what watches a step from its present on. */
async function watching(watched: Step, named: Record<string, number> = {}) {
  const page = new SamplePage();
  await page.settled();
  const watch = new LessonWatch(page.model, watched, hereIn(page.model), named);
  return { page, look: () => watch.look(page.model.getState()), did: () => watch.did('open-why') };
}

const VISIT = visitFacts({ exchange: 1, visit: 1 });

describe('a step', () => {
  it('is not judged before the stage has drawn what it is judged by', async () => {
    const { page, look } = await watching(asking({ all: [part('store.set')] }));
    page.stopped = true;
    page.tell(VISIT);
    await page.settled();
    expect(look()).toMatchObject({ state: 'pending', tried: false });
    page.stopped = false;
    page.model.player.setSpeed(8);
    await page.settled();
    expect(look()).toMatchObject({ state: 'passed', tried: true, met: 1, of: 1 });
  });

  it('is judged by all there is while somebody looks at the past', async () => {
    const { page, look } = await watching(asking({ all: [part('store.set')] }));
    page.model.player.pause();
    page.tell(VISIT);
    await page.settled();
    expect(page.model.getState().cursor.mode).toBe('paused');
    expect(look().state).toBe('passed');
  });

  it('says what is met, what is missing, of alternatives all as one, and which events have a name', async () => {
    const all = [part('store.set', { as: 'kept' }), part('store.touch')];
    const any = [part('store.destroy'), part('server.restarted')];
    const { page, look } = await watching(asking({ all, any }));
    page.tell(VISIT);
    await page.settled();
    const judged = look();
    expect(judged).toMatchObject({ state: 'pending', met: 1, of: 3, broken: null, at: null });
    expect(judged.missing.map(plainText)).toEqual(['store.touch', 'store.destroy or server.restarted']);
    const set = VISIT.findIndex(({ type }) => type === 'store.set');
    expect(judged.named).toEqual({ kept: 2 + set });
  });

  it('says what broke it, and the near miss of somebody who did something else', async () => {
    const say = [{ text: 'Not that.', style: 'plain' as const, to: null }];
    const never = asking({ all: [part('store.touch')], none: [part('store.set')] }, [
      { when: part('store.set'), say },
    ]);
    const { page, look } = await watching(never);
    page.tell(VISIT);
    await page.settled();
    const { state, broken, near } = look();
    expect(state).toBe('violated');
    expect([broken, near].map((line) => plainText(line ?? []))).toEqual(['store.set', 'Not that.']);
  });

  it('counts what is done on the page, and nothing from before it began', async () => {
    const did: Part = {
      kind: 'did',
      did: 'open-why',
      count: { atLeast: 1, atMost: null },
      says: [{ text: 'looked', style: 'plain', to: null }],
    };
    const page = new SamplePage();
    page.tell(VISIT);
    await page.settled();
    const from = hereIn(page.model);
    const watch = new LessonWatch(page.model, asking({ all: [part('store.set'), did] }), from, {});
    watch.did('open-why');
    expect(watch.look(page.model.getState())).toMatchObject({ state: 'pending', tried: false, met: 1 });
  });

  it('knows the events that earlier steps gave a name', async () => {
    const page = new SamplePage();
    page.tell(VISIT);
    await page.settled();
    const seq = 2 + VISIT.findIndex(({ type }) => type === 'session.generated');
    const sameSession = part('store.set', { where: { sid: { is: 'same', as: 'first', field: 'sid' } } });
    const judgedAfter = async (sid: string) => {
      const watch = new LessonWatch(page.model, asking({ all: [sameSession] }), hereIn(page.model), {
        first: seq,
      });
      const at = page.model.getState().exchanges.length + 1;
      page.tell(visitFacts({ exchange: at, visit: at, sid }));
      await page.settled();
      return watch.look(page.model.getState()).state;
    };
    expect(await judgedAfter('another')).toBe('pending');
    expect(await judgedAfter('sid-1-xxxx')).toBe('passed');
  });
});
