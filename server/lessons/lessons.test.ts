// Every lesson of the project on the real server: its solution passes, its counterexamples and doing nothing don't.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { postgresEntry, workerEntry } from '../openForTest.ts';
import { checkLessons } from './checkLessons.ts';
import { newLesson } from './newLesson.ts';
import { problemLine } from './problems.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));
const INDEX = 'schema: 1\nparts:\n  - id: mine\n    title: Mine\n    lessons: []\n';

const emptyFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'index.yaml'), INDEX);
  return folder;
};

test('every lesson of the project does what it says, with MemoryStore and with files', {
  timeout: 240_000,
}, async () => {
  const checked = await checkLessons({ folder: lessons, workerEntry, postgresEntry });
  expect(checked.errors.map(problemLine)).toEqual([]);
  expect(checked.lessons.length).toBeGreaterThan(0);
});

test('a new lesson from the template is in the index and passes the check', async () => {
  const folder = await emptyFolder();
  expect(await newLesson('my-lesson', folder)).toEqual({ file: join(folder, 'my-lesson', 'lesson.md') });
  const checked = await checkLessons({ folder, project: lessons, workerEntry, postgresEntry });
  expect(checked).toEqual({
    lessons: [{ id: 'my-lesson', stores: ['memory', 'file'], steps: 1, ok: true }],
    errors: [],
  });
});

test('a lesson that is there is not written over, and a bad id makes none', async () => {
  const folder = await emptyFolder();
  const made = await newLesson('mine', folder);
  const before = 'file' in made ? await readFile(made.file, 'utf8') : '';
  expect(await newLesson('mine', folder)).toMatchObject({
    problem: expect.stringContaining('already is a folder'),
  });
  expect(await newLesson('../x', folder)).toMatchObject({ problem: expect.stringContaining('is no id') });
  expect(await readFile(join(folder, 'mine', 'lesson.md'), 'utf8')).toBe(before);
});
