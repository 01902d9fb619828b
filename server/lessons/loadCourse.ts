/**
 * A folder of lessons read from disk: the index, each lesson with its translations, and what is wrong with any of them.
 * Reads regular files of limited size only; runs nothing.
 */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { courseKeys, type IndexWords, wordKeys } from '#shared/lessonLanguages.ts';
import type { Course, LessonError, Translation } from '#shared/lessons.ts';
import { LIMITS } from '#shared/limits.ts';
import { Author } from './author.ts';
import { type CourseWords, type LoadedLesson, loadLesson, splitFrontMatter } from './loadLesson.ts';
import { readSections } from './markdown.ts';
import { Problems, START, unknownWord } from './problems.ts';
import { readIndex } from './readIndex.ts';
import { YamlSource } from './yamlSource.ts';

/** What the index of a folder says, also in other languages. */
export type Index = IndexWords & Pick<Course, 'translations'>;

export interface LoadedCourse {
  /** null where the index can't be read, so that nobody knows which lessons there are. */
  index: Index | null;
  /** In the order of the index; only those that are right. */
  lessons: LoadedLesson[];
  errors: LessonError[];
}

/** `lesson.de.md` beside `lesson.md`, `index.de.md` beside `index.yaml`. */
const LANGUAGE = /^(lesson|index)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md$/;

/** What other folders offer to the lessons of this one. */
export interface Elsewhere {
  lessons: readonly string[];
  claims: readonly string[];
  misconceptions: readonly string[];
}

/** The ids of a course that the lessons of another folder may name. */
export const offeredBy = ({
  lessons,
  claims,
  misconceptions,
}: Omit<IndexWords, 'parts'> & Pick<Course, 'lessons'>): Elsewhere => ({
  lessons: lessons.map(({ id }) => id),
  claims: Object.keys(claims),
  misconceptions: Object.keys(misconceptions),
});

