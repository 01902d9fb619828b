/** What another value of an option would have done to the exchanges on screen, in a few words. Pure. */
import type { SessionOptions } from '#shared/options.ts';
import {
  type Asked,
  differs,
  type Ending,
  type Outcome,
  type Preview,
  type Recorded,
  whatIf,
} from '#shared/whatIf.ts';
import { optionsTexts } from '../texts/options.ts';
import { formatDuration } from './duration.ts';

const said = optionsTexts.whatIf;

/** Numbers of exchanges that are named; the others are counted. */
const NAMED = 6;
/** The same where there is one line. */
const SHOWN = 2;

const COMMITS: Record<string, string> = {
  'set touch': said.touchedNotSaved,
  'touch set': said.savedNotTouched,
  'set null': said.notSaved,
  'null set': said.saved,
  'null destroy': said.destroyed,
  'destroy null': said.notDestroyed,
};

function wordsOf(outcome: Outcome): string {
  if ('carries' in outcome) return outcome.carries ? said.withCookie : said.withoutCookie;
  const { was, would } = outcome;
  const commit = commitWords(was, would);
  if (was.cookie === would.cookie) return commit;
  const cookie = would.cookie ? said.setCookie : said.noSetCookie;
  return commit === '' ? cookie : said.both(commit, cookie);
}

const commitWords = ({ commit: was }: Ending, { commit: would }: Ending): string =>
  was === would
    ? ''
    : (COMMITS[`${was} ${would}`] ?? said.instead(would ?? said.nothing, was ?? said.nothing));

export interface Said {
  /** What most of those exchanges would have done, and how many they are; null where none differs. */
  brief: { change: string; where: string } | null;
  /** All of it, as a sentence. */
  text: string;
}

/** Which exchanges would have gone another way, and how; null where there is none to tell of. */
export function sayPreview({ told, untold }: Preview): Said | null {
  const groups = new Map<string, number[]>();
  for (const [id, outcome] of told) {
    if (!differs(outcome)) continue;
    const words = wordsOf(outcome);
    groups.set(words, [...(groups.get(words) ?? []), id]);
  }
  if (told.size === 0) return null;
  const [most, ...others] = [...groups].sort(([, a], [, b]) => b.length - a.length);
  if (most === undefined)
    return { brief: null, text: untold.length === 0 ? said.noDifference : said.unknown };
  const sentence = said.groups([...groups].map(([words, ids]) => said.group(numbers(ids), words)));
  const [change, ids] = most;
  return {
    brief: { change: others.length === 0 ? change : said.amongOthers(change), where: fewNumbers(ids) },
    text: untold.length === 0 ? sentence : said.andRest(sentence, numbers(untold)),
  };
}

function numbers(ids: readonly number[]): string {
  const named = ids.slice(0, NAMED).map((id) => `#${id}`);
  return said.exchanges(named.join(', '), ids.length - named.length);
}

/** Few enough for the end of a line. */
const fewNumbers = (ids: readonly number[]): string =>
  ids.length > SHOWN ? said.count(ids.length) : numbers(ids);

export interface WhatIf extends Said {
  /** The other value, as one would say it: "off", "destroy". */
  value: string;
}
export type AskedName = 'resave' | 'saveUninitialized' | 'rolling' | 'unset' | 'secure' | 'maxAge';

const MINUTE_MS = 60_000;

/** The value that is asked about: the other one where there are two, else the one that says most. */
function other(name: AskedName, options: SessionOptions): { value: string; asked: Asked } {
  switch (name) {
    case 'resave':
    case 'saveUninitialized': {
      const next = !(options[name] ?? true);
      return { value: next ? said.on : said.off, asked: { [name]: next } };
    }
    case 'rolling': {
      const rolling = !(options.rolling ?? false);
      return { value: rolling ? said.on : said.off, asked: { rolling } };
    }
    case 'unset': {
      const unset = options.unset === 'destroy' ? 'keep' : 'destroy';
      return { value: unset, asked: { unset } };
    }
    case 'secure': {
      const secure = options.cookie?.secure !== true;
      return { value: String(secure), asked: { cookie: { secure } } };
    }
    case 'maxAge': {
      const maxAge = (options.cookie?.maxAge ?? null) === null ? MINUTE_MS : null;
      return {
        value: maxAge === null ? said.noMaxAge : formatDuration(maxAge),
        asked: { cookie: { maxAge } },
      };
    }
  }
}

const ASKED: readonly AskedName[] = ['resave', 'saveUninitialized', 'rolling', 'unset', 'secure', 'maxAge'];

/** For each option of which something can be told. */
export function whatIfs(
  records: readonly Recorded[],
  options: SessionOptions,
): Partial<Record<AskedName, WhatIf>> {
  const found = ASKED.flatMap((name): [AskedName, WhatIf][] => {
    const { value, asked } = other(name, options);
    const told = sayPreview(whatIf(records, asked));
    return told === null ? [] : [[name, { value, ...told }]];
  });
  return Object.fromEntries(found);
}
