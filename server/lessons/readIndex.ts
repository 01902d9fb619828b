/** `index.yaml`: the parts of the course with their lessons in order, and the claims that lessons put to the test. */
import type { CoursePart } from '#shared/lessons.ts';
import { Id } from '#shared/lessons.ts';
import { Author } from './author.ts';
import type { Problems } from './problems.ts';
import { unknownWord } from './problems.ts';
import type { Path, YamlSource } from './yamlSource.ts';

export interface Index {
  parts: CoursePart[];
  claims: Record<string, string>;
}

/** `folders`: the lessons that are there. */
export function readIndex(yaml: YamlSource, folders: readonly string[], problems: Problems): Index {
  const author = new Author(problems, yaml);
  const written = author.mapping(yaml.data, [], 'the index') ?? {};
  author.onlyKeys(written, ['schema', 'parts', 'claims'], [], 'the index');
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
  const claims: Record<string, string> = {};
  if (written.claims !== undefined)
    for (const [id, claim] of Object.entries(author.mapping(written.claims, ['claims'], 'claims') ?? {})) {
      idAt(id, ['claims', id], author);
      claims[id] = author.text(claim, ['claims', id], 'a claim') ?? '';
    }
  return { parts, claims };
}

function idAt(value: unknown, path: Path, author: Author): string {
  const id = Id.safeParse(value);
  if (!id.success) author.wrong(path, 'L303', id.error.issues[0]?.message ?? 'this is no id');
  return String(value);
}
