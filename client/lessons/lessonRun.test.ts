// A run that is taken up again where it was left, over the sandbox as it stands.

import { expect, it } from 'vitest';
import type { Lesson } from '#shared/lessons.ts';
import { visitFacts } from '../model/sampleTrace.ts';
import { LessonRun } from './lessonRun.ts';
import { ProgressStore } from './progressStore.ts';
import type { RunRecord } from './runRecord.ts';
import { SAMPLE, step } from './sampleLesson.ts';
import { SamplePage } from './samplePage.ts';

const VISIT_ONCE: Lesson = {
  ...SAMPLE,
  predictions: [],
  steps: [
    step('visit', {
      pass: {
        all: [
          {
            kind: 'event',
            event: 'response.sent',
            where: {},
            count: { atLeast: 1, atMost: null },
            as: null,
            says: [{ text: 'a response', style: 'plain', to: null }],
          },
        ],
        any: [],
        none: [],
      },
    }),
  ],
};

it('says of what was done before a reload that it is done, though nothing happens any more', async () => {
  const page = new SamplePage();
  await page.settled();
  const { epoch, head } = page.model.getState();
  page.tell(visitFacts({ exchange: 1, visit: 1 }));
  await page.settled();
  const place = { epoch, seq: head };
  const left: RunRecord = {
    lesson: VISIT_ONCE.id,
    step: 'visit',
    locked: {},
    results: {},
    named: {},
    hints: 0,
    began: place,
    from: place,
    madeReadyIn: null,
  };
  const progress = new ProgressStore({ getItem: () => null, setItem: () => {} });
  const run = new LessonRun(page.model, progress, VISIT_ONCE, left, () => {});
  expect(run.snapshot.value).toBe('feedback');
  run.end();
});
