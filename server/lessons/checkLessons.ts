/** Checks a folder of lessons: reads them, then replays each on real sandboxes, several side by side. */
import { basename } from 'node:path';
import type { LessonError } from '#shared/lessons.ts';
import { LIMITS } from '#shared/limits.ts';
import type { StoreKind } from '#shared/stores.ts';
import { Sandbox } from '../sandboxes/sandbox.ts';
import { StorePlaces } from '../stores/storePlaces.ts';
import { type Elsewhere, type Index, loadCourse, offeredBy } from './loadCourse.ts';
import type { LoadedLesson } from './loadLesson.ts';
import { START, unknownWord } from './problems.ts';
import { replayLesson, storesOf } from './replayLesson.ts';

/** Sandboxes at once: a replay mostly waits. */
const SIDE_BY_SIDE = 4;

export interface CheckSettings {
  folder: string;
  /** The folder of the project, which another one may build upon. */
  project?: string;
  /** A sandbox's code. */
  workerEntry: URL;
  /** The code of the embedded Postgres, for a lesson that wants it. */
  postgresEntry: URL;
  /** The lessons to replay; left out: all. */
  only?: readonly string[];
}

export interface Checked {
  lessons: { id: string; stores: string[]; steps: number; ok: boolean }[];
  errors: LessonError[];
}

/** Rejects only where no sandbox can be started. */
export async function checkLessons({
  folder,
  project = folder,
  workerEntry,
  postgresEntry,
  only,
}: CheckSettings): Promise<Checked> {
  const course = await loadCourse(folder, project === folder ? undefined : await offered(project));
  const wanted = course.lessons.filter(({ lesson }) => only === undefined || only.includes(lesson.id));
  const errors = course.errors.filter(
    ({ lesson }) => only === undefined || lesson === null || only.includes(lesson),
  );
  if (course.index !== null) errors.push(...unknownAmong(only ?? [], course.index.parts, basename(folder)));
  const tasks = wanted.flatMap((loaded) => storesOf(loaded.lesson).map((store) => ({ loaded, store })));
  const stores = new StorePlaces({ postgresEntry });
  const work = async () => {
    if (tasks.length === 0) return;
    const sandbox = await Sandbox.open({ entry: workerEntry, port: 0, holdMs: LIMITS.holdMs, stores });
    try {
      for (let task = tasks.shift(); task !== undefined; task = tasks.shift())
        errors.push(...(await replay(folder, task.loaded, task.store, sandbox)));
    } finally {
      await sandbox.close({ forget: true });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, tasks.length) }, work));
  } finally {
    await stores.close();
  }
  const lessons = wanted.map(({ lesson }) => ({
    id: lesson.id,
    stores: storesOf(lesson).map((store) => store ?? 'its own store'),
    steps: lesson.steps.length,
    ok: errors.every((error) => error.lesson !== lesson.id),
  }));
  return { lessons, errors: inOrder(errors) };
}

/** A complaint about each lesson to be checked that the index doesn't have. */
function unknownAmong(only: readonly string[], parts: Index['parts'], folder: string): LessonError[] {
  const known = parts.flatMap(({ lessons }) => lessons);
  return only
    .filter((id) => !known.includes(id))
    .map((id) => ({
      file: `${folder}/index.yaml`,
      ...START,
      code: 'L306',
      message: unknownWord('lesson', id, known),
      lesson: null,
    }));
}

async function offered(project: string): Promise<Elsewhere | undefined> {
  const { index, lessons } = await loadCourse(project);
  return index === null ? undefined : offeredBy({ ...index, lessons: lessons.map(({ lesson }) => lesson) });
}

const replay = (folder: string, loaded: LoadedLesson, store: StoreKind | null, sandbox: Sandbox) =>
  replayLesson(loaded, `${basename(folder)}/${loaded.lesson.id}/lesson.md`, store, sandbox);

const inOrder = (errors: readonly LessonError[]) =>
  [...errors].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