/** Reads all lessons in a folder. Never rejects. */
export async function loadCourse(
  folder: string,
  elsewhere: Elsewhere = { lessons: [], claims: [], misconceptions: [] },
): Promise<LoadedCourse> {
  const name = basename(folder);
  const entries = await readdir(folder, { withFileTypes: true }).catch(messageOf);
  if (typeof entries === 'string') {
    const message = `the folder can’t be read: ${entries}`;
    const error = { file: folder, ...START, code: 'L104', message, lesson: null };
    return { index: null, lessons: [], errors: [error] };
  }
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
  const indexProblems = new Problems(`${name}/index.yaml`, null);
  const words = await loadIndex(folder, folders, indexProblems);
  if (words === null) return { index: null, lessons: [], errors: indexProblems.list };
  const known = { of: 'index', keys: courseKeys(words), names: NO_NAMES } as const;
  const translated = await translationsIn(folder, name, known, null);
  const index = { ...words, translations: translated.translations };
  if (folders.length > LIMITS.lessons)
    indexProblems.add(
      START,
      'L313',
      `there are ${folders.length} lessons; at most ${LIMITS.lessons} are taken`,
    );
  const places = new Map(
    index.parts.flatMap(({ id, lessons }) => lessons.map((lesson) => [lesson, id] as const)),
  );
  const lessons: LoadedLesson[] = [];
  const errors: LessonError[] = [...translated.errors];
  const claims = [...Object.keys(index.claims), ...elsewhere.claims];
  const misconceptions = [...Object.keys(index.misconceptions), ...elsewhere.misconceptions];
  const order = [...places.keys(), ...folders.filter((each) => !places.has(each))].slice(0, LIMITS.lessons);
  for (const id of order) {
    const problems = new Problems(`${name}/${id}/lesson.md`, id);
    const part = places.get(id);
    if (part === undefined)
      problems.add(START, 'L305', `the folder "${id}" is not in index.yaml: add it to the lessons of a part`);
    const around: CourseWords = {
      part: part ?? 'none',
      lessons: [...folders, ...elsewhere.lessons],
      claims,
      beliefs: [...misconceptions, ...claims],
    };
    const loaded = await loadFolder(folder, id, around, problems);
    errors.push(...problems.list, ...loaded.errors);
    if (loaded.lesson !== null && part !== undefined && !problems.any) lessons.push(loaded.lesson);
  }
  errors.push(...cycles(lessons, name));
  return { index, lessons, errors: [...indexProblems.list, ...errors] };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function loadIndex(
  folder: string,
  folders: readonly string[],
  problems: Problems,
): Promise<IndexWords | null> {
  const text = await readLimited(
    join(folder, 'index.yaml'),
    problems,
    'index.yaml with the order of the lessons',
  );
  const yaml = text === null ? null : YamlSource.read(text, problems);
  return yaml === null ? null : readIndex(yaml, folders, problems);
}

async function loadFolder(
  folder: string,
  id: string,
  words: CourseWords,
  problems: Problems,
): Promise<{ lesson: LoadedLesson | null; errors: LessonError[] }> {
  const text = await readLimited(join(folder, id, 'lesson.md'), problems, 'lesson.md');
  const loaded = text === null ? null : loadLesson(text, id, words, problems);
  if (loaded === null) return { lesson: null, errors: [] };
  const { lesson, names } = loaded;
  const known = { of: 'lesson', keys: wordKeys(lesson), names } as const;
  const { translations, errors } = await translationsIn(
    join(folder, id),
    `${basename(folder)}/${id}`,
    known,
    id,
  );
  return { lesson: { ...loaded, lesson: { ...lesson, translations } }, errors };
}

/** What a translation may hold: sections with these keys, which point at events with these names. */
interface Known {
  of: 'lesson' | 'index';
  keys: readonly string[];
  names: ReadonlySet<string>;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** All translations in a folder; `shown` is what their author calls it. */
async function translationsIn(
  folder: string,
  shown: string,
  known: Known,
  lesson: string | null,
): Promise<{ translations: Record<string, Translation>; errors: LessonError[] }> {
  const errors: LessonError[] = [];
  const translations: Record<string, Translation> = {};
  const found = (await readdir(folder)).sort().flatMap((name) => {
    const [, of, language] = LANGUAGE.exec(name) ?? [];
    return language === undefined || of !== known.of ? [] : [{ name, language }];
  });
  for (const { name, language } of found.slice(0, LIMITS.lessonLanguages)) {
    const problems = new Problems(`${shown}/${name}`, lesson);
    const text = await readLimited(join(folder, name), problems, name);
    if (text !== null) translations[language] = readTranslation(text, known, problems);
    errors.push(...problems.list);
  }
  return { translations, errors };
}

/** Words by key; a translation holds no front matter, so that a check is written once. */
function readTranslation(text: string, { of, keys, names }: Known, problems: Problems): Translation {
  if (splitFrontMatter(text) !== null) {
    const stays = of === 'lesson' ? 'what is checked stays in lesson.md' : 'the order stays in index.yaml';
    problems.add(START, 'L314', `a translation has sections only and no front matter: ${stays}`);
    return {};
  }
  const empty = YamlSource.read('', problems);
  if (empty === null) return {};
  const { markdown, seen } = new Author(problems, empty);
  const words: Translation = {};
  for (const { key, spot, prose } of readSections(text, 0, markdown)) {
    if (!keys.includes(key)) problems.add(spot, 'L212', unknownWord('section', key, keys));
    else if (words[key] !== undefined)
      problems.add(spot, 'L311', `the section "${key}" is there twice; keep one`);
    else words[key] = prose;
  }
  for (const { name, spot } of seen)
    if (!names.has(name)) problems.add(spot, 'L210', unknownWord('name', name, [...names]));
  return words;
}

/** The text of a regular file; null, with a complaint, where there is none or it is too large. */
async function readLimited(path: string, problems: Problems, what: string): Promise<string | null> {
  try {
    const { size, isFile } = await lstat(path).then((stat) => ({ size: stat.size, isFile: stat.isFile() }));
    if (!isFile) problems.add(START, 'L104', `${what} is no regular file`);
    else if (size > LIMITS.lessonBytes)
      problems.add(START, 'L313', `${what} has ${size} bytes; at most ${LIMITS.lessonBytes} are taken`);
    else return await readFile(path, 'utf8');
  } catch {
    problems.add(START, 'L104', `there is no ${what} that can be read`);
  }
  return null;
}

/** Lessons that require each other in a circle. */
function cycles(lessons: readonly LoadedLesson[], name: string): LessonError[] {
  const requires = new Map(lessons.map(({ lesson }) => [lesson.id, lesson.requires]));
  return lessons.flatMap(({ lesson: { id }, places }) => {
    const way = wayBack(id, requires);
    if (way === null) return [];
    const message = `these lessons require each other: ${[...way, id].join(' → ')}`;
    return [{ file: `${name}/${id}/lesson.md`, ...places.requires, code: 'L304', message, lesson: id }];
  });
}

/** From a lesson over what it requires back to itself; null where there is no such way. */
function wayBack(id: string, requires: ReadonlyMap<string, readonly string[]>): string[] | null {
  const seen = new Set<string>();
  const walk = (at: string): string[] | null => {
    for (const next of requires.get(at) ?? []) {
      if (next === id) return [at];
      if (seen.has(next)) continue;
      seen.add(next);
      const rest = walk(next);
      if (rest !== null) return [at, ...rest];
    }
    return null;
  };
  return walk(id);
}
