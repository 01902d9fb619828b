/**
 * Commands as a lesson writes them, `{ visit: POST /user, browser: alice }`, made into commands as the sandbox takes
 * them. The short form is derived from the schema of the commands, so that a new command can be written at once: the
 * command's name is a key, whose value is its main field or a mapping of fields; what else it takes are further keys.
 */
import type { z } from 'zod';
import { Command } from '#shared/commands.ts';
import { SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { type Author, isMapping, type Mapping, nameOf } from './author.ts';
import { durationMs } from './durations.ts';
import { COOKIE_OPTION_NAMES, OPTION_NAMES } from './optionWords.ts';
import { unknownWord } from './problems.ts';
import { methodsOf, ROUTE_PATHS } from './routes.ts';
import type { Path } from './yamlSource.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/** A lesson begins with a reset, and a step's own reset is a restore: neither is for an author to write. */
const NOT_IN_A_LESSON = ['reset', 'restore'];
/** Not a command of the sandbox: setOptions with what changes only. */
const CHANGE_OPTIONS = 'changeOptions';

const SHAPES: ReadonlyMap<string, Shape> = new Map(
  Command.options
    .map(({ shape: { type, ...rest } }): [string, Shape] => [type.value, rest])
    .filter(([type]) => !NOT_IN_A_LESSON.includes(type)),
);
export const COMMAND_NAMES: readonly string[] = [...SHAPES.keys(), CHANGE_OPTIONS];

const isOptional = (field: z.ZodType) => field.safeParse(undefined).success;

/** The field that the value beside the command's name fills: the first it needs that isn't the browser. */
function mainField(shape: Shape): string | undefined {
  const names = Object.keys(shape);
  const needed = names.filter((name) => shape[name] !== undefined && !isOptional(shape[name]));
  return needed.find((name) => name !== 'browser') ?? needed[0] ?? names[0];
}

/**
 * The command that a mapping stands for; null, with complaints, where it stands for none. With `named`, the value is
 * what would stand beside that command's name.
 */
export function readCommand(value: unknown, path: Path, author: Author, named?: string): Command | null {
  if (named !== undefined) return readNamed(named, value, {}, path, [], author);
  const written = author.mapping(value, path, 'a command');
  if (written === null) return null;
  const keys = Object.keys(written);
  const name = keys.find((key) => COMMAND_NAMES.includes(key));
  if (name === undefined) {
    const first = keys[0] ?? '';
    const refused = NOT_IN_A_LESSON.includes(first)
      ? `"${first}" is not for lessons: each begins with a fresh sandbox, and a step is reset by the page`
      : unknownWord('command', first, COMMAND_NAMES);
    author.wrongKey([...path, first], 'L202', refused);
    return null;
  }
  if (name === CHANGE_OPTIONS) return changeOptions(written, path, author);
  const { [name]: given, ...rest } = written;
  return readNamed(name, given, rest, path, [name], author);
}

/** `key`: what leads from `path` to the value beside the name. */
function readNamed(
  name: string,
  given: unknown,
  rest: Mapping,
  path: Path,
  key: Path,
  author: Author,
): Command | null {
  const shape = SHAPES.get(name) ?? {};
  const main = mainField(shape);
  author.onlyKeys(rest, Object.keys(shape), path, `the command "${name}"`);
  const asFields = isMapping(given) && (main === undefined || !isObject(shape[main]));
  const fields: Record<string, unknown> = asFields ? { ...given, ...rest } : { ...rest };
  if (asFields) author.onlyKeys(given, Object.keys(shape), [...path, ...key], `the command "${name}"`);
  else if (given !== null && given !== true && main !== undefined) fields[main] = given;
  else if (given === true && main !== undefined && !Object.hasOwn(rest, main) && takesTrue(shape[main]))
    fields[main] = true;
  const place = (field: string): Path => {
    if (Object.hasOwn(rest, field)) return [...path, field];
    return asFields ? [...path, ...key, field] : [...path, ...key];
  };
  return finish(name, fields, place, path, author);
}

/** Whether a field takes a mapping, as the options do, so that the mapping beside the name is its value. */
const isObject = (field: z.ZodType | undefined) =>
  field?.safeParse({}).error?.issues.some(({ path }) => path.length > 0) ?? false;
const takesTrue = (field: z.ZodType | undefined) => field?.safeParse(true).success ?? false;

function finish(
  name: string,
  fields: Record<string, unknown>,
  place: (field: string) => Path,
  path: Path,
  author: Author,
): Command | null {
  if (name === 'visit') splitVisit(fields, place('path'), author);
  for (const [field, value] of Object.entries(fields))
    fields[field] = friendly(name, field, value, place, author);
  if (isMapping(fields.options)) {
    const options = withTimes(fields.options, place('options'), author);
    if (options === null) return null;
    fields.options = 'secret' in options ? options : { secret: TUTORIAL_OPTIONS.secret, ...options };
  }
  const parsed = Command.safeParse({ type: name, ...fields });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      // Complained about by its own place already.
      if (issue.code === 'unrecognized_keys' && issue.path.length === 0) continue;
      const [field, ...inner] = issue.path.map(String);
      if (field !== undefined && fields[field] === undefined)
        author.missing(path, field, `the command "${name}"`);
      else author.wrong(field === undefined ? path : [...place(field), ...inner], 'L312', issue.message);
    }
    return null;
  }
  note(parsed.data, author);
  return parsed.data;
}

