/** Pairs worth comparing, each with the visits that show the difference and what it comes to. */
import { type AppVariants, TUTORIAL_APP } from '#shared/appVariants.ts';
import { type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import type { StoreKind } from '#shared/stores.ts';
import type { Step } from './script.ts';

/** What one of the two sandboxes is set to before the first step. */
export interface Setup {
  options: SessionOptions;
  store: StoreKind;
  /** Which way the demo app does what can be done in several. */
  app: AppVariants;
}

export interface Preset {
  id: string;
  label: string;
  a: Setup;
  b: Setup;
  script: readonly Step[];
  /** What the comparison comes to, in a sentence or two. */
  lesson: string;
}

const HOUR = 3_600_000;

export const visit = (browser: string, path: string): Step => ({
  type: 'visit',
  browser,
  method: 'GET',
  path,
});
export const logIn = (browser: string, password = 'mypassword'): Step => ({
  type: 'visit',
  browser,
  method: 'POST',
  path: '/user',
  form: [
    ['username', 'user1'],
    ['password', password],
  ],
});

/** As most texts recommend it, so that each pair differs in one thing. */
const CALM: SessionOptions = { ...TUTORIAL_OPTIONS, saveUninitialized: false };

export const setup = (options: SessionOptions = CALM, more: Partial<Setup> = {}): Setup => ({
  options,
  store: 'memory',
  app: TUTORIAL_APP,
  ...more,
});

const withMaxAge = (maxAge: number): Setup => setup({ ...CALM, cookie: { ...CALM.cookie, maxAge } });

export const PRESETS: readonly [Preset, ...Preset[]] = [
  {
    id: 'saveUninitialized',
    label: 'saveUninitialized: true or false',
    a: setup(TUTORIAL_OPTIONS),
    b: setup(CALM),
    script: [
      visit('Alice', '/'),
      logIn('Alice'),
      visit('Alice', '/views'),
      visit('Bob', '/'),
      logIn('Mallory', 'guess'),
    ],
    lesson: 'A remembers people who never logged in. B waits until there is something to remember.',
  },
  {
    id: 'resave',
    label: 'resave: false or true',
    a: setup(),
    b: setup({ ...CALM, resave: true }),
    script: [
      logIn('Alice'),
      visit('Alice', '/profile'),
      visit('Alice', '/views'),
      visit('Alice', '/profile'),
    ],
    lesson:
      'B writes the session back after a page that only read it. A touches it: its expiry moves on, its data stays.',
  },
  {
    id: 'rolling',
    label: 'rolling: false or true',
    a: setup(),
    b: setup({ ...CALM, rolling: true }),
    script: [
      logIn('Alice'),
      { type: 'advanceClock', byMs: 14 * HOUR },
      visit('Alice', '/profile'),
      { type: 'advanceClock', byMs: 14 * HOUR },
      visit('Alice', '/profile'),
    ],
    lesson:
      'The visit after 14 hours renewed the record in both stores, but the cookie only in B. So A loses Alice a day after her login, and B keeps her while she comes back.',
  },
  {
    id: 'maxAge',
    label: 'maxAge: 1 minute or 1 day',
    a: withMaxAge(60_000),
    b: withMaxAge(24 * HOUR),
    script: [
      logIn('Alice'),
      visit('Alice', '/profile'),
      { type: 'advanceClock', byMs: HOUR },
      visit('Alice', '/profile'),
    ],
    lesson:
      'An hour later the cookie in A is over, so Alice comes as somebody new. In B she is still logged in.',
  },
  {
    id: 'regenerate',
    label: 'Login: same id or regenerate',
    a: setup(TUTORIAL_OPTIONS),
    b: setup(TUTORIAL_OPTIONS, { app: { ...TUTORIAL_APP, login: 'regenerate' } }),
    script: [
      visit('Mallory', '/'),
      { type: 'copyCookie', from: 'Mallory', browser: 'Alice' },
      logIn('Alice'),
      visit('Mallory', '/profile'),
    ],
    lesson:
      'Alice logs in under the id that Mallory handed her. In A that id is logged in now, for Mallory too: session fixation. In B the login took a new id, and Mallory’s is worth nothing.',
  },
  {
    id: 'store',
    label: 'Store: Memory or File, over a restart',
    a: setup(),
    b: setup(CALM, { store: 'file' }),
    script: [logIn('Alice'), visit('Alice', '/views'), { type: 'restartServer' }, visit('Alice', '/views')],
    lesson:
      'Both jars kept the cookie. The restart emptied the memory of A; B finds the session in its file.',
  },
];
