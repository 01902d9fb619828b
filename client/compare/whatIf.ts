/** What-if questions: the setup that a sandbox has now, and the changes of it that are worth asking for. Pure. */
import { inForce } from '#shared/options.ts';
import type { World } from '#shared/world.ts';
import { type OptionsPatch, withPatch } from '../options/edit.ts';
import type { Setup } from './presets.ts';

export const setupOf = ({ options, storeKind, app }: World): Setup => ({ options, store: storeKind, app });

export interface Question {
  id: string;
  /** As in “What if …?” */
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
    ...FLIPS.map((name) => ask(name, `${name} were ${now[name] ? 'off' : 'on'}`, { [name]: !now[name] })),
    now.cookie.maxAge === 60_000
      ? ask('maxAge', 'maxAge were 1 day', { cookie: { maxAge: DAY } })
      : ask('maxAge', 'maxAge were 1 minute', { cookie: { maxAge: 60_000 } }),
    now.cookie.secure === true
      ? ask('secure', 'secure were off', { cookie: { secure: false } })
      : ask('secure', 'secure were on', { cookie: { secure: true } }),
    ask('secret', 'the secret were another one', { secret: 'another secret' }),
    {
      id: 'store',
      words: `the store were ${setup.store === 'file' ? 'Memory' : 'File'}`,
      setup: { ...setup, store: setup.store === 'file' ? 'memory' : 'file' },
    },
    {
      id: 'login',
      words: setup.app.login === 'regenerate' ? 'the login kept the id' : 'the login regenerated the id',
      setup: {
        ...setup,
        app: { ...setup.app, login: setup.app.login === 'regenerate' ? 'keep-id' : 'regenerate' },
      },
    },
  ];
}
