/**
 * `index.yaml`: the parts of the course with their lessons in order, the claims that lessons put to the test, and what
 * somebody believes who predicts wrongly.
 */
import type { IndexWords } from '#shared/lessonLanguages.ts';
import { Id } from '#shared/lessons.ts';
import { Author } from './author.ts';
import type { Problems } from './problems.ts';
import { unknownWord } from './problems.ts';
import type { Path, YamlSource } from './yamlSource.ts';

/** `folders`: the lessons that are there. */
export function readIndex(yaml: YamlSource, folders: readonly string[], problems: Problems): IndexWords {
  const author = new Author(problems, yaml);
  const written = author.mapping(yaml.data, [], 'the index') ?? {};
  author.onlyKeys(written, ['schema', 'parts', 'claims', 'misconceptions'], [], 'the index');
  if (written.schema !== 1) author.wrong(['schema'], 'L303', 'the index needs "schema: 1"');
  const known = new Set<string>();
  const parts = author.list(written.parts, ['parts'], 'parts').flatMap((each, i) => {
    const path: Path = ['parts', i];
    const part = author.mapping(each, path, 'a part');
    if (part === null) return [];
    author.onlyKeys(part, ['id', 'title', 'lessons'], path, 'a part');
    const lessons = author.list(part.lessons, [...path, 'lessons'], 'lessons').flatMap((lesson, j) => {
      const at = [...path, 'lessons', j];
      const id = String(lesson);
      if (known.has(id)) author.wrong(at, 'L311', `the lesson "${id}" is in the index twice`);
      else if (!folders.includes(id))
        author.wrong(
          at,
          'L306',
          `${unknownWord('folder', id, folders)}: the index names a lesson that isn’t there`,
        );
      else {
        known.add(id);
        return [id];
      }
      return [];
    });
    const id = idAt(part.id, [...path, 'id'], author);
    return [{ id, title: author.text(part.title, [...path, 'title'], 'title') ?? '', lessons }];
  });
  return {
    parts,
    claims: readWords(written.claims, 'claims', 'a claim', author),
    misconceptions: readWords(written.misconceptions, 'misconceptions', 'a misconception', author),
  };
}

/** Sentences by id; none where they are left out. */
function readWords(value: unknown, key: string, what: string, author: Author): Record<string, string> {
  if (value === undefined) return {};
  const words: Record<string, string> = {};
  for (const [id, text] of Object.entries(author.mapping(value, [key], key) ?? {})) {
    idAt(id, [key, id], author);
    words[id] = author.text(text, [key, id], what) ?? '';
  }
  return words;
}

function idAt(value: unknown, path: Path, author: Author): string {
  const id = Id.safeParse(value);
  if (!id.success) author.wrong(path, 'L303', id.error.issues[0]?.message ?? 'this is no id');
  return String(value);
}
