import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Lesson } from '#shared/lessons.ts';
import type { TraceFact } from '#shared/trace.ts';
import { visitFacts } from '../model/sampleTrace.ts';
import { SAMPLE, step } from './sampleLesson.ts';
import { type Answer, SamplePage } from './samplePage.ts';
import { hereIn, play, prepare, rewind } from './sandboxTasks.ts';

const HELD: TraceFact = {
  type: 'hold.reached',
  exchange: 1,
  station: 'handler',
  browser: 'Alice',
  method: 'GET',
  path: '/',
  limitMs: 120_000,
};
const LESSON: Lesson = {
  ...SAMPLE,
  setup: [
    { type: 'advanceClock', byMs: 1000 },
    { type: 'visit', browser: 'Alice', method: 'GET', path: '/' },
  ],
};

/** Each visit is over at once. */
function visiting(refuses: string | null = null) {
  let visits = 0;
  return new SamplePage(({ type }): Answer => {
    if (type === refuses) return `No ${type} now.`;
    if (type !== 'visit') return [];
    visits += 1;
    return visitFacts({ exchange: visits, visit: visits });
  });
}

const signal = new AbortController().signal;
const begun = (lesson: Lesson, at = 0) => ({ lesson, step: at, from: null });

afterEach(() => {
  vi.useRealTimers();
});

describe('the sandbox is made ready', () => {
  it('by a reset, the set-up and what the steps before ask for, in that order', async () => {
    const page = visiting();
    const place = await prepare(page.model, begun(LESSON, 1), signal);
    expect(page.sent).toEqual(['reset', 'advanceClock', 'visit', 'visit']);
    expect(place).toEqual(hereIn(page.model));
    expect(place.epoch).toBe('e1');
  });

  it('one command after the other: each waits until the sandbox is at rest', async () => {
    const story = visitFacts({ exchange: 1, visit: 1 });
    const page = new SamplePage(({ type }) => (type === 'visit' ? story.slice(0, 4) : []));
    const setup = [...LESSON.setup].reverse();
    const ready = prepare(page.model, begun({ ...LESSON, setup }), signal);
    await page.settled();
    expect(page.sent).toEqual(['reset', 'visit']);
    page.tell(story.slice(4));
    await ready;
    expect(page.sent).toEqual(['reset', 'visit', 'advanceClock']);
  });

  it('or not, and then it is said why', async () => {
    const page = visiting('advanceClock');
    await expect(prepare(page.model, begun(LESSON), signal)).rejects.toThrow('No advanceClock now.');
    expect(page.sent).toEqual(['reset', 'advanceClock']);
  });

  it('and it ends when the lesson is left', async () => {
    const page = new SamplePage(({ type }) =>
      type === 'visit' ? visitFacts({ exchange: 1, visit: 1 }).slice(0, 4) : [],
    );
    const leaving = new AbortController();
    const ready = prepare(page.model, begun(LESSON), leaving.signal);
    const rejected = expect(ready).rejects.toThrow('The lesson was left.');
    await page.settled();
    leaving.abort();
    await rejected;
  });
});

describe('a step is put back', () => {
  it('by nothing at all where nothing happened in the sandbox, and yet begins anew', async () => {
    const page = visiting();
    const from = await prepare(page.model, begun(LESSON), signal);
    const before = page.sent.length;
    const again = await rewind(page.model, { lesson: LESSON, step: 0, from }, signal);
    expect(again).toEqual(from);
    expect(again).not.toBe(from);
    expect(page.sent.length).toBe(before);
  });

  it('by restoring what was when it began, without holds and trouble of the time since', async () => {
    const page = visiting();
    const from = await prepare(page.model, begun(LESSON), signal);
    const before = page.sent.length;
    page.tell(visitFacts({ exchange: 2, visit: 2 }));
    await page.settled();
    const again = await rewind(page.model, { lesson: LESSON, step: 0, from }, signal);
    expect(page.sent.slice(before)).toEqual(['clearHold', 'release', 'restore', 'setLatency']);
    expect(again.seq).toBeGreaterThan(from.seq);
  });

  it('from the beginning where that can’t be restored, or where its trace is gone', async () => {
    const page = visiting('restore');
    const from = await prepare(page.model, begun(LESSON), signal);
    page.tell(visitFacts({ exchange: 2, visit: 2 }));
    await page.settled();
    const anew = await rewind(page.model, { lesson: LESSON, step: 0, from }, signal);
    expect(anew.epoch).toBe('e2');
    const once = await rewind(page.model, { lesson: LESSON, step: 0, from }, signal);
    expect(once.epoch).toBe('e3');
  });

  it('from the beginning where a request was held then: none can be made to wait again', async () => {
    const page = new SamplePage();
    page.tell([...visitFacts({ exchange: 1, visit: 1 }).slice(0, 4), HELD]);
    await page.settled();
    const from = hereIn(page.model);
    page.tell([{ type: 'clock.advanced', exchange: null, byMs: 1000, offsetMs: 1000 }]);
    await page.settled();
    await rewind(page.model, { lesson: { ...SAMPLE, setup: [] }, step: 0, from }, signal);
    expect(page.sent).toEqual(['reset']);
  });
});

describe('a solution', () => {
  it('plays move by move, with a look at each, and does on the page what a learner does', async () => {
    vi.useFakeTimers();
    const page = visiting();
    const acts: string[] = [];
    page.model.onAct((act) => acts.push(act));
    const solution = step('first', {
      solution: [
        { kind: 'send', commands: [{ type: 'visit', browser: 'Alice', method: 'GET', path: '/' }] },
        { kind: 'act', act: 'open-why' },
      ],
    });
    const lesson = { ...LESSON, steps: [solution] };
    const playing = play(page.model, begun(lesson), signal);
    await vi.advanceTimersByTimeAsync(500);
    expect([page.sent, acts]).toEqual([['visit'], []]);
    await vi.advanceTimersByTimeAsync(5000);
    await playing;
    expect(acts).toEqual(['open-why']);
  });
});
