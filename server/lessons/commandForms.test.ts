import { expect, test } from 'vitest';
import { Command } from '#shared/commands.ts';
import { TUTORIAL_OPTIONS } from '#shared/options.ts';
import { Author } from './author.ts';
import { COMMAND_NAMES, readCommand } from './commandForms.ts';
import { Problems } from './problems.ts';
import { YamlSource } from './yamlSource.ts';

function read(text: string) {
  const problems = new Problems('file', null);
  const yaml = YamlSource.read(text, problems);
  const command = yaml === null ? null : readCommand(yaml.data, [], new Author(problems, yaml));
  return { command, problems: problems.list.map(({ message }) => message) };
}

const { secret } = TUTORIAL_OPTIONS;

test.each([
  [
    '{ visit: POST /user, browser: alice, form: { username: u } }',
    { type: 'visit', browser: 'Alice', method: 'POST', path: '/user', form: [['username', 'u']] },
  ],
  ['{ visit: /views, browser: BOB }', { type: 'visit', browser: 'Bob', method: 'GET', path: '/views' }],
  [
    '{ setOptions: { resave: true, cookie: { maxAge: 1 h } } }',
    { type: 'setOptions', options: { secret, resave: true, cookie: { maxAge: 3_600_000 } } },
  ],
  ['{ setOptions: { secret: s } }', { type: 'setOptions', options: { secret: 's' } }],
  [
    '{ changeOptions: { resave: null, cookie: { secure: true } } }',
    {
      type: 'setOptions',
      options: { secret, saveUninitialized: true, cookie: { maxAge: 86_400_000, secure: true } },
    },
  ],
  ['{ advanceClock: 90 s }', { type: 'advanceClock', byMs: 90_000 }],
  ['{ restartServer: true }', { type: 'restartServer' }],
  ['{ setStoreTrouble: slow, ms: 200 ms }', { type: 'setStoreTrouble', mode: 'slow', ms: 200 }],
  ['{ setHold: save, browser: alice }', { type: 'setHold', station: 'save', browser: 'Alice' }],
  ['{ release: true }', { type: 'release', exchange: null }],
  ['{ release: 3 }', { type: 'release', exchange: 3 }],
  ['{ setLatency: { handlerMs: 1 s, storeMs: 0 } }', { type: 'setLatency', handlerMs: 1000, storeMs: 0 }],
  ['{ clearCookies: alice, name: c }', { type: 'clearCookies', browser: 'Alice', name: 'c' }],
  [
    '{ editCookie: c, browser: alice, value: x }',
    { type: 'editCookie', browser: 'Alice', name: 'c', value: 'x' },
  ],
  ['{ addBrowser: carol }', { type: 'addBrowser', browser: 'carol' }],
])('%s', (text, command) => {
  expect(read(text)).toEqual({ command, problems: [] });
});

test('every command that there is can be written, but reset and restore', () => {
  const all = Command.options
    .map(({ shape }) => shape.type.value)
    .filter((name) => !/^(reset|restore)$/.test(name));
  expect([...COMMAND_NAMES].sort()).toEqual([...all, 'changeOptions'].sort());
});
