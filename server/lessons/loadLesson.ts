/**
 * One lesson file read from top to bottom: front matter, then the sections of words. Everything that is wrong is
 * complained about at once; a lesson comes out only where nothing is.
 */
import { Lesson } from '#shared/lessons.ts';
import type { Prose } from '#shared/lessonText.ts';
import { Author, type Mapping } from './author.ts';
import { LessonPlaces } from './lessonPlaces.ts';
import { readSections, type Section } from './markdown.ts';
import { type Problems, START, unknownWord } from './problems.ts';
import { readSetup } from './readMoves.ts';
import { readPredictions } from './readPredictions.ts';
import { readSteps } from './readSteps.ts';
import { YamlSource } from './yamlSource.ts';

/** The course as far as one lesson has to know. */
export interface CourseWords {
  /** The part that the index puts the lesson in. */
  part: string;
  lessons: readonly string[];
  claims: readonly string[];
  /** What a wrong choice may name: misconceptions that the index has words for, and claims. */
  beliefs: readonly string[];
}

/** A lesson with the places in its file that a replay may complain about. */
export interface LoadedLesson {
  lesson: Lesson;
  places: LessonPlaces;
  /** Names that its checks give to events. */
  names: ReadonlySet<string>;
}

const KEYS = [
  'schema',
  'id',
  'title',
  'objective',
  'minutes',
  'requires',
  'opens',
  'setup',
  'predict',
  'steps',
  'solution',
  'counterexamples',
];
const OPENS = ['ready', 'broken'] as const;

/** Reads the text of `<folder>/lesson.md`. */
export function loadLesson(
  text: string,
  folder: string,
  course: CourseWords,
  problems: Problems,
): LoadedLesson | null {
  const parts = splitFrontMatter(text);
  if (parts === null) {
    problems.add(
      START,
      'L101',
      'there is no front matter: the file begins with a line "---", YAML, and another "---"',
    );
    return null;
  }
  const yaml = YamlSource.read(parts.yaml, problems, 1);
  if (yaml === null) return null;
  const author = new Author(problems, yaml);
  const written = author.mapping(yaml.data, [], 'the front matter');
  if (written === null) return null;
  author.onlyKeys(written, KEYS, [], 'a lesson');
  if (written.schema === undefined) author.missing([], 'schema', 'a lesson');
  else if (written.schema !== 1) author.wrong(['schema'], 'L303', 'schema is 1');
  const head = readHead(written, folder, course, author);
  const setup = readSetup(written.setup, author);
  const steps = readSteps(written, course.claims, author);
  const predictions = readPredictions(
    written.predict,
    steps.map(({ id }) => id),
    course.beliefs,
    author,
  );
  const sections = readSections(parts.body, parts.linesBefore, author.markdown);
  const words = new SectionWords(sections, problems);
  const lesson = {
    ...head,
    setup,
    predictions: predictions.map((prediction) => ({
      ...prediction,
      choices: prediction.choices.map((choice) => ({
        ...choice,
        feedback: choice.correct
          ? words.optional(`right: ${choice.id}`)
          : words.needed(`wrong: ${choice.id}`),
      })),
    })),
    steps: steps.map((step) => ({
      ...step,
      task: words.optional(`step: ${step.id}`),
      done: words.optional(`done: ${step.id}`),
    })),
    intro: words.needed('intro'),
    explain: words.needed('explain'),
    summary: words.needed('summary'),
    translations: {},
  };
  words.complainOfOthers();
  for (const { name, spot } of author.seen)
    if (!author.names.has(name)) problems.add(spot, 'L210', unknownWord('name', name, [...author.names]));
  if (problems.any) return null;
  const parsed = Lesson.safeParse(lesson);
  if (parsed.success) return { lesson: parsed.data, places: new LessonPlaces(yaml), names: author.names };
  for (const { path, message } of parsed.error.issues)
    author.wrong(
      path.filter((each) => typeof each !== 'symbol'),
      'L303',
      message,
    );
  return null;
}

function readHead(written: Mapping, folder: string, { part, lessons }: CourseWords, author: Author) {
  const id = author.text(written.id, ['id'], 'id');
  if (id !== null && id !== folder)
    author.wrong(['id'], 'L303', `id is "${id}", but the folder is "${folder}"`);
  const minutes = written.minutes ?? 5;
  if (!Lesson.shape.minutes.safeParse(minutes).success)
    author.wrong(['minutes'], 'L303', 'minutes is a whole number from 1 to 30');
  const requires = author.list(written.requires, ['requires'], 'requires').map((each, i) => {
    if (!lessons.includes(String(each)))
      author.wrong(['requires', i], 'L211', unknownWord('lesson', String(each), lessons));
    return String(each);
  });
  const opens =
    written.opens === undefined ? 'ready' : author.word(written.opens, OPENS, ['opens'], 'word', 'L213');
  return {
    id: id ?? folder,
    title: author.line(written.title, ['title'], 'title'),
    objective: author.line(written.objective, ['objective'], 'objective'),
    part,
    minutes,
    requires,
    opens,
  };
}

/** The front matter and what follows it; null where the file doesn't begin with one. */
export function splitFrontMatter(text: string): { yaml: string; body: string; linesBefore: number } | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0]?.trimEnd() !== '---') return null;
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---');
  if (end === -1) return null;
  return {
    yaml: lines.slice(1, end).join('\n'),
    body: lines.slice(end + 1).join('\n'),
    linesBefore: end + 1,
  };
}

/** The sections of a file by key: which are asked for, and which are too many. */
class SectionWords {
  readonly #sections = new Map<string, Section>();
  readonly #asked = new Set<string>();
  readonly #problems: Problems;

  constructor(sections: readonly Section[], problems: Problems) {
    this.#problems = problems;
    for (const section of sections) {
      if (this.#sections.has(section.key))
        problems.add(section.spot, 'L311', `the section "${section.key}" is there twice; keep one`);
      this.#sections.set(section.key, section);
    }
  }

  optional(key: string): Prose {
    this.#asked.add(key);
    return this.#sections.get(key)?.prose ?? [];
  }

  needed(key: string): Prose {
    const prose = this.optional(key);
    const section = this.#sections.get(key);
    if (prose.length === 0)
      this.#problems.add(
        section?.spot ?? START,
        'L309',
        `the section "## ${key}" is ${section ? 'empty' : 'missing'}`,
      );
    return prose;
  }

  /** Complains of sections that nobody asked for. */
  complainOfOthers(): void {
    for (const { key, spot } of this.#sections.values())
      if (!this.#asked.has(key))
        this.#problems.add(spot, 'L212', unknownWord('section', key, [...this.#asked]));
  }
}
