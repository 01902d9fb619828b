import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommand } from './commands.ts';
import { LIMITS } from './limits.ts';

function refusalOf(input: unknown) {
  const parsed = parseCommand(input);
  if (!('refused' in parsed) || parsed.refused.ok) throw new Error(`${JSON.stringify(input)} was accepted.`);
  return parsed.refused.error;
}

describe('a command', () => {
  test.each([
    {
      type: 'visit',
      browser: 'Alice',
      method: 'POST',
      path: '/user?x=1',
      form: [
        ['username', 'user1'],
        ['__proto__', 'x'],
      ],
    },
    { type: 'setOptions', options: { secret: 'x' } },
    { type: 'advanceClock', byMs: 1 },
    { type: 'restartServer' },
    { type: 'clearCookies', browser: 'Alice' },
    { type: 'clearCookies', browser: 'Alice', name: 'connect.sid' },
    { type: 'editCookie', browser: 'Zoë 2', name: 'a', value: 's%3Aid.sig' },
    { type: 'addBrowser', browser: '小明' },
    { type: 'removeBrowser', browser: 'Bob' },
    { type: 'reset' },
  ])('$type is accepted', (command) => {
    expect(parseCommand(command)).toEqual({ command });
  });

  test('is a GET where no method is said', () => {
    expect(parseCommand({ type: 'visit', browser: 'Alice', path: '/' })).toEqual({
      command: { type: 'visit', browser: 'Alice', method: 'GET', path: '/' },
    });
  });

  test('is accepted up to its limits, and not past them', () => {
    const edit = (length: number) => ({
      type: 'editCookie',
      browser: 'A',
      name: 'a',
      value: 'x'.repeat(length),
    });
    expect(parseCommand(edit(LIMITS.cookieBytes))).toHaveProperty('command');
    expect(refusalOf(edit(LIMITS.cookieBytes + 1)).message).toContain(String(LIMITS.cookieBytes));
    expect(parseCommand({ type: 'advanceClock', byMs: LIMITS.clockAheadMs })).toHaveProperty('command');
    expect(refusalOf({ type: 'advanceClock', byMs: LIMITS.clockAheadMs + 1 }).message).toContain('100 years');
  });
});

describe('a bad command is refused with a code, a sentence and the place', () => {
  const visit = { type: 'visit', browser: 'Alice', path: '/' };
  test.each([
    [undefined, 'bad-command', 'A command is an object with a type.', []],
    ['reset', 'bad-command', 'A command is an object with a type.', []],
    [[], 'bad-command', 'A command is an object with a type.', []],
    [{}, 'bad-command', 'There is no such command.', ['type']],
    [{ type: 'fly' }, 'bad-command', 'There is no such command.', ['type']],
    [{ type: '__proto__' }, 'bad-command', 'There is no such command.', ['type']],
    [{ ...visit, path: 'views' }, 'bad-command', 'A path begins with "/"', ['path']],
    [{ ...visit, path: '//elsewhere.example' }, 'bad-command', 'another host', ['path']],
    [{ ...visit, path: '/\\elsewhere.example' }, 'bad-command', 'another host', ['path']],
    [{ ...visit, path: '/a b' }, 'bad-command', 'write a space as %20', ['path']],
    [{ ...visit, path: '/a\r\nX-Evil: 1' }, 'bad-command', 'control characters', ['path']],
    [{ ...visit, path: 7 }, 'bad-command', 'A path is text', ['path']],
    [{ ...visit, method: 'DELETE' }, 'bad-command', 'The method is GET, POST or HEAD.', ['method']],
    [{ ...visit, browser: '' }, 'bad-command', 'A browser needs a name.', ['browser']],
    [{ ...visit, browser: '<b>' }, 'bad-command', 'letters, digits, spaces', ['browser']],
    [{ ...visit, browser: 'x'.repeat(25) }, 'bad-command', 'at most 24 characters', ['browser']],
    [{ type: 'advanceClock', byMs: 0 }, 'bad-command', 'only moves forward', ['byMs']],
    [{ type: 'advanceClock', byMs: 1.5 }, 'bad-command', 'whole milliseconds', ['byMs']],
    [{ type: 'advanceClock', byMs: 'a day' }, 'bad-command', 'a number of milliseconds', ['byMs']],
    [
      { type: 'editCookie', browser: 'A', name: 'a', value: 'a\nb' },
      'bad-command',
      'control characters',
      ['value'],
    ],
    [
      { type: 'editCookie', browser: 'A', name: 'a', value: 'a;b' },
      'bad-command',
      'must not contain ";"',
      ['value'],
    ],
    [
      { type: 'editCookie', browser: 'A', name: 'a=b', value: '' },
      'bad-command',
      'must not contain spaces',
      ['name'],
    ],
    [{ type: 'setOptions' }, 'bad-options', 'an object with at least a secret', ['options']],
    [
      { type: 'setOptions', options: { secret: 'x', unset: 'x' } },
      'bad-options',
      'unset must be',
      ['options', 'unset'],
    ],
    [
      { type: 'setOptions', options: { secret: 'x', cookie: { maxAge: 'x' } } },
      'bad-options',
      'maxAge must be a number',
      ['options', 'cookie', 'maxAge'],
    ],
    [
      { type: 'setOptions', options: { secret: [] } },
      'bad-options',
      'at least one entry',
      ['options', 'secret'],
    ],
  ])('%j', (input, code, words, path) => {
    const error = refusalOf(input);
    expect(error).toMatchObject({ code, path });
    expect(error.message).toContain(words);
    expect(error.message).toMatch(/[.!?]$/);
  });

  test('whatever it is, it is answered and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const parsed = parseCommand(input);
        expect('command' in parsed || !parsed.refused.ok).toBe(true);
      }),
    );
  });

  test('and what is not known is refused rather than dropped', () => {
    expect(refusalOf({ type: 'reset', hard: true }).path).toEqual([]);
  });
});
