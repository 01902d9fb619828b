/**
 * Which lines of the demo app made a session what it is: the route that answered an exchange, and in its handler the
 * statements that changed, destroyed, regenerated or saved the session. It reads the sources that run, so it holds for
 * each variant; what can't be told from them is said, never guessed. Pure.
 */
import { type AppVariants, appFiles } from './appVariants.ts';
import type { ExchangeView } from './exchanges.ts';

export interface AppLine {
  /** Name of the file, as in the app's source. */
  file: string;
  /** From 1. */
  line: number;
  /** Without the blanks before it. */
  text: string;
}

export interface AppCause {
  /** Where the route is bound to its handler; null where no route of the app answers. */
  route: AppLine | null;
  /** What the handler did to the session, in the order of the source. */
  lines: readonly AppLine[];
  /** What was done, but by no line, or by no single line, of this handler: keys of the session, or a method of it. */
  untold: readonly string[];
}

/** Part of a file: from a line, from 0, to before another. */
interface Block {
  file: string;
  source: readonly string[];
  from: number;
  to: number;
}

type Sources = Readonly<Record<string, string>>;

/** The lines of the app behind an exchange. Empty sources, such as those of a recording without any, have none. */
export function appCause(
  exchange: Pick<ExchangeView, 'method' | 'path' | 'changed' | 'generated' | 'storeCalls' | 'skipped'>,
  app: AppVariants,
  sources: Sources,
): AppCause {
  const files = appFiles(app)
    .filter((file) => sources[file] !== undefined)
    .map((file) => ({ file, source: (sources[file] ?? '').split('\n') }));
  const route = routeOf(exchange, files);
  const block = route === null ? null : handlerOf(route, files);
  const lines: AppLine[] = [];
  const untold: string[] = [];
  for (const { what, pattern, alsoIn } of deedsOf(exchange)) {
    const inHandler = block === null ? [] : matches(block, pattern);
    const found =
      inHandler.length > 0 || block === null ? inHandler : calledFrom(block, alsoIn, files, pattern);
    const [only] = found;
    if (only !== undefined && found.length === 1) lines.push(only);
    else untold.push(what);
  }
  return { route: route === null ? null : lineAt(route, route.from), lines, untold };
}

interface Deed {
  what: string;
  pattern: RegExp;
  /** A function that the handler may have left it to. */
  alsoIn?: string;
}

/** What the handler did to the session, as the exchange tells. */
function deedsOf({
  changed,
  generated,
  storeCalls,
}: Pick<ExchangeView, 'changed' | 'generated' | 'storeCalls'>) {
  const deeds: Deed[] = [];
  const regenerated = generated.some(({ reason }) => reason === 'regenerated');
  const byHandler = (method: string) =>
    storeCalls.some((call) => call.caller === 'handler' && call.method === method);
  if (regenerated) deeds.push({ what: 'regenerate()', pattern: /\bsession\.regenerate\(/ });
  if (changed?.data === null)
    deeds.push(
      byHandler('destroy')
        ? { what: 'destroy()', pattern: /\bsession\.destroy\(/ }
        : { what: 'req.session', pattern: /\breq\.session\s*=\s*null\b|\bdelete req\.session\b(?!\.)/ },
    );
  else
    for (const key of new Set((changed?.patch ?? []).map(({ path }) => keyOf(path))))
      deeds.push({ what: key, pattern: changeOf(key) });
  if (byHandler('set')) deeds.push({ what: 'save()', pattern: /\bsession\.save\(/, alsoIn: 'goTo' });
  return deeds;
}

/** The first part of a JSON Pointer (RFC 6901). */
const keyOf = (pointer: string): string =>
  (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');

/** A statement that assigns, adds to or deletes that key of a session. */
function changeOf(key: string): RegExp {
  const name = key.replace(/[^\w]/g, '\\$&');
  const at = `\\bsession(?:\\.${name}\\b|\\[['"]${name}['"]\\])`;
  const writes =
    '(?:\\s*(?:[-+*/%&|^]|\\*\\*|\\?\\?|\\|\\||&&)?=(?!=)|\\+\\+|--|\\.(?:push|pop|shift|unshift|splice)\\()';
  return new RegExp(`\\bdelete (?:req\\.)?session(?:\\.${name}\\b|\\[['"]${name}['"]\\])|${at}${writes}`);
}

type File = Pick<Block, 'file' | 'source'>;

/** Where the app binds the route of a request. As Express has it: capitals and a slash at the end don't matter. */
function routeOf(
  { method, path }: Pick<ExchangeView, 'method' | 'path'>,
  files: readonly File[],
): Block | null {
  const verb = (method === 'HEAD' ? 'get' : method).toLowerCase();
  const wanted = plain(path);
  for (const { file, source } of files)
    for (const [from, text] of source.entries()) {
      const bound = /^\s*app\.(\w+)\('([^']+)',/.exec(text);
      if (bound?.[1] === verb && plain(bound[2] ?? '') === wanted)
        return { file, source, from, to: endOf(source, from) };
    }
  return null;
}

const plain = (path: string): string =>
  path
    .toLowerCase()
    .replace(/[?#].*$/, '')
    .replace(/(?<=.)\/$/, '');

/** The line after the statement that begins at a line: the next one that is not further in, and closes it. */
function endOf(source: readonly string[], from: number): number {
  const depth = indentOf(source[from] ?? '');
  if (/;\s*$/.test(source[from] ?? '')) return from + 1;
  const closes = source.findIndex(
    (text, at) => at > from && text.trim() !== '' && indentOf(text) <= depth && /;\s*$/.test(text),
  );
  return closes === -1 ? source.length : closes + 1;
}

const indentOf = (text: string): number => text.length - text.trimStart().length;

/** The body of a route's handler: what stands at the route, or what is exported under the name that stands there. */
function handlerOf(route: Block, files: readonly File[]): Block | null {
  const name = /',\s*(\w+)(?:\(.*\))?\);\s*$/.exec(route.source[route.from] ?? '')?.[1];
  return name === undefined ? route : exported(name, files);
}

function exported(name: string, files: readonly File[]): Block | null {
  for (const { file, source } of files) {
    const from = source.findIndex((text) => text.startsWith(`export const ${name}`));
    if (from !== -1) return { file, source, from, to: endOf(source, from) };
  }
  return null;
}

/** The same in a function that a handler calls. */
function calledFrom(
  block: Block,
  name: string | undefined,
  files: readonly File[],
  pattern: RegExp,
): AppLine[] {
  if (name === undefined || matches(block, new RegExp(`\\b${name}\\(`)).length === 0) return [];
  const called = exported(name, files);
  return called === null ? [] : matches(called, pattern);
}

function matches(block: Block, pattern: RegExp): AppLine[] {
  const found: AppLine[] = [];
  for (let at = block.from; at < block.to; at++) {
    const line = lineAt(block, at);
    if (!/^(?:\/\/|\/?\*)/.test(line.text) && pattern.test(line.text)) found.push(line);
  }
  return found;
}

const lineAt = ({ file, source }: File, at: number): AppLine => ({
  file,
  line: at + 1,
  text: (source[at] ?? '').trim(),
});
