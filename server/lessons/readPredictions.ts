/** The predictions of a lesson: one mapping, or a list of them, each before a step. */
import type { Choice, Prediction } from '#shared/lessons.ts';
import type { Author, Mapping } from './author.ts';
import { unknownWord } from './problems.ts';
import type { Path } from './yamlSource.ts';

type ChoiceHead = Omit<Choice, 'feedback'>;
export type PredictionHead = Omit<Prediction, 'choices'> & { choices: ChoiceHead[] };

/**
 * `steps`: the ids of the lesson's steps; a prediction that names none stands before the first. `beliefs`: what a wrong
 * choice may name.
 */
export function readPredictions(
  value: unknown,
  steps: readonly string[],
  beliefs: readonly string[],
  author: Author,
): PredictionHead[] {
  if (value === undefined) {
    author.missing([], 'predict', 'a lesson');
    return [];
  }
  const many = Array.isArray(value);
  const choiceIds = new Set<string>();
  const ids = new Set<string>();
  return (many ? value : [value]).flatMap((each, i) => {
    const path: Path = many ? ['predict', i] : ['predict'];
    const written = author.mapping(each, path, 'a prediction');
    if (written === null) return [];
    author.onlyKeys(written, ['id', 'before', 'ask', 'confidence', 'choices'], path, 'a prediction');
    const before = written.before === undefined ? (steps[0] ?? '') : String(written.before);
    if (!steps.includes(before))
      author.wrong([...path, 'before'], 'L212', unknownWord('step', before, steps));
    const id = written.id === undefined ? before : (author.text(written.id, [...path, 'id'], 'id') ?? '');
    if (ids.has(id)) author.wrong(path, 'L311', `two predictions have the id "${id}": give one another "id"`);
    ids.add(id);
    const confidence = written.confidence ?? true;
    if (typeof confidence !== 'boolean')
      author.wrong([...path, 'confidence'], 'L302', 'confidence is true or false');
    const ask = author.line(written.ask, [...path, 'ask'], 'ask');
    const choices = readChoices(written, path, { ids: choiceIds, beliefs }, author);
    return [{ id, before, ask, confidence: confidence === true, choices }];
  });
}

function readChoices(
  prediction: Mapping,
  path: Path,
  { ids, beliefs }: { ids: Set<string>; beliefs: readonly string[] },
  author: Author,
): ChoiceHead[] {
  const choices = author.list(prediction.choices, [...path, 'choices'], 'choices').flatMap((each, i) => {
    const at = [...path, 'choices', i];
    const written = author.mapping(each, at, 'a choice');
    if (written === null) return [];
    author.onlyKeys(written, ['id', 'text', 'correct', 'misconception'], at, 'a choice');
    const id = author.text(written.id, [...at, 'id'], 'id') ?? '';
    if (ids.has(id)) author.wrong([...at, 'id'], 'L311', `two choices of this lesson have the id "${id}"`);
    ids.add(id);
    const correct = written.correct ?? false;
    if (typeof correct !== 'boolean') author.wrong([...at, 'correct'], 'L302', 'correct is true or false');
    const misconception =
      written.misconception === undefined
        ? null
        : author.text(written.misconception, [...at, 'misconception'], 'misconception');
    if (misconception !== null && !beliefs.includes(misconception))
      author.wrong(
        [...at, 'misconception'],
        'L215',
        `${unknownWord('misconception', misconception, beliefs)} (its words go under misconceptions in index.yaml)`,
      );
    if (correct !== true && written.misconception === undefined)
      author.wrong(
        at,
        'L308',
        `the wrong choice "${id}" names no misconception: what does one believe who chooses it?`,
      );
    return [
      {
        id,
        text: author.line(written.text, [...at, 'text'], 'text'),
        correct: correct === true,
        misconception,
      },
    ];
  });
  const right = choices.filter(({ correct }) => correct).length;
  if (prediction.choices === undefined) author.missing(path, 'choices', 'a prediction');
  else if (choices.length < 2)
    author.wrong([...path, 'choices'], 'L303', 'a prediction has at least two choices');
  else if (right !== 1)
    author.wrong(
      [...path, 'choices'],
      'L307',
      `exactly one choice is correct, but here ${right === 0 ? 'none is' : `${right} are`}`,
    );
  return choices;
}
