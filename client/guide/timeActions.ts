/** What moves the stage through time, and what looks closer at the moment on it. */
import { countFound } from '../explain/foundSoFar.ts';
import { SPEEDS } from '../model/state.ts';
import type { Action, Doing } from './action.ts';

export function timeActions({ model: { player }, state, wish }: Doing): Action[] {
  const { mode, past, exchange } = state.cursor;
  const action = (id: string, label: string, run: () => void, hint?: string): Action => ({
    id,
    group: 'time',
    label,
    run,
    ...(hint === undefined ? {} : { hint }),
  });
  const found = countFound(state.exchanges, state.timeline);
  return [
    mode === 'paused'
      ? action('play-pause', 'Play', () => player.play())
      : action('play-pause', 'Pause', () => player.pause()),
    action('live', 'Back to live', () => player.live(), 'follow what happens now'),
    action('step-back', 'Step back', () => player.stepEvent(-1), 'one event'),
    action('step-forward', 'Step forward', () => player.stepEvent(1), 'one event'),
    action('station-back', 'Previous station', () => player.stepStation(-1)),
    action('station-forward', 'Next station', () => player.stepStation(1)),
    action('exchange-back', 'Previous exchange', () => player.stepExchange(-1)),
    action('exchange-forward', 'Next exchange', () => player.stepExchange(1)),
    ...(exchange === null
      ? []
      : [
          action('replay', 'Play this exchange again', () => player.replayExchange(exchange)),
          action(
            'inspect',
            'Inspect this exchange',
            () => wish('inspect'),
            'headers, cookies, session, curl',
          ),
        ]),
    ...(past && exchange !== null && state.connection === 'live'
      ? [action('restore', 'Restore server…', () => wish('restore'), 'to before the exchange on the stage')]
      : []),
    action('filter', 'Filter the timeline', () => wish('filter')),
    ...(found === 0
      ? []
      : [action('findings', 'Show the findings', () => wish('findings'), `${found} so far`)]),
    ...SPEEDS.map((speed) => action(`speed ${speed}`, `Speed: ${speed}×`, () => player.setSpeed(speed))),
  ];
}
