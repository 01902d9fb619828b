/**
 * Stands where a connection stands, with a recording at its other end: hands the whole trace over at once, and refuses
 * every command with the reason. It needs no server, before or after.
 */
import type { CommandResult } from '#shared/commands.ts';
import type { Recording } from '#shared/recording.ts';
import { refusal } from '#shared/refusal.ts';
import { modelTexts } from '../texts/model.ts';
import type { ConnectionSettings, Line } from './connection.ts';
import { LiveModel } from './model.ts';
import type { Surroundings } from './surroundings.ts';

const NOT_LIVE = modelTexts.connection.recording;

export class RecordingLine implements Line {
  readonly status = 'recording';
  readonly message = NOT_LIVE;

  /** Hands over when the caller is ready to receive. */
  constructor(
    { epoch, sources, world, events }: Recording,
    settings: ConnectionSettings,
    serverTime: number,
  ) {
    queueMicrotask(() => {
      settings.onWelcome({ credentials: NOBODY, fresh: false, sources, serverTime, stores: [] });
      settings.onGap({ epoch, world, reason: 'new-epoch' });
      const [first, last] = [events.at(0), events.at(-1)];
      if (first === undefined || last === undefined) return;
      const [from, to] = [first.seq, last.seq];
      settings.onTrace({ epoch, from, to, head: to, events: JSON.stringify(events) });
    });
  }

  send(): Promise<CommandResult> {
    return Promise.resolve(refusal('offline', NOT_LIVE));
  }

  close(): void {}
}

const NOBODY = { sandbox: '', token: '' };

/** A model that shows a recording, its clock standing at the last event. */
export function recordingModel(recording: Recording, surroundings: Surroundings): LiveModel {
  const last = recording.events.at(-1);
  const offset = recording.events.reduce(
    (known, event) =>
      event.type === 'clock.advanced'
        ? event.offsetMs
        : event.type === 'sandbox.started' || event.type === 'sandbox.restored'
          ? event.clockOffsetMs
          : known,
    recording.world.clockOffsetMs,
  );
  const realTime = (last?.t ?? recording.world.t) - offset;
  return new LiveModel(
    { ...surroundings, wallClock: () => realTime },
    (settings) => new RecordingLine(recording, settings, realTime),
  );
}
