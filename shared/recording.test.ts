import { describe, expect, test } from 'vitest';
import { type Recording, readRecording } from './recording.ts';
import { STARTED, stamp } from './sampleTrace.ts';
import { EMPTY_WORLD, toSnapshot } from './world.ts';

const RECORDING: Recording = {
  format: 'sessionscope-recording',
  version: 1,
  epoch: 'e',
  sources: { 'app.ts': 'app' },
  world: toSnapshot(EMPTY_WORLD),
  events: stamp([STARTED, { type: 'clock.advanced', byMs: 5, offsetMs: 5, exchange: null }]),
};

const problem = (content: unknown): string | null => {
  const read = readRecording(typeof content === 'string' ? content : JSON.stringify(content));
  return 'problem' in read ? read.problem : null;
};

describe('a recording', () => {
  test('is read as it was written', () => {
    expect(readRecording(JSON.stringify(RECORDING))).toEqual({ recording: RECORDING });
  });

  test('that isn’t one is refused with a sentence that says what is wrong and where', () => {
    expect(problem('{')).toMatch(/^The file is no JSON/);
    expect(problem(null)).toBe('This is no recording of Sessionscope.');
    expect(problem({ ...RECORDING, format: 'other' })).toBe('This is no recording of Sessionscope.');
    expect(problem({ ...RECORDING, version: 2 })).toMatch(/another version/);
    expect(problem({ ...RECORDING, events: [] })).toMatch(/is empty/);
    expect(problem({ ...RECORDING, events: RECORDING.events.slice(1) })).toMatch(/has a gap/);
    expect(problem({ ...RECORDING, events: [{ ...RECORDING.events[0], port: 'x' }] })).toMatch(
      /^The recording is damaged at events\.0\.port: /,
    );
    expect(problem({ ...RECORDING, world: { ...RECORDING.world, store: 1 } })).toMatch(
      /damaged at world\.store/,
    );
  });
});
