import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { TUTORIAL_OPTIONS } from './options.ts';
import { decodeLink, encodeLink, type LinkCommand } from './shareLink.ts';

const codeOf = (content: unknown): string =>
  `1.${z.util.uint8ArrayToBase64url(deflateSync(strToU8(JSON.stringify(content))))}`;

const COMMANDS: LinkCommand[] = [
  { type: 'setOptions', options: { ...TUTORIAL_OPTIONS, rolling: true } },
  { type: 'setApp', login: 'regenerate' },
  { type: 'visit', browser: 'Zoë', method: 'POST', path: '/user', form: [['username', 'user1']] },
  { type: 'copyCookie', from: 'Zoë', to: 'Bob', name: 'connect.sid' },
  { type: 'advanceClock', byMs: 60_000 },
];

describe('a share link', () => {
  test('says again what was put into it, in characters that need no escaping', () => {
    const encoded = encodeLink(COMMANDS);
    const code = 'code' in encoded ? encoded.code : '';
    expect(code).toMatch(/^1\.[\w-]+$/);
    expect(decodeLink(code)).toEqual({ commands: COMMANDS });
  });

  test('is refused a command that would leave the sandbox, wait for ever or carry a session', () => {
    for (const command of [{ type: 'reset' }, { type: 'setHold', station: 'handler' }, { type: 'release' }])
      expect(decodeLink(codeOf({ commands: [command] }))).toEqual({
        problem: 'This link asks for something that no link may do.',
      });
  });

  test('is refused what no schema knows', () => {
    for (const content of [
      null,
      {},
      { commands: {} },
      { commands: [{ type: 'visit', browser: 'Alice', path: 'http://elsewhere/' }] },
      { commands: [{ type: 'eval', code: '1' }] },
      { commands: [], more: 1 },
    ])
      expect(decodeLink(codeOf(content))).toEqual({ problem: expect.stringMatching(/^This link is broken/) });
  });

  test('has a limit on steps and on characters, both ways', () => {
    const many = Array.from(
      { length: LIMITS.linkCommands + 1 },
      (): LinkCommand => ({ type: 'restartServer' }),
    );
    expect(encodeLink(many)).toEqual({ problem: expect.stringContaining('at most 200') });
    expect(decodeLink(codeOf({ commands: many }))).toEqual({
      problem: expect.stringContaining('more than 200 steps'),
    });
    const noise = Array.from(
      { length: 100 },
      (_, n): LinkCommand => ({
        type: 'visit',
        browser: 'Alice',
        path: `/${Array.from({ length: 200 }, (_, i) => ((n * 7919 + i * i * 104_729) % 1_000_003).toString(36)).join('')}`,
      }),
    );
    expect(encodeLink(noise)).toEqual({ problem: expect.stringContaining('8000') });
    expect(decodeLink(`1.${'A'.repeat(LIMITS.linkChars)}`)).toEqual({
      problem: expect.stringContaining('8000'),
    });
  });

  test('of another version says so', () => {
    expect(decodeLink('2.abc')).toEqual({ problem: expect.stringContaining('another version') });
  });

  test('answers a sentence to any text, and never throws', () => {
    const encoded = encodeLink(COMMANDS);
    const code = 'code' in encoded ? encoded.code : '';
    const damaged = fc
      .tuple(fc.nat(code.length - 1), fc.string({ maxLength: 3 }))
      .map(([at, text]) => `${code.slice(0, at)}${text}${code.slice(at + 1)}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), damaged), (text) => {
        const decoded = decodeLink(text);
        if ('problem' in decoded) expect(decoded.problem).toMatch(/\.$/);
        else expect(decoded.commands.length).toBeLessThanOrEqual(LIMITS.linkCommands);
      }),
    );
  });
});
