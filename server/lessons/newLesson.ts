/** A new lesson from a template that passes the check, put into the index at the end of the last part. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { Id } from '#shared/lessons.ts';
import template from './template.md?raw';

/** Answers the file that was made, or a sentence that says why there is none. */
export async function newLesson(id: string, folder: string): Promise<{ file: string } | { problem: string }> {
  if (!Id.safeParse(id).success)
    return {
      problem: `"${id}" is no id: a lesson’s id has small letters, digits and single "-", such as lost-update.`,
    };
  const index = join(folder, 'index.yaml');
  let text: string;
  try {
    text = await readFile(index, 'utf8');
  } catch {
    return { problem: `There is no ${index}: a folder of lessons begins with it.` };
  }
  const document = parseDocument(text);
  const parts = document.get('parts');
  const last = isSeq(parts) ? parts.items.at(-1) : undefined;
  const lessons = isMap(last) ? last.get('lessons') : undefined;
  if (document.errors.length > 0 || !isSeq(lessons))
    return { problem: `${index} has no part with a list of lessons; correct it first.` };
  try {
    await mkdir(join(folder, id));
  } catch {
    return { problem: `There already is a folder ${join(folder, id)}; choose another id.` };
  }
  const file = join(folder, id, 'lesson.md');
  await writeFile(file, template.replace('{{id}}', id));
  lessons.add(id);
  await writeFile(index, document.toString({ lineWidth: 120 }));
  return { file };
}
