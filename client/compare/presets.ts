/** Pairs worth comparing, each with the visits that show the difference and what it comes to. */
import { type AppVariants, TUTORIAL_APP } from '#shared/appVariants.ts';
import { type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import type { StoreKind } from '#shared/stores.ts';
import { compareTexts } from '../texts/compare.ts';
import type { Step } from './script.ts';

const T = compareTexts.presets;

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
    ...T.saveUninitialized,
    a: setup(TUTORIAL_OPTIONS),
    b: setup(CALM),
    script: [
      visit('Alice', '/'),
      logIn('Alice'),
      visit('Alice', '/views'),
      visit('Bob', '/'),
      logIn('Mallory', 'guess'),
    ],
  },
  {
    id: 'resave',
    ...T.resave,
    a: setup(),
    b: setup({ ...CALM, resave: true }),
    script: [
      logIn('Alice'),
      visit('Alice', '/profile'),
      visit('Alice', '/views'),
      visit('Alice', '/profile'),
    ],
  },
  {
    id: 'rolling',
    ...T.rolling,
    a: setup(),
    b: setup({ ...CALM, rolling: true }),
    script: [
      logIn('Alice'),
      { type: 'advanceClock', byMs: 14 * HOUR },
      visit('Alice', '/profile'),
      { type: 'advanceClock', byMs: 14 * HOUR },
      visit('Alice', '/profile'),
    ],
  },
  {
    id: 'maxAge',
    ...T.maxAge,
    a: withMaxAge(60_000),
    b: withMaxAge(24 * HOUR),
    script: [
      logIn('Alice'),
      visit('Alice', '/profile'),
      { type: 'advanceClock', byMs: HOUR },
      visit('Alice', '/profile'),
    ],
  },
  {
    id: 'regenerate',
    ...T.regenerate,
    a: setup(TUTORIAL_OPTIONS),
    b: setup(TUTORIAL_OPTIONS, { app: { ...TUTORIAL_APP, login: 'regenerate' } }),
    script: [
      visit('Mallory', '/'),
      { type: 'copyCookie', from: 'Mallory', browser: 'Alice' },
      logIn('Alice'),
      visit('Mallory', '/profile'),
    ],
  },
  {
    id: 'store',
    ...T.store,
    a: setup(),
    b: setup(CALM, { store: 'file' }),
    // No redirect, which might overtake a file that is still being written.
    script: [
      visit('Alice', '/views'),
      visit('Alice', '/views'),
      { type: 'restartServer' },
      visit('Alice', '/views'),
    ],
  },
];
