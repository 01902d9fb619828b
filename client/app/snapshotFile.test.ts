import { describe, expect, test } from 'vitest';
import { jarCookie, STARTED, stamp } from '#shared/sampleTrace.ts';
import { SandboxState, stateOf } from '#shared/sandboxState.ts';
import { advance, EMPTY_WORLD } from '#shared/world.ts';
import { restoreFrom } from './snapshotFile.ts';

const events = stamp([
  STARTED,
  {
    type: 'browser.cookie',
    browser: 'Alice',
    name: 'connect.sid',
    action: 'stored',
    cookie: jarCookie('abcdefgh'),
    by: 'response',
    reason: null,
    rule: null,
    exchange: null,
  },
]);
const world = events.reduce(advance, EMPTY_WORLD);

describe('a snapshot file', () => {
  test('of any world is read as the command that restores it', () => {
    const state = stateOf(world);
    expect(SandboxState.parse(state)).toEqual(state);
    expect(state.browsers[0]?.cookies).toEqual([jarCookie('abcdefgh')]);
    expect(restoreFrom(JSON.stringify(state))).toEqual({ command: { type: 'restore', state } });
  });

  test('that isn’t one is refused with what is wrong and where', () => {
    const problem = (text: string) => {
      const read = restoreFrom(text);
      return 'problem' in read ? read.problem : null;
    };
    expect(problem('{')).toMatch(/^The file is no JSON/);
    expect(problem('[]')).toMatch(/no snapshot of Sessionscope/);
    expect(problem('{"version":2}')).toMatch(/no snapshot of Sessionscope/);
    const state = stateOf(world);
    expect(problem(JSON.stringify({ ...state, browsers: [] }))).toBe(
      'At browsers: A sandbox needs at least one browser.',
    );
    const sessions = [{ sid: 'x', data: 'no json', expires: null }];
    expect(problem(JSON.stringify({ ...state, sessions }))).toMatch(/^At sessions: The data of a session/);
  });
});
