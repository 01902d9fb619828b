/** What-if questions: the setup that a sandbox has now, and the changes of it that are worth asking for. Pure. */
import { inForce } from '#shared/options.ts';
import { STORES } from '#shared/storeFacts.ts';
import type { World } from '#shared/world.ts';
import { type OptionsPatch, withPatch } from '../options/edit.ts';
import { compareTexts } from '../texts/compare.ts';
import type { Setup } from './presets.ts';

const T = compareTexts.questions;

export const setupOf = ({ options, storeKind, app }: World): Setup => ({ options, store: storeKind, app });

export interface Question {
  id: string;
  /** “What if …?” */
  words: string;
  setup: Setup;
}

const FLIPS = ['resave', 'saveUninitialized', 'rolling'] as const;
const DAY = 86_400_000;

/** Each changes one thing. */
export function questionsOf(setup: Setup): Question[] {
  const now = inForce(setup.options);
  const ask = (id: string, words: string, patch: OptionsPatch): Question => ({
    id,
    words,
    setup: { ...setup, options: withPatch(setup.options, patch) },
  });
  return [
    ...FLIPS.map((name) => ask(name, T.turn(name, !now[name]), { [name]: !now[name] })),
    now.cookie.maxAge === 60_000
      ? ask('maxAge', T.maxAgeDay, { cookie: { maxAge: DAY } })
      : ask('maxAge', T.maxAgeMinute, { cookie: { maxAge: 60_000 } }),
    now.cookie.secure === true
      ? ask('secure', T.turn('secure', false), { cookie: { secure: false } })
      : ask('secure', T.turn('secure', true), { cookie: { secure: true } }),
    ask('secret', T.secret, { secret: 'another secret' }),
    {
      id: 'store',
      words: T.store(STORES[setup.store === 'file' ? 'memory' : 'file'].name),
      setup: { ...setup, store: setup.store === 'file' ? 'memory' : 'file' },
    },
    {
      id: 'login',
      words: setup.app.login === 'regenerate' ? T.keepId : T.regenerate,
      setup: {
        ...setup,
        app: { ...setup.app, login: setup.app.login === 'regenerate' ? 'keep-id' : 'regenerate' },
      },
    },
  ];
}
