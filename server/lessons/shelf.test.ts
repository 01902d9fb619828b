// The lessons on their way to a page, over a real socket, while an author edits the file.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { LessonsMessage } from '#shared/lessonsMessage.ts';
import { plainText } from '#shared/lessonText.ts';
import { openForTest } from '../openForTest.ts';
import { newLesson } from './newLesson.ts';
import { LessonShelf } from './shelf.ts';

/** With the words of what the template's wrong choice names. */
const INDEX = `schema: 1
parts: [{ id: mine, title: Mine, lessons: [] }]
claims: { resave-false-means-no-store-call: A read is no store call. }
`;

async function folderWith(...ids: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'index.yaml'), INDEX);
  for (const id of ids) await newLesson(id, folder);
  return folder;
}

async function watched(folders: string[]) {
  const shelf = await LessonShelf.open({ folders, watch: true });
  onTestFinished(() => shelf.close());
  const until = (holds: (message: LessonsMessage) => boolean) =>
    new Promise<LessonsMessage>((resolve) => {
      if (holds(shelf.message)) return resolve(shelf.message);
      const leave = shelf.listen((message) => {
        if (!holds(message)) return;
        leave();
        resolve(message);
      });
    });
  return { shelf, until };
}

test('a page gets the lessons after the welcome, unless it has this version or wants none', async () => {
  const scope = await openForTest({ lessonFolders: [await folderWith('one')] });
  const { credentials } = (await scope.page()).welcome ?? {};
  const received = async (lessons: string | null | undefined) => {
    const auth = { credentials, lessons };
    const socket = io(scope.url, { transports: ['websocket'], forceNew: true, auth });
    onTestFinished(() => void socket.disconnect());
    const messages: unknown[] = [];
    socket.on('lessons', (message) => messages.push(message));
    await new Promise((resolve) => socket.once('trace', resolve));
    return messages;
  };
  const [first] = await received(null);
  const message = LessonsMessage.parse(first);
  expect(message.course.lessons.map(({ id }) => id)).toEqual(['one']);
  expect(await received('another version')).toEqual([first]);
  expect(await received(message.version)).toEqual([]);
  expect(await received(undefined)).toEqual([]);
});

test('an edited lesson is there at once; a broken one stays as it last was, with its error, until it is mended', async () => {
  const folder = await folderWith('one');
  const file = join(folder, 'one', 'lesson.md');
  const text = await readFile(file, 'utf8');
  const { until } = await watched([folder]);
  await writeFile(file, text.replace('title: What a reload does', 'title: What it does'));
  const titleOf = ({ course }: LessonsMessage) => plainText(course.lessons[0]?.title ?? []);
  const edited = await until((message) => titleOf(message).startsWith('What it does'));
  expect(edited.course.errors).toEqual([]);

  await writeFile(file, text.replace('event: store.touch', 'event: store.tuch'));
  const broken = await until(({ course }) => course.errors.length > 0);
  expect(titleOf(broken)).toMatch(/^What it does/);
  expect(broken.course.errors).toMatchObject([{ code: 'L204', lesson: 'one', line: 22, column: 20 }]);

  await writeFile(file, text);
  const mended = await until(({ course }) => course.errors.length === 0);
  expect(titleOf(mended)).toMatch(/^What a reload does/);
});

test('a broken index keeps the whole course as it last was', async () => {
  const folder = await folderWith('one', 'two');
  const { until } = await watched([folder]);
  await writeFile(join(folder, 'index.yaml'), 'parts: [');
  const { course } = await until((message) => message.course.errors.length > 0);
  expect(course.lessons.map(({ id }) => id)).toEqual(['one', 'two']);
  expect(course.errors[0]).toMatchObject({ code: 'L102', lesson: null });
});

test('a second folder adds its lessons, may require those of the first, and gives way where an id is taken', async () => {
  const own = await folderWith('one');
  const other = await folderWith('one', 'two');
  const file = join(other, 'two', 'lesson.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('requires: []', 'requires: [one]'));
  const { shelf } = await watched([own, other]);
  const { course } = shelf.message;
  expect(course.parts).toEqual([{ id: 'mine', title: 'Mine', lessons: ['one', 'two'] }]);
  expect(course.lessons.map(({ id }) => id)).toEqual(['one', 'two']);
  expect(course.errors).toMatchObject([{ code: 'L311', lesson: 'one' }]);
});

test('a folder that isn’t there is an error of the course', async () => {
  const folder = join(await folderWith(), 'nowhere');
  const shelf = await LessonShelf.open({ folders: [folder], watch: true });
  onTestFinished(() => shelf.close());
  expect(shelf.message.course.errors).toMatchObject([{ file: folder, code: 'L104' }]);
});

test('what is no small regular file is not read', async () => {
  const folder = await folderWith('one');
  await writeFile(join(folder, 'one', 'lesson.md'), `---\n${'#'.repeat(70_000)}\n---\n`);
  await rm(join(folder, 'index.yaml'));
  await mkdir(join(folder, 'index.yaml'));
  const shelf = await LessonShelf.open({ folders: [folder], watch: false });
  onTestFinished(() => shelf.close());
  expect(shelf.message.course.errors.map(({ message }) => message)).toEqual([
    'index.yaml with the order of the lessons is no regular file',
  ]);
});