/** `POST /user`: the method before the path. */
function splitVisit(fields: Record<string, unknown>, path: Path, author: Author): void {
  if (typeof fields.path !== 'string') return;
  const [, method, target = ''] = /^(?:([A-Z]+)\s+)?(.*)$/s.exec(fields.path) ?? [];
  fields.path = target;
  if (method !== undefined) fields.method = method;
  const route = target.split('?')[0] ?? '';
  const methods = methodsOf(route);
  const wanted = fields.method === 'HEAD' ? 'GET' : (fields.method ?? 'GET');
  if (methods.length === 0) author.wrong(path, 'L206', unknownWord('route', route, ROUTE_PATHS));
  else if (!methods.includes(String(wanted)))
    author.wrong(
      path,
      'L206',
      `unknown route "${wanted} ${route}"; the app has ${methods.map((each) => `${each} ${route}`).join(' and ')}`,
    );
}

/** What an author may write more kindly than the sandbox takes it. */
function friendly(
  name: string,
  field: string,
  value: unknown,
  place: (field: string) => Path,
  author: Author,
): unknown {
  if (typeof value === 'string' && /ms$/i.test(field)) return durationMs(value) ?? value;
  if (field === 'form' && isMapping(value))
    return Object.entries(value).map(([key, each]) => [key, String(each)]);
  if (name === 'addBrowser' || typeof value !== 'string') return value;
  return BROWSER_FIELDS.includes(field) ? author.browserAt(value, place(field)) : value;
}
const BROWSER_FIELDS = ['browser', 'from', 'to'];

/** Options with durations as text made numbers; null, with complaints, where a name isn't known. */
function withTimes(options: Mapping, path: Path, author: Author): Mapping | null {
  const known = (mapping: Mapping, names: readonly string[], at: Path) => {
    const strange = Object.keys(mapping).filter((key) => !names.includes(key));
    for (const key of strange)
      author.wrongKey(
        [...at, key],
        'L203',
        `${unknownWord('option', key, names)} (a misspelt one on purpose goes under byHand)`,
      );
    return strange.length === 0;
  };
  if (!known(options, OPTION_NAMES, path)) return null;
  if (!isMapping(options.cookie)) return options;
  if (!known(options.cookie, COOKIE_OPTION_NAMES, [...path, 'cookie'])) return null;
  const { maxAge } = options.cookie;
  if (typeof maxAge !== 'string') return options;
  return { ...options, cookie: { ...options.cookie, maxAge: durationMs(maxAge) ?? maxAge } };
}

/** setOptions with what the options are by then, and the changes; null takes an option out. */
function changeOptions(written: Mapping, path: Path, author: Author): Command | null {
  const { [CHANGE_OPTIONS]: given, ...rest } = written;
  author.onlyKeys(rest, [], path, `the command "${CHANGE_OPTIONS}"`);
  if (!isMapping(given)) {
    author.wrong(
      [...path, CHANGE_OPTIONS],
      'L302',
      `changeOptions is a mapping of options, not ${nameOf(given)}`,
    );
    return null;
  }
  const before: Mapping = author.standing.options;
  const cookie = isMapping(given.cookie) ? { cookie: merged(before.cookie ?? {}, given.cookie) } : {};
  const options = merged(before, { ...given, ...cookie });
  return finish('setOptions', { options }, () => [...path, CHANGE_OPTIONS], path, author);
}

function merged(before: unknown, change: Mapping): Mapping {
  const all = { ...(isMapping(before) ? before : {}), ...change };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** What the reader has to know of the sandbox after this command. */
function note(command: Command, author: Author): void {
  const { browsers } = author.standing;
  if (command.type === 'setOptions')
    author.standing = { ...author.standing, options: SessionOptions.parse(command.options) };
  if (command.type === 'addBrowser')
    author.standing = { ...author.standing, browsers: [...browsers, command.browser] };
  if (command.type === 'removeBrowser')
    author.standing = { ...author.standing, browsers: browsers.filter((name) => name !== command.browser) };
}
