/**
 * Checks as a lesson writes them, made into checks as they are judged. Each part is a mapping that one key names:
 * event, did, jar, sessions, session, option, storeKind or clock.
 */
import {
  Act,
  type Check,
  type Count,
  EVENT_TYPES,
  type Matcher,
  type Part,
  type PartOf,
} from '#shared/lessonChecks.ts';
import type { Line } from '#shared/lessonText.ts';
import { StoreKind } from '#shared/stores.ts';
import { type Author, type Mapping, nameOf } from './author.ts';
import { saysOf } from './derivedWords.ts';
import { readMatcher, readWhere } from './matcherForms.ts';
import { OPTION_PATHS } from './optionWords.ts';
import { unknownWord } from './problems.ts';
import type { Path } from './yamlSource.ts';

export const PART_KINDS = [
  'event',
  'did',
  'jar',
  'sessions',
  'session',
  'option',
  'storeKind',
  'clock',
] as const;
type Kind = (typeof PART_KINDS)[number];
const COUNT_KEYS = ['atLeast', 'atMost', 'exactly'];

/** The check at that path, with all that is wrong with it complained about. */
export function readCheck(value: unknown, path: Path, author: Author): Check {
  const written = author.mapping(value, path, 'pass') ?? {};
  author.onlyKeys(written, ['all', 'any', 'none'], path, 'a check');
  const parts = (group: 'all' | 'any' | 'none') =>
    author
      .list(written[group], [...path, group], group)
      .flatMap((each, i) => readPart(each, [...path, group, i], author) ?? []);
  const all = parts('all');
  const any = parts('any');
  const none = parts('none').filter((part, i): part is PartOf<'event' | 'did'> => {
    const fits = part.kind === 'event' || part.kind === 'did';
    if (!fits)
      author.wrong(
        [...path, 'none', i],
        'L303',
        `none takes events and acts; what must not be so at the end belongs under all`,
      );
    return fits;
  });
  if (written.all === undefined && written.any === undefined) author.missing(path, 'all', 'a check');
  return { all, any, none };
}

/** One part; null, with a complaint, where nobody can tell what it is. */
export function readPart(value: unknown, path: Path, author: Author): Part | null {
  const written = author.mapping(value, path, 'a part of a check');
  if (written === null) return null;
  const kind = PART_KINDS.find((each) => Object.hasOwn(written, each));
  if (kind === undefined) {
    const first = Object.keys(written)[0] ?? '';
    author.wrongKey([...path, first], 'L201', unknownWord('kind of check', first, PART_KINDS));
    return null;
  }
  author.onlyKeys(written, [kind, 'says', ...KEYS[kind]], path, `a check on "${kind}"`);
  const part = READ[kind](written, path, author);
  if (part === null) return null;
  const says: Line =
    written.says === undefined ? saysOf(part) : author.line(written.says, [...path, 'says'], 'says');
  return { ...part, says };
}

const KEYS: Record<Kind, readonly string[]> = {
  event: ['where', 'as', ...COUNT_KEYS],
  did: COUNT_KEYS,
  jar: ['has', 'hasNot', 'where'],
  sessions: [],
  session: ['key', 'is'],
  option: ['is'],
  storeKind: [],
  clock: [],
};

const NOTHING: Line = [];

const READ: Record<Kind, (written: Mapping, path: Path, author: Author) => Part | null> = {
  event(written, path, author) {
    const as = written.as === undefined ? null : author.text(written.as, [...path, 'as'], 'as');
    if (as !== null) author.names.add(as);
    const event = author.word(written.event, EVENT_TYPES, [...path, 'event'], 'event', 'L204');
    if (event === null) return null;
    const where = readWhere(written.where, [...path, 'where'], event, author);
    return { kind: 'event', event, where, count: readCount(written, path, author), as, says: NOTHING };
  },
  did(written, path, author) {
    const did = author.word(written.did, Act.options, [...path, 'did'], 'act', 'L208');
    return did === null ? null : { kind: 'did', did, count: readCount(written, path, author), says: NOTHING };
  },
  jar(written, path, author) {
    const jar = author.browserAt(written.jar, [...path, 'jar']);
    const there = written.has !== undefined;
    if (there === (written.hasNot !== undefined)) {
      author.wrong(path, 'L301', 'a check on "jar" needs either "has" or "hasNot" with the cookie’s name');
      return null;
    }
    const key = there ? 'has' : 'hasNot';
    const cookie = author.text(written[key], [...path, key], key);
    const where = readWhere(written.where, [...path, 'where'], 'jar', author);
    return cookie === null ? null : { kind: 'jar', jar, cookie, there, where, says: NOTHING };
  },
  sessions(written, path, author) {
    const count = readMatcher(written.sessions, [...path, 'sessions'], '', author);
    return count === null ? null : { kind: 'sessions', count, says: NOTHING };
  },
  session(written, path, author) {
    const session = author.browserAt(written.session, [...path, 'session']);
    const key = author.text(written.key, [...path, 'key'], 'key');
    const is = needed(written, 'is', path, author);
    return key === null || is === null ? null : { kind: 'session', session, key, is, says: NOTHING };
  },
  option(written, path, author) {
    const option = author.text(written.option, [...path, 'option'], 'option');
    if (option !== null && !OPTION_PATHS.includes(option) && !option.startsWith('cookie.'))
      author.wrong([...path, 'option'], 'L203', unknownWord('option', option, OPTION_PATHS));
    const is = needed(written, 'is', path, author);
    return option === null || is === null ? null : { kind: 'option', option, is, says: NOTHING };
  },
  storeKind(written, path, author) {
    const kind = author.word(written.storeKind, StoreKind.options, [...path, 'storeKind'], 'store', 'L213');
    return kind === null ? null : { kind: 'storeKind', storeKind: kind, says: NOTHING };
  },
  clock(written, path, author) {
    const clock = readMatcher(written.clock, [...path, 'clock'], '', author);
    return clock === null ? null : { kind: 'clock', clock, says: NOTHING };
  },
};

function needed(written: Mapping, key: string, path: Path, author: Author): Matcher | null {
  if (Object.hasOwn(written, key)) return readMatcher(written[key], [...path, key], '', author);
  author.missing(path, key, 'this check');
  return null;
}

function readCount(written: Mapping, path: Path, author: Author): Count {
  const number = (key: string): number | null => {
    const value = written[key];
    if (value === undefined) return null;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    author.wrong([...path, key], 'L302', `${key} is a whole number, not ${nameOf(value)}`);
    return null;
  };
  const exactly = number('exactly');
  if (exactly !== null) {
    if (written.atLeast !== undefined || written.atMost !== undefined)
      author.wrong([...path, 'exactly'], 'L303', '"exactly" stands alone, without "atLeast" and "atMost"');
    return { atLeast: exactly, atMost: exactly };
  }
  const atMost = number('atMost');
  return { atLeast: number('atLeast') ?? (atMost === null ? 1 : 0), atMost };
}
