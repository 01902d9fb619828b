/** The options of express-session that are a choice of a few, and the way back to the tutorial's. */
import { LIBRARY_DEFAULTS, type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { type OptionsPatch, withPatch } from '../options/edit.ts';
import { guideTexts } from '../texts/guide.ts';
import type { Action, Doing } from './action.ts';

const T = guideTexts.actions.options;

const LIVES = [
  [T.lives.window, null],
  [T.lives.tenSeconds, 10_000],
  [T.lives.minute, 60_000],
  [T.lives.hour, 3_600_000],
  [T.lives.day, 86_400_000],
] as const;

export function optionActions({ state, edit }: Doing): Action[] {
  const { options } = state.world;
  const set = (label: string, patch: OptionsPatch, hint?: string): Action => ({
    id: `option ${label}`,
    group: 'options',
    label,
    ...(hint === undefined ? {} : { hint }),
    run: () => edit((before) => withPatch(before, patch)),
  });
  const flip = (name: 'resave' | 'saveUninitialized' | 'rolling', value: boolean) =>
    set(T.turn(name, !value), { [name]: !value }, T.now(value));
  const isOn = (name: 'resave' | 'saveUninitialized' | 'rolling') => options[name] ?? LIBRARY_DEFAULTS[name];
  const cookie = { ...LIBRARY_DEFAULTS.cookie, ...options.cookie };
  const httpOnly = cookie.httpOnly ?? true;
  return [
    flip('resave', isOn('resave')),
    flip('saveUninitialized', isOn('saveUninitialized')),
    flip('rolling', isOn('rolling')),
    set(T.turn('httpOnly', !httpOnly), { cookie: { httpOnly: !httpOnly } }, T.now(httpOnly)),
    ...([false, true, 'auto'] as const)
      .filter((secure) => secure !== (cookie.secure ?? false))
      .map((secure) => set(T.set('secure', String(secure)), { cookie: { secure } })),
    ...(['lax', 'strict', 'none', false] as const)
      .filter((sameSite) => sameSite !== (cookie.sameSite ?? false))
      .map((sameSite) =>
        set(sameSite === false ? T.notSet('sameSite') : T.set('sameSite', sameSite), {
          cookie: { sameSite },
        }),
      ),
    ...LIVES.filter(([, maxAge]) => maxAge !== (cookie.maxAge ?? null)).map(([words, maxAge]) =>
      set(words, { cookie: { maxAge } }),
    ),
    unsetAction(options, set),
    {
      id: 'options-reset',
      group: 'options',
      label: T.tutorial,
      run: () => edit(() => TUTORIAL_OPTIONS),
    },
  ];
}

function unsetAction(
  { unset = LIBRARY_DEFAULTS.unset }: SessionOptions,
  set: (label: string, patch: OptionsPatch) => Action,
): Action {
  const other = unset === 'keep' ? 'destroy' : 'keep';
  return set(T.set('unset', other), { unset: other });
}
