/** The set-up of a lesson, and the moves of solutions and counterexamples. */
import type { Command } from '#shared/commands.ts';
import { Act } from '#shared/lessonChecks.ts';
import type { Move } from '#shared/lessons.ts';
import { type Author, isMapping } from './author.ts';
import { COMMAND_NAMES, readCommand } from './commandForms.ts';
import type { Path } from './yamlSource.ts';

/** `setup`: options, app and store are short for the commands that set them, before those of `commands`. */
export function readSetup(value: unknown, author: Author): Command[] {
  if (value === undefined) return [];
  const written = author.mapping(value, ['setup'], 'setup');
  if (written === null) return [];
  author.onlyKeys(written, ['options', 'app', 'store', 'commands'], ['setup'], 'setup');
  const short = (key: string, name: string): Command[] => {
    if (written[key] === undefined || !COMMAND_NAMES.includes(name)) return [];
    const command = readCommand(written[key], ['setup', key], author, name);
    return command === null ? [] : [command];
  };
  return [
    ...short('options', 'setOptions'),
    ...short('app', 'setApp'),
    ...short('store', 'setStore'),
    ...author
      .list(written.commands, ['setup', 'commands'], 'commands')
      .flatMap((each, i) => readCommand(each, ['setup', 'commands', i], author) ?? []),
  ];
}

/** The moves of a list: commands, `{ together: [...] }` and `{ did: act }`. */
export function readMoves(value: unknown, path: Path, author: Author): Move[] {
  return author.list(value, path, 'this').flatMap((each, i) => readMove(each, [...path, i], author) ?? []);
}

function readMove(value: unknown, path: Path, author: Author): Move | null {
  if (isMapping(value) && value.did !== undefined) {
    author.onlyKeys(value, ['did'], path, 'an act');
    const act = author.word(value.did, Act.options, [...path, 'did'], 'act', 'L208');
    return act === null ? null : { kind: 'act', act };
  }
  if (isMapping(value) && value.together !== undefined) {
    author.onlyKeys(value, ['together'], path, 'moves at once');
    const commands = author
      .list(value.together, [...path, 'together'], 'together')
      .flatMap((each, i) => readCommand(each, [...path, 'together', i], author) ?? []);
    return commands.length === 0 ? null : { kind: 'send', commands };
  }
  const command = readCommand(value, path, author);
  return command === null ? null : { kind: 'send', commands: [command] };
}
