/**
 * The words of a lesson and of the course by key, and both in another language. The keys are the same in every language;
 * a translation that lacks one keeps the words of the original, so that nothing is half empty.
 */
import type { Part } from './lessonChecks.ts';
import type { Course, Lesson, Translation } from './lessons.ts';
import type { Line, Prose } from './lessonText.ts';

/** Goes through all words of a lesson; `line` and `prose` say what stands in their place. */
function withWords(
  lesson: Lesson,
  line: (key: string, before: Line) => Line,
  prose: (key: string, before: Prose) => Prose,
): Lesson {
  const said = <P extends Part>(key: string, parts: P[]): P[] =>
    parts.map((part, i) => ({ ...part, says: line(`says: ${key} ${i + 1}`, part.says) }));
  return {
    ...lesson,
    title: line('title', lesson.title),
    objective: line('objective', lesson.objective),
    intro: prose('intro', lesson.intro),
    explain: prose('explain', lesson.explain),
    summary: prose('summary', lesson.summary),
    predictions: lesson.predictions.map((prediction) => ({
      ...prediction,
      ask: line(`ask: ${prediction.id}`, prediction.ask),
      choices: prediction.choices.map((choice) => ({
        ...choice,
        text: line(`choice: ${choice.id}`, choice.text),
        feedback: prose(`${choice.correct ? 'right' : 'wrong'}: ${choice.id}`, choice.feedback),
      })),
    })),
    steps: lesson.steps.map((step) => ({
      ...step,
      do: line(`do: ${step.id}`, step.do),
      task: prose(`step: ${step.id}`, step.task),
      done: prose(`done: ${step.id}`, step.done),
      hints: step.hints.map((hint, i) => line(`hint: ${step.id} ${i + 1}`, hint)),
      near: step.near.map((near, i) => ({ ...near, say: line(`near: ${step.id} ${i + 1}`, near.say) })),
      pass: {
        all: said(`${step.id} all`, step.pass.all),
        any: said(`${step.id} any`, step.pass.any),
        none: said(`${step.id} none`, step.pass.none),
      },
    })),
  };
}

/** Every key that a translation of this lesson may have, in the order of the lesson. */
export function wordKeys(lesson: Lesson): string[] {
  const keys: string[] = [];
  const note = <T>(key: string, before: T): T => {
    keys.push(key);
    return before;
  };
  withWords(lesson, note, note);
  return keys;
}

/** `language` comes from an address: any text. */
const wordsIn = ({ translations }: Pick<Lesson, 'translations'>, language: string): Translation =>
  (Object.hasOwn(translations, language) ? translations[language] : undefined) ?? {};

/** The lesson in a language, by its tag; in its own where there is no such translation. */
export function inLanguage(lesson: Lesson, language: string): Lesson {
  const words = wordsIn(lesson, language);
  return withWords(
    lesson,
    (key, before) => firstLine(words[key]) ?? before,
    (key, before) => words[key] ?? before,
  );
}

/** What the index of a folder says, in words: all of the course but its lessons. */
export type IndexWords = Pick<Course, 'parts' | 'claims' | 'misconceptions'>;

/** Goes through all words of the course itself; `word` says what stands in their place. */
function withIndexWords<C extends IndexWords>(course: C, word: (key: string, before: string) => string): C {
  const each = (kind: string, words: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(words).map(([id, before]) => [id, word(`${kind}: ${id}`, before)]));
  return {
    ...course,
    parts: course.parts.map((part) => ({ ...part, title: word(`part: ${part.id}`, part.title) })),
    claims: each('claim', course.claims),
    misconceptions: each('misconception', course.misconceptions),
  };
}

/** Every key that a translation of the course itself may have, in the order of the index. */
export function courseKeys(course: IndexWords): string[] {
  const keys: string[] = [];
  withIndexWords(course, (key, before) => {
    keys.push(key);
    return before;
  });
  return keys;
}

/** The course and each lesson in a language, as far as each was translated. */
export function courseInLanguage(course: Course, language: string): Course {
  const words = wordsIn(course, language);
  const translated = withIndexWords(course, (key, before) => {
    const line = firstLine(words[key]);
    return line?.map(({ text }) => text).join('') ?? before;
  });
  return { ...translated, lessons: course.lessons.map((lesson) => inLanguage(lesson, language)) };
}

/** The tag of the language that a lesson or a course then is in: English is what they are written in. */
export const languageOf = ({ translations }: Pick<Lesson, 'translations'>, language: string): string =>
  Object.hasOwn(translations, language) ? language : 'en';

function firstLine(prose: Prose | undefined): Line | undefined {
  const block = prose?.[0];
  return block?.type === 'paragraph' ? block.line : undefined;
}
