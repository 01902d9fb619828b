/**
 * The lessons as pages get them: loaded at the start, and again whenever a file changes, where somebody asked to watch.
 * A lesson that is broken stays in its last good version; what is wrong with it goes along.
 */
import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import type { Course, Lesson } from '#shared/lessons.ts';
import type { LessonsMessage } from '#shared/lessonsMessage.ts';
import { loadCourse, offeredBy } from './loadCourse.ts';
import { START } from './problems.ts';

export interface ShelfSettings {
  /** Folders with an index each; the first is the course of the project. */
  folders: readonly string[];
  /** Whether to follow changes of the files. */
  watch: boolean;
}

/** An editor writes a file in several goes: this many ms of quiet make one change of them. */
const QUIET_MS = 100;

type Book = Omit<Course, 'errors'>;
const EMPTY: Book = { parts: [], claims: {}, misconceptions: {}, translations: {}, lessons: [] };

export class LessonShelf {
  readonly #settings: ShelfSettings;
  readonly #watchers: FSWatcher[] = [];
  readonly #listeners = new Set<(message: LessonsMessage) => void>();
  /** What was last good of each folder. */
  readonly #good = new Map<string, Book>();
  #message: LessonsMessage = { version: '', course: { ...EMPTY, errors: [] } };
  #quiet: NodeJS.Timeout | null = null;
  #loading: Promise<void> = Promise.resolve();
  #closed = false;

  private constructor(settings: ShelfSettings) {
    this.#settings = settings;
  }

  /** Loads all lessons. A folder that can't be read is an error in the course, not of this. */
  static async open(settings: ShelfSettings): Promise<LessonShelf> {
    const shelf = new LessonShelf(settings);
    if (settings.watch) for (const folder of settings.folders) shelf.#follow(folder);
    shelf.#load();
    await shelf.#loading;
    return shelf;
  }

  get message(): LessonsMessage {
    return this.#message;
  }

  /** Calls `listener` whenever the lessons or their errors are others, until the returned function is called. */
  listen(listener: (message: LessonsMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    for (const watcher of this.#watchers) watcher.close();
  }

  #follow(folder: string): void {
    try {
      const watcher = watch(folder, { recursive: true }, () => {
        if (this.#quiet !== null) clearTimeout(this.#quiet);
        this.#quiet = setTimeout(() => this.#load(), QUIET_MS);
      });
      watcher.on('error', () => watcher.close());
      this.#watchers.push(watcher);
    } catch {
      // A folder that isn't there is told by the load.
    }
  }

  /** One after the other, so that an older state of the files never replaces a newer one. */
  #load(): void {
    this.#loading = this.#loading.then(async () => {
      const courses: Course[] = [];
      for (const folder of this.#settings.folders) courses.push(await this.#read(folder, joined(courses)));
      const course = joined(courses);
      const version = createHash('sha256').update(JSON.stringify(course)).digest('base64url').slice(0, 16);
      if (this.#closed || version === this.#message.version) return;
      this.#message = { version, course };
      for (const listener of this.#listeners) listener(this.#message);
    });
  }

  async #read(folder: string, before: Course): Promise<Course> {
    const last = this.#good.get(folder) ?? EMPTY;
    const { index, errors, lessons: loaded } = await loadCourse(folder, offeredBy(before));
    const good = loaded.map(({ lesson }) => lesson);
    if (index === null) return { ...last, errors };
    const broken = new Set(errors.map(({ lesson }) => lesson));
    const kept = last.lessons.filter(({ id }) => broken.has(id) && good.every((lesson) => lesson.id !== id));
    const book = inOrder({ ...index, lessons: [...good, ...kept] });
    this.#good.set(folder, book);
    return { ...book, errors };
  }
}

/** Lessons in the order of the parts, and parts with the lessons that are there. */
function inOrder({ parts, lessons, ...words }: Book): Book {
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const there = (ids: readonly string[]): Lesson[] => ids.flatMap((id) => byId.get(id) ?? []);
  return {
    ...words,
    parts: parts.map((part) => ({ ...part, lessons: there(part.lessons).map(({ id }) => id) })),
    lessons: parts.flatMap((part) => there(part.lessons).map((lesson) => ({ ...lesson, part: part.id }))),
  };
}

/** Several folders as one course. A lesson or a part whose id was there before gives way. */
function joined(courses: readonly Course[]): Course {
  const all: Course = { ...EMPTY, parts: [], lessons: [], errors: [] };
  for (const { parts, claims, misconceptions, translations, lessons, errors } of courses) {
    const known = new Set(all.lessons.map(({ id }) => id));
    for (const { id } of lessons)
      if (known.has(id))
        all.errors.push({
          file: `${id}/lesson.md`,
          ...START,
          code: 'L311',
          message: `another folder has a lesson "${id}" too; rename this one`,
          lesson: id,
        });
    const fresh = lessons.filter(({ id }) => !known.has(id));
    for (const part of parts) {
      const own = { ...part, lessons: part.lessons.filter((id) => !known.has(id)) };
      const same = all.parts.find(({ id }) => id === part.id);
      if (same === undefined) all.parts.push(own);
      else same.lessons = [...same.lessons, ...own.lessons];
    }
    all.claims = { ...claims, ...all.claims };
    all.misconceptions = { ...misconceptions, ...all.misconceptions };
    all.translations = Object.fromEntries(
      [...Object.keys(all.translations), ...Object.keys(translations)].map((language) => [
        language,
        { ...translations[language], ...all.translations[language] },
      ]),
    );
    all.lessons.push(...fresh);
    all.errors.push(...errors);
  }
  return all;
}
