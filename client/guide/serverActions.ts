/** What the server is made of and what is done to it: store and its trouble, holds, delays, variants of the app, restart. */
import { APP_CHOICES, type AppVariants } from '#shared/appVariants.ts';
import { HoldStation } from '#shared/holds.ts';
import { STORES } from '#shared/storeFacts.ts';
import type { StoreTrouble } from '#shared/stores.ts';
import { APP_WORDS } from '../explain/appWords.ts';
import { HOLD_PLACES } from '../explain/holds.ts';
import { guideTexts } from '../texts/guide.ts';
import type { Action, Doing } from './action.ts';

const { store: STORE, server: T } = guideTexts.actions;

const TROUBLES: readonly [string, StoreTrouble][] = [
  [STORE.ok, { mode: 'ok', ms: 0 }],
  [STORE.slow, { mode: 'slow', ms: 1000 }],
  [STORE.failing, { mode: 'failing', ms: 0 }],
  [STORE.down, { mode: 'down', ms: 0 }],
];

const DELAYS = [
  [T.noDelays, 0, 0],
  [T.delayHandler, 2000, 0],
  [T.delayStore, 0, 1000],
] as const;

export const serverActions = (doing: Doing): Action[] => [
  ...storeActions(doing),
  ...holdActions(doing),
  ...delayActions(doing),
  ...appActions(doing),
];

function storeActions({ state, send }: Doing): Action[] {
  const { storeKind, storeTrouble } = state.world;
  const group = 'store';
  return [
    ...state.stores
      .filter(({ kind, unavailable }) => unavailable === null && kind !== storeKind)
      .map(
        ({ kind }): Action => ({
          id: `store ${kind}`,
          group,
          label: STORE.choose(STORES[kind].name),
          hint: STORE.from(STORES[kind].from),
          run: () => send({ type: 'setStore', store: kind }),
        }),
      ),
    ...TROUBLES.filter(([, { mode }]) => mode !== storeTrouble.mode).map(
      ([label, trouble]): Action => ({
        id: `trouble ${trouble.mode}`,
        group,
        label,
        run: () => send({ type: 'setStoreTrouble', ...trouble }),
      }),
    ),
  ];
}

function holdActions({ state, send }: Doing): Action[] {
  const { holds, held } = state.world.holding;
  const group = 'server';
  return [
    ...HoldStation.options.map((station): Action => {
      const isSet = holds.some((hold) => hold.station === station);
      const { name, where } = HOLD_PLACES[station];
      return {
        id: `hold ${station}`,
        group,
        label: isSet ? T.clearHold(name) : T.hold(name),
        hint: where,
        run: () => send(isSet ? { type: 'clearHold', station } : { type: 'setHold', station }),
      };
    }),
    ...(held.length === 0
      ? []
      : [
          {
            id: 'release',
            group,
            label: T.release,
            hint: T.held(held.length),
            run: () => send({ type: 'release' }),
          } as const,
        ]),
  ];
}

const delayActions = ({ send }: Doing): Action[] =>
  DELAYS.map(([label, handlerMs, storeMs]) => ({
    id: `delay ${handlerMs} ${storeMs}`,
    group: 'server',
    label,
    run: () => send({ type: 'setLatency', handlerMs, storeMs }),
  }));

function appActions({ state, send, wish }: Doing): Action[] {
  const { app } = state.world;
  const group = 'server';
  const variants = <C extends keyof AppVariants>(choice: C, values: readonly AppVariants[C][]) =>
    values
      .filter((value) => value !== app[choice])
      .map(
        (value): Action => ({
          id: `app ${choice} ${value}`,
          group,
          label: T.app(APP_WORDS[choice][value]),
          run: () => send({ type: 'setApp', [choice]: value }),
        }),
      );
  return [
    { id: 'restart', group, label: T.restart, run: () => send({ type: 'restartServer' }) },
    { id: 'source', group, label: T.source, run: () => wish('source') },
    ...variants('login', APP_CHOICES.login),
    ...variants('logout', APP_CHOICES.logout),
    ...variants('redirect', APP_CHOICES.redirect),
    ...variants('cookieParser', APP_CHOICES.cookieParser),
    ...variants('userVariable', APP_CHOICES.userVariable),
  ];
}
