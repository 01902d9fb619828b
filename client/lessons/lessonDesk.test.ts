import { beforeAll, describe, expect, it } from 'vitest';
import type { Lesson } from '#shared/lessons.ts';
import { plainText } from '#shared/lessonText.ts';
import { visitFacts } from '../model/sampleTrace.ts';
import { LessonDesk, lessonEngine } from './lessonDesk.ts';
import { answered, type Progress } from './progress.ts';
import { type ProgressPlace, ProgressStore } from './progressStore.ts';
import { SAMPLE } from './sampleLesson.ts';
import { SamplePage } from './samplePage.ts';

const OTHER: Lesson = { ...SAMPLE, id: 'other', title: [{ text: 'Other', style: 'plain', to: null }] };
const WRONG_AND_SURE = { choice: 'that', confidence: 'sure', correct: false } as const;

beforeAll(() => lessonEngine.fetch());

const NOWHERE: ProgressPlace = { getItem: () => null, setItem: () => {} };

/** Keeps what was kept last, over any number of pages. */
function keeping(): ProgressPlace {
  let kept: string | null = null;
  return {
    getItem: () => kept,
    setItem: (_, text) => {
      kept = text;
    },
  };
}

/** A page that keeps nothing, or what is left of an earlier page. */
function sit(page = new SamplePage(), place = NOWHERE) {
  const desk = new LessonDesk(page.model, new ProgressStore(place));
  return { page, desk };
}

async function sitWithLessons() {
  const { page, desk } = sit();
  page.teach(SAMPLE, OTHER);
  await page.settled();
  return { page, desk };
}

const running = (desk: LessonDesk): string | null => desk.get().run?.context.lesson.id ?? null;

describe('a lesson', () => {
  it('begins at once in a sandbox that nobody has used', async () => {
    const { page, desk } = await sitWithLessons();
    desk.start('sample');
    await page.settled();
    expect(desk.get()).toMatchObject({ view: 'lesson', asking: null });
    expect([running(desk), desk.get().run?.value, page.sent]).toEqual(['sample', 'intro', ['reset']]);
  });

  it('asks before it throws away what somebody did, and takes no for an answer', async () => {
    const { page, desk } = await sitWithLessons();
    page.tell(visitFacts({ exchange: 1, visit: 1 }));
    await page.settled();
    desk.start('sample');
    expect(desk.get().asking).toBe('sample');
    desk.answer(false);
    expect([desk.get().asking, running(desk), page.sent]).toEqual([null, null, []]);
    desk.start('sample');
    desk.answer(true);
    await page.settled();
    expect(running(desk)).toBe('sample');
  });

  it('leaves its sandbox to free play: what is done there from then on is a person’s own', async () => {
    const { page, desk } = await sitWithLessons();
    desk.start('sample');
    await page.settled();
    desk.playFreely();
    await page.settled();
    expect([desk.get().view, running(desk), page.model.getState().gate]).toEqual(['first-steps', null, null]);
    expect(page.sent).toEqual(['reset']);
    desk.start('other');
    expect(desk.get().asking).toBe(null);
    await page.settled();
    desk.playFreely();
    page.tell(visitFacts({ exchange: 1, visit: 1 }));
    await page.settled();
    desk.start('sample');
    expect(desk.get().asking).toBe('sample');
  });

  it('is followed by the next one without a question: what was done in it was the lesson’s', async () => {
    const { page, desk } = await sitWithLessons();
    desk.start('sample');
    await page.settled();
    page.tell(visitFacts({ exchange: 1, visit: 1 }));
    await page.settled();
    desk.start('other');
    await page.settled();
    expect([desk.get().asking, running(desk)]).toEqual([null, 'other']);
  });

  it('by link begins as soon as the lessons are there', async () => {
    const { page, desk } = sit();
    desk.open('other');
    await page.settled();
    expect(running(desk)).toBe(null);
    page.teach(SAMPLE, OTHER);
    await page.settled();
    expect(running(desk)).toBe('other');
  });

  it('that is edited while it runs is the edited one', async () => {
    const { page, desk } = await sitWithLessons();
    desk.start('sample');
    await page.settled();
    page.teach({ ...SAMPLE, title: OTHER.title }, OTHER);
    await page.settled();
    expect(plainText(desk.get().run?.context.lesson.title ?? [])).toBe('Other');
  });

  it('goes on after a reload while its sandbox was being made ready, and makes it ready anew', async () => {
    const place = keeping();
    const page = new SamplePage();
    const { desk } = sit(page, place);
    page.teach(SAMPLE);
    await page.settled();
    desk.start('sample');
    expect(desk.get().run?.value).toBe('preparing');
    const { desk: later } = sit(page, place);
    page.teach({ ...SAMPLE, minutes: 4 });
    await page.settled();
    expect([running(later), later.get().run?.value]).toEqual(['sample', 'intro']);
  });

  it('that was left is not begun by a reload', async () => {
    const place = keeping();
    const page = new SamplePage();
    const { desk } = sit(page, place);
    page.teach(SAMPLE);
    await page.settled();
    desk.start('sample');
    desk.playFreely();
    const { desk: later } = sit(page, place);
    page.teach({ ...SAMPLE, minutes: 4 });
    await page.settled();
    expect(running(later)).toBe(null);
  });

  it('goes on after a reload in the same sandbox, without a reset', async () => {
    const place = keeping();
    const page = new SamplePage();
    const { desk } = sit(page, place);
    page.teach(SAMPLE);
    await page.settled();
    desk.start('sample');
    await page.settled();
    const before = page.sent.length;
    const { desk: later } = sit(page, place);
    page.teach({ ...SAMPLE, minutes: 4 });
    await page.settled();
    expect([running(later), page.sent.length]).toEqual(['sample', before]);
  });
});

describe('a question that was answered wrongly and surely', () => {
  const wrongIn =
    (lesson: string, prediction = 'which') =>
    (progress: Progress) =>
      answered(progress, { lesson, prediction }, WRONG_AND_SURE);

  it('is asked when another lesson begins, and not in its own', async () => {
    const { page, desk } = await sitWithLessons();
    desk.progress.change(wrongIn('other'));
    desk.start('other');
    await page.settled();
    expect(desk.get().again).toBe(null);
    desk.start('sample');
    await page.settled();
    expect(desk.get().again).toEqual({ lesson: 'other', prediction: 'which' });
    desk.goOn();
    expect(desk.get().again).toBe(null);
  });

  it('is not asked where its lesson no longer has it', async () => {
    const { page, desk } = await sitWithLessons();
    desk.progress.change(wrongIn('other', 'gone'));
    desk.start('sample');
    await page.settled();
    expect(desk.get().again).toBe(null);
  });

  it('is forgotten with all else for the next class, and the sandbox begins anew', async () => {
    const { page, desk } = await sitWithLessons();
    desk.progress.change(wrongIn('other'));
    desk.start('sample');
    await page.settled();
    desk.clear();
    await page.settled();
    expect(desk.progress.get()).toMatchObject({ lessons: {}, again: [], left: null });
    expect([desk.get().view, page.sent]).toEqual(['list', ['reset', 'reset']]);
  });
});
