/** What `npm run lessons:check` and `npm run lessons:new` run. */
import { join, resolve } from 'node:path';
import { checkLessons } from './checkLessons.ts';
import { newLesson } from './newLesson.ts';
import { problemLine } from './problems.ts';

/** `[folder] [lesson …]`: a folder has a "/" or is "."; the rest are ids of lessons. Sets the exit status. */
export async function check(argv: readonly string[], root: string): Promise<void> {
  const isFolder = (word: string) => /[/\\]/.test(word) || word === '.';
  const folder = resolve(argv.find(isFolder) ?? join(root, 'lessons'));
  const only = argv.filter((word) => !isFolder(word));
  const begun = performance.now();
  const { lessons, errors } = await checkLessons({
    folder,
    project: join(root, 'lessons'),
    workerEntry: new URL('./worker.js', import.meta.url),
    postgresEntry: new URL('./postgres.js', import.meta.url),
    ...(only.length === 0 ? {} : { only }),
  });
  for (const { id, stores, steps, ok } of lessons)
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${id}  ${counted(steps, 'step')}, ${stores.join(' and ')}`);
  for (const error of errors) console.error(problemLine(error));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`\n${counted(lessons.length, 'lesson')}, ${counted(errors.length, 'error')}, ${seconds} s`);
  if (errors.length > 0 || lessons.length === 0) process.exitCode = 1;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** `<id> [folder]`. Sets the exit status. */
export async function create([id, folder]: readonly string[], root: string): Promise<void> {
  const made = await newLesson(id ?? '', resolve(folder ?? join(root, 'lessons')));
  if ('problem' in made) {
    console.error(made.problem);
    process.exitCode = 1;
    return;
  }
  const words = folder === undefined ? id : `${folder.replace(/[/\\]*$/, '/')} ${id}`;
  console.log(`${made.file} is there, and in the index. Check it with: npm run lessons:check ${words}`);
}
