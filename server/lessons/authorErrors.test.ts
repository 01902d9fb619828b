// Every mistake that an author can make, with its exact message and place: the template with one thing changed.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { postgresEntry, workerEntry } from '../openForTest.ts';
import { type Edit, MISTAKES } from './authorMistakes.ts';
import { checkLessons } from './checkLessons.ts';
import { loadCourse } from './loadCourse.ts';
import { problemLine } from './problems.ts';

const TEMPLATE = (await readFile(new URL('./template.md', import.meta.url), 'utf8')).replace('{{id}}', 'x');
const INDEX = `schema: 1
parts: [{ id: mine, title: Mine, lessons: [x] }]
claims: { c: Some claim. }
misconceptions: { resave-false-means-no-store-call: A read is no store call. }
`;

async function folderOf(edits: readonly Edit[], more: Record<string, string> = {}): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'lessons-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folder = join(parent, 'lessons');
  const changed = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, TEMPLATE);
  for (const [name, text] of Object.entries({ 'index.yaml': INDEX, 'x/lesson.md': changed, ...more })) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

test.each(MISTAKES)('%s', async (_name, edits, expected) => {
  const { errors } = await loadCourse(await folderOf(edits));
  expect(errors.map(problemLine)).toEqual(expected);
});

const TWO = INDEX.replace('[x]', '[x, y]');
const SECOND = TEMPLATE.replace('id: x', 'id: y');

test.each<[name: string, more: Record<string, string>, expected: string[]]>([
  [
    'a folder that is not in the index',
    { 'y/lesson.md': SECOND },
    [
      'lessons/y/lesson.md:1:1 error L305 the folder "y" is not in index.yaml: add it to the lessons of a part',
    ],
  ],
  [
    'an index with a lesson that is not there',
    { 'index.yaml': TWO },
    [
      'lessons/index.yaml:2:47 error L306 unknown folder "y"; there are x: the index names a lesson that isn’t there',
    ],
  ],
  [
    'a folder without a lesson',
    { 'index.yaml': TWO, 'y/notes.txt': '' },
    ['lessons/y/lesson.md:1:1 error L104 there is no lesson.md that can be read'],
  ],
  [
    'lessons that require each other',
    {
      'index.yaml': TWO,
      'x/lesson.md': TEMPLATE.replace('requires: []', 'requires: [y]'),
      'y/lesson.md': SECOND.replace('requires: []', 'requires: [x]'),
    },
    [
      'lessons/x/lesson.md:7:1 error L304 these lessons require each other: x → y → x',
      'lessons/y/lesson.md:7:1 error L304 these lessons require each other: y → x → y',
    ],
  ],
  [
    'a translation with a check',
    { 'x/lesson.de.md': TEMPLATE },
    [
      'lessons/x/lesson.de.md:1:1 error L314 a translation has sections only and no front matter: what is checked stays in lesson.md',
    ],
  ],
  [
    'a translation of a section that isn’t there',
    { 'x/lesson.de.md': '## titel\n\nWas ein Neuladen tut' },
    ['lessons/x/lesson.de.md:1:1 error L212 unknown section "titel"; did you mean "title"?'],
  ],
  [
    'a translation of the index with a part that isn’t there',
    { 'index.de.md': '## part: mien\n\nMeine' },
    ['lessons/index.de.md:1:1 error L212 unknown section "part: mien"; did you mean "part: mine"?'],
  ],
  [
    'a translation of the index with an index in it',
    { 'index.de.md': '---\nparts: []\n---\n' },
    [
      'lessons/index.de.md:1:1 error L314 a translation has sections only and no front matter: the order stays in index.yaml',
    ],
  ],
])('%s', async (_name, more, expected) => {
  const { errors } = await loadCourse(await folderOf([], more));
  expect(errors.map(problemLine)).toEqual(expected);
});

test('a folder that isn’t there', async () => {
  const folder = join(await folderOf([]), 'nowhere');
  const { errors } = await checkLessons({ folder, workerEntry, postgresEntry });
  expect(errors.map(problemLine)).toEqual([
    expect.stringMatching(/nowhere:1:1 error L104 the folder can’t be read: ENOENT/),
  ]);
});

test('a misspelt lesson to be checked', async () => {
  const folder = await folderOf([]);
  const { errors } = await checkLessons({ folder, workerEntry, postgresEntry, only: ['y'] });
  expect(errors.map(problemLine)).toEqual([
    'lessons/index.yaml:1:1 error L306 unknown lesson "y"; there are x',
  ]);
});

const SOLUTION = '[{ visit: GET /profile, browser: alice }]';

test.each<[name: string, edits: Edit[], expected: string]>([
  [
    'a check that passes with no action',
    [['      all:', '      any:\n        - { session: alice, key: userid, is: user1 }']],
    'lessons/x/lesson.md:20:5 error L401 the step "read" passes with no action: ask for something that happens in it',
  ],
  [
    'a solution that fails',
    [[`solution: ${SOLUTION}`, 'solution: [{ visit: GET /profile, browser: bob }]']],
    'lessons/x/lesson.md:31:5 error L402 the solution doesn’t pass the step "read" with the memory store: 0 of 2; missing: Alice’s request touched the store; the answer set no cookie. What happened: Bob GET /profile → 200: cookie.read, session.generated',
  ],
  [
    'a counterexample that passes',
    [['- [{ visit: POST /cart, browser: alice, form: { item: tea } }]', `- ${SOLUTION}`]],
    'lessons/x/lesson.md:33:9 error L403 this counterexample passes the step "read" with the memory store',
  ],
  [
    'a set-up that is refused',
    [
      [
        '{ visit: POST /user, browser: alice, form: { username: user1, password: mypassword } }',
        '{ release: 7 }',
      ],
    ],
    'lessons/x/lesson.md:8:1 error L404 the set-up can’t be done with the memory store: ',
  ],
])('%s is found by the replay', { timeout: 60_000 }, async (_name, edits, expected) => {
  const folder = await folderOf(edits);
  const { errors } = await checkLessons({ folder, workerEntry, postgresEntry });
  expect(errors.map(problemLine).some((line) => line.startsWith(expected))).toBe(true);
});
