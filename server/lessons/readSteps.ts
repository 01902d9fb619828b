/** The steps of a lesson: what to do, the check, near misses, hints, solution and counterexamples. */
import type { Near, Step } from '#shared/lessons.ts';
import type { Author, Mapping } from './author.ts';
import { readCheck, readPart } from './checkForms.ts';
import { unknownWord } from './problems.ts';
import { readMoves } from './readMoves.ts';
import type { Path } from './yamlSource.ts';

const KEYS = ['id', 'do', 'pass', 'near', 'hints', 'worked', 'teaches', 'solution', 'counterexamples'];

/** A step without the words of its sections. */
export type StepHead = Omit<Step, 'task' | 'done'>;

/** In order, since each step's solution is what the next one starts from. */
export function readSteps(lesson: Mapping, claims: readonly string[], author: Author): StepHead[] {
  const steps = author.list(lesson.steps, ['steps'], 'steps');
  if (steps.length === 0) author.missing([], 'steps', 'a lesson');
  const alone = steps.length === 1;
  if (!alone)
    for (const key of ['solution', 'counterexamples'])
      if (lesson[key] !== undefined)
        author.wrongKey([key], 'L303', `with several steps, "${key}" stands in each step`);
  const ids = new Set<string>();
  return steps.flatMap((each, i) => {
    const written = author.mapping(each, ['steps', i], 'a step');
    if (written === null) return [];
    const step = readStep(written, ['steps', i], alone ? lesson : {}, claims, author);
    if (ids.has(step.id)) author.wrong(['steps', i, 'id'], 'L311', `two steps have the id "${step.id}"`);
    ids.add(step.id);
    return [step];
  });
}

function readStep(
  written: Mapping,
  path: Path,
  outer: Mapping,
  claims: readonly string[],
  author: Author,
): StepHead {
  author.onlyKeys(written, KEYS, path, 'a step');
  const before = author.standing;
  const pass = readNeeded(written, 'pass', path, author);
  const near = author
    .list(written.near, [...path, 'near'], 'near')
    .flatMap((each, i) => readNear(each, [...path, 'near', i], author) ?? []);
  const hints = author
    .list(written.hints, [...path, 'hints'], 'hints')
    .map((each, i) => author.line(each, [...path, 'hints', i], 'a hint'));
  if (hints.length === 0)
    author.wrong(
      path,
      'L310',
      'this step has no hint: write "hints" with at least one, the last saying what to press',
    );
  const at = (key: string): Path =>
    written[key] === undefined && outer[key] !== undefined ? [key] : [...path, key];
  const counterexamples = author
    .list(written.counterexamples ?? outer.counterexamples, at('counterexamples'), 'counterexamples')
    .map((each, i) => {
      author.standing = before;
      return readMoves(each, [...at('counterexamples'), i], author);
    });
  author.standing = before;
  const moves = written.solution ?? outer.solution;
  const solution = readMoves(moves, at('solution'), author);
  if (moves === undefined || (Array.isArray(moves) && moves.length === 0))
    author.missing(path, 'solution', 'a step');
  const worked = written.worked ?? false;
  if (typeof worked !== 'boolean') author.wrong([...path, 'worked'], 'L302', 'worked is true or false');
  const teaches = author.list(written.teaches, [...path, 'teaches'], 'teaches').map((each, i) => {
    if (!claims.includes(String(each)))
      author.wrong([...path, 'teaches', i], 'L214', unknownWord('claim', String(each), claims));
    return String(each);
  });
  return {
    id: author.text(written.id, [...path, 'id'], 'id') ?? '',
    do: author.line(written.do, [...path, 'do'], 'do'),
    pass,
    near,
    hints,
    worked: worked === true,
    teaches,
    solution,
    counterexamples,
  };
}

function readNeeded(written: Mapping, key: 'pass', path: Path, author: Author): Step['pass'] {
  if (written[key] !== undefined) return readCheck(written[key], [...path, key], author);
  author.missing(path, key, 'a step');
  return { all: [], any: [], none: [] };
}

function readNear(value: unknown, path: Path, author: Author): Near | null {
  const written = author.mapping(value, path, 'a near miss');
  if (written === null) return null;
  author.onlyKeys(written, ['when', 'say'], path, 'a near miss');
  if (written.when === undefined) author.missing(path, 'when', 'a near miss');
  const when = written.when === undefined ? null : readPart(written.when, [...path, 'when'], author);
  const say = author.line(written.say, [...path, 'say'], 'say');
  return when === null ? null : { when, say };
}
