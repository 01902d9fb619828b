/** What moves the stage through time, and what looks closer at the moment on it. */
import { countFound } from '../explain/foundSoFar.ts';
import { SPEEDS } from '../model/state.ts';
import { guideTexts } from '../texts/guide.ts';
import type { Action, Doing } from './action.ts';

const T = guideTexts.actions.time;

export function timeActions({ model: { player }, state, wish }: Doing): Action[] {
  const { mode, past, exchange } = state.cursor;
  const action = (id: string, label: string, run: () => void, hint?: string): Action => ({
    id,
    group: 'time',
    label,
    run,
    ...(hint === undefined ? {} : { hint }),
  });
  const found = countFound(state);
  return [
    mode === 'paused'
      ? action('play-pause', T.play, () => player.play())
      : action('play-pause', T.pause, () => player.pause()),
    action('live', T.live, () => player.live(), T.liveHint),
    action('step-back', T.stepBack, () => player.stepEvent(-1), T.stepHint),
    action('step-forward', T.stepForward, () => player.stepEvent(1), T.stepHint),
    action('station-back', T.stationBack, () => player.stepStation(-1)),
    action('station-forward', T.stationForward, () => player.stepStation(1)),
    action('exchange-back', T.exchangeBack, () => player.stepExchange(-1)),
    action('exchange-forward', T.exchangeForward, () => player.stepExchange(1)),
    ...(exchange === null
      ? []
      : [
          action('replay', T.replay, () => player.replayExchange(exchange)),
          action('inspect', T.inspect, () => wish('inspect'), T.inspectHint),
        ]),
    ...(past && exchange !== null && state.connection === 'live'
      ? [action('restore', T.restore, () => wish('restore'), T.restoreHint)]
      : []),
    action('filter', T.filter, () => wish('filter')),
    ...(found === 0 ? [] : [action('findings', T.findings, () => wish('findings'), T.findingsHint(found))]),
    ...SPEEDS.map((speed) => action(`speed ${speed}`, T.speed(speed), () => player.setSpeed(speed))),
  ];
}
