/** The options of express-session that are a choice of a few, and the way back to the tutorial's. */
import { LIBRARY_DEFAULTS, type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { type OptionsPatch, withPatch } from '../options/edit.ts';
import type { Action, Doing } from './action.ts';

const LIVES = [
  ['with the window', null],
  ['10 seconds', 10_000],
  ['1 minute', 60_000],
  ['1 hour', 3_600_000],
  ['1 day', 86_400_000],
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
    set(`${name}: ${value ? 'off' : 'on'}`, { [name]: !value }, `now ${value ? 'on' : 'off'}`);
  const isOn = (name: 'resave' | 'saveUninitialized' | 'rolling') => options[name] ?? LIBRARY_DEFAULTS[name];
  const cookie = { ...LIBRARY_DEFAULTS.cookie, ...options.cookie };
  const httpOnly = cookie.httpOnly ?? true;
  return [
    flip('resave', isOn('resave')),
    flip('saveUninitialized', isOn('saveUninitialized')),
    flip('rolling', isOn('rolling')),
    set(
      `httpOnly: ${httpOnly ? 'off' : 'on'}`,
      { cookie: { httpOnly: !httpOnly } },
      `now ${httpOnly ? 'on' : 'off'}`,
    ),
    ...([false, true, 'auto'] as const)
      .filter((secure) => secure !== (cookie.secure ?? false))
      .map((secure) => set(`secure: ${secure}`, { cookie: { secure } })),
    ...(['lax', 'strict', 'none', false] as const)
      .filter((sameSite) => sameSite !== (cookie.sameSite ?? false))
      .map((sameSite) =>
        set(`sameSite: ${sameSite === false ? 'not set' : sameSite}`, { cookie: { sameSite } }),
      ),
    ...LIVES.filter(([, maxAge]) => maxAge !== (cookie.maxAge ?? null)).map(([words, maxAge]) =>
      set(`cookie.maxAge: ${words}`, { cookie: { maxAge } }),
    ),
    unsetAction(options, set),
    {
      id: 'options-reset',
      group: 'options',
      label: 'Options as in the tutorial',
      run: () => edit(() => TUTORIAL_OPTIONS),
    },
  ];
}

function unsetAction(
  { unset = LIBRARY_DEFAULTS.unset }: SessionOptions,
  set: (label: string, patch: OptionsPatch) => Action,
): Action {
  const other = unset === 'keep' ? 'destroy' : 'keep';
  return set(`unset: ${other}`, { unset: other });
}
