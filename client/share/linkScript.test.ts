import { describe, expect, test } from 'vitest';
import { Command } from '#shared/commands.ts';
import { TUTORIAL_OPTIONS } from '#shared/options.ts';
import { jarCookie, STARTED, stamp } from '#shared/sampleTrace.ts';
import type { TraceFact } from '#shared/trace.ts';
import { advance, EMPTY_WORLD } from '#shared/world.ts';
import { setupScript, wholeScript } from './linkScript.ts';

const NEW: TraceFact = { ...STARTED, browsers: ['Alice', 'Bob', 'Mallory'] };

const requested = (browser: string, path: string, body: string | null = null): TraceFact => ({
  type: 'browser.requested',
  browser,
  visit: 1,
  method: body === null ? 'GET' : 'POST',
  url: `http://localhost:4000${path}`,
  body,
  redirectOf: null,
  exchange: 1,
});

const jarChange = (
  browser: string,
  value: string,
  by: 'person' | 'response',
  sid: string | null,
): TraceFact => ({
  type: 'browser.cookie',
  browser,
  name: 'connect.sid',
  action: 'stored',
  cookie: { ...jarCookie(sid ?? 'x'), value, sid },
  by,
  reason: null,
  rule: null,
  exchange: null,
});

const setOptions = (secret: string | string[]): TraceFact => ({
  type: 'options.changed',
  options: { ...TUTORIAL_OPTIONS, secret },
  changed: ['secret'],
  exchange: null,
});

const scriptOf = (facts: readonly TraceFact[]) => wholeScript(stamp([NEW, ...facts]), EMPTY_WORLD);

describe('the script of a link', () => {
  test('is empty where nothing was done', () => {
    expect(scriptOf([]).commands).toEqual([]);
    expect(setupScript(stamp([NEW]).reduce(advance, EMPTY_WORLD)).commands).toEqual([]);
  });

  test('is made of commands, in order, and of the last of options that were set in a row', () => {
    const { commands } = scriptOf([
      setOptions('one'),
      setOptions(['two', 'one']),
      requested('Alice', '/'),
      { type: 'clock.advanced', byMs: 1000, offsetMs: 1000, exchange: null },
    ]);
    expect(commands.map(({ type }) => type)).toEqual(['setOptions', 'visit', 'advanceClock']);
    for (const command of commands) expect(Command.safeParse(command).success).toBe(true);
  });

  test('holds no typed secret, password, value of an address or cookie, and counts what it left out', () => {
    const { commands, left } = scriptOf([
      setOptions('swordfish'),
      requested('Alice', '/', 'username=me%40example.org&password=hunter2'),
      setOptions([...['swordfish-2'], 'swordfish', ...[TUTORIAL_OPTIONS.secret].flat()]),
      requested('Alice', '/views?token=abracadabra&flag'),
      jarChange('Alice', 'opensesame', 'person', null),
    ]);
    expect(JSON.stringify(commands)).not.toMatch(/swordfish|hunter2|example|abracadabra|opensesame/);
    expect(left).toMatchObject({ secrets: 2, fields: 2, addresses: 1, cookies: 1 });
    expect(commands[2]).toMatchObject({
      options: { secret: ['left-out-secret-2', 'left-out-secret-1', TUTORIAL_OPTIONS.secret] },
    });
    expect(commands[3]).toMatchObject({ path: '/views?token=left-out&flag' });
  });

  test('keeps what belongs to the demo', () => {
    const { commands, left } = scriptOf([
      requested('Alice', '/user', 'username=user1&password=mypassword'),
      requested('Alice', '/cart', 'item=pear'),
    ]);
    expect(commands).toMatchObject([
      {
        form: [
          ['username', 'user1'],
          ['password', 'mypassword'],
        ],
      },
      { form: [['item', 'pear']] },
    ]);
    expect(left).toMatchObject({ fields: 0, secrets: 0 });
  });

  test('says what was done to a cookie, not what it came to', () => {
    const value = 's%3Aabcdefgh.signature';
    const { commands, left } = scriptOf([
      jarChange('Alice', value, 'response', 'abcdefgh'),
      jarChange('Bob', value, 'person', 'abcdefgh'),
      jarChange('Alice', 's%3Aabcdefgh.Aignature', 'person', 'abcdefgh'),
    ]);
    expect(commands).toEqual([
      { type: 'copyCookie', from: 'Alice', to: 'Bob', name: 'connect.sid' },
      { type: 'editCookie', browser: 'Alice', name: 'connect.sid', change: 'signature' },
    ]);
    expect(left.cookies).toBe(0);
  });

  test('goes back with a server that was put back to an earlier moment', () => {
    const restored = (at: number | null): TraceFact => ({
      type: 'sandbox.restored',
      at,
      port: 4000,
      app: EMPTY_WORLD.app,
      options: TUTORIAL_OPTIONS,
      clockOffsetMs: 0,
      browsers: ['Alice', 'Bob', 'Mallory'].map((name) => ({ name, cookies: [] })),
      exchange: null,
    });
    const paths = (facts: readonly TraceFact[]) =>
      scriptOf(facts).commands.map((command) => (command.type === 'visit' ? command.path : command.type));
    const [one, two, three] = ['/1', '/2', '/3'].map((path) => requested('Alice', path));
    if (!one || !two || !three) throw new Error('three');
    expect(paths([one, two, restored(2), three])).toEqual(['/1', '/3']);
    expect(paths([one, restored(1), two, three, restored(4)])).toEqual(['/2']);
    const fromFile = scriptOf([one, restored(null), two]);
    expect(fromFile.commands).toHaveLength(1);
    expect(fromFile.left.snapshot).toBe(true);
  });

  test('begins with how things stood where the page no longer has the beginning', () => {
    const base = { ...stamp([NEW, setOptions('x')]).reduce(advance, EMPTY_WORLD), clockOffsetMs: 5 };
    const { commands, left } = wholeScript(stamp([requested('Bob', '/')], 3), base);
    expect(commands.map(({ type }) => type)).toEqual(['setOptions', 'advanceClock', 'visit']);
    expect(left.earlier).toBe(true);
  });
});
