/** What a class costs one computer: memory, start and answer times of 1, 10 and 100 sandboxes at once. */
import { setTimeout as pause } from 'node:timers/promises';
import { HeadlessPage } from '../headlessPage.ts';
import { openScope } from './scope.ts';
import { median, quantile, type Row } from './table.ts';

const COUNTS = [1, 10, 100];
const MEMORY_TARGET_MB = 16;
const ANSWER_TARGET_MS = 150;
/** Commands that each learner sends, one about every five seconds. */
const COMMANDS = 4;
const PAUSE_MS = 10_000;
const MB = 1024 * 1024;

export async function sandboxes(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of COUNTS) rows.push(...(await measure(count)));
  return rows;
}

async function measure(count: number): Promise<Row[]> {
  const scope = await openScope();
  const before = process.memoryUsage().rss;
  const pages: HeadlessPage[] = [];
  const starts: number[] = [];
  for (let i = 0; i < count; i++) {
    const begun = performance.now();
    pages.push(await HeadlessPage.open(scope.url));
    // The first visitor gets the sandbox that was started beforehand.
    if (i > 0) starts.push(performance.now() - begun);
  }
  const answers = (await Promise.all(pages.map(learn))).flat();
  const each = (process.memoryUsage().rss - before) / MB / Math.max(1, count - 1);
  for (const page of pages) page.close();
  await scope.close();
  const p95 = quantile(answers, 0.95);
  const rows: Row[] = [];
  if (count > 1)
    rows.push(
      {
        what: `${count} sandboxes: memory of each, at work`,
        figure: `${each.toFixed(1)} MB`,
        limit: { text: `at most ${MEMORY_TARGET_MB} MB`, met: each <= MEMORY_TARGET_MB },
      },
      { what: `${count} sandboxes: start of each, median`, figure: `${Math.round(median(starts))} ms` },
    );
  rows.push({
    what: `${count} sandbox${count === 1 ? '' : 'es'}: command answered, p95`,
    figure: `${p95.toFixed(1)} ms`,
    peer: `p50 ${median(answers).toFixed(1)} ms`,
    limit: { text: `at most ${ANSWER_TARGET_MS} ms`, met: p95 <= ANSWER_TARGET_MS },
  });
  return rows;
}

/** One learner: presses a button now and then. Answers how long each press took, ms. */
async function learn(page: HeadlessPage): Promise<number[]> {
  const answers: number[] = [];
  for (let i = 0; i < COMMANDS; i++) {
    await pause(Math.random() * PAUSE_MS);
    const begun = performance.now();
    await page.send({ type: 'visit', browser: 'Alice', path: '/views' });
    answers.push(performance.now() - begun);
  }
  return answers;
}
