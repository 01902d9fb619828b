import { describe, expect, test } from 'vitest';
import { type Hmac, takeCookieApart } from './cookieAnatomy.ts';

/** A signature that says what was signed with what. */
const told: Hmac = async (secret, text) =>
  Uint8Array.from([...`${secret}${text}`].map((char) => char.charCodeAt(0)));
const SIGNED = 's%3Aid.MWlk'; // base64 of "1id"

describe('what was pasted', () => {
  test.each([
    ['', 'value', []],
    [SIGNED, 'value', [null]],
    ['s:id.MWlk', 'value', [null]],
    ['s:i=d.x', 'value', [null]],
    [`connect.sid=${SIGNED}`, 'cookie', ['connect.sid']],
    [`a=1; connect.sid=${SIGNED}`, 'cookie', ['a', 'connect.sid']],
    ['Cookie: a=1; b=2', 'cookie', ['a', 'b']],
    ['cookie:path=/; a=1', 'cookie', ['path', 'a']],
    ['a=1; Path=/', 'set-cookie', ['a']],
    ['a=1; secure', 'set-cookie', ['a']],
    ['Set-Cookie: a=1', 'set-cookie', ['a']],
  ])('%j is a %s', async (pasted, form, names) => {
    const anatomy = await takeCookieApart(pasted, [], told);
    expect([anatomy.form, anatomy.cookies.map(({ name }) => name)]).toEqual([form, names]);
  });

  test('is taken apart into its encoding, prefix, id and signature, and the secret that made it', async () => {
    const { cookies } = await takeCookieApart(SIGNED, ['0', '1', '2'], told);
    expect(cookies).toEqual([
      {
        name: null,
        raw: SIGNED,
        decoded: 's:id.MWlk',
        encoded: true,
        prefixed: true,
        signed: {
          id: 'id',
          signature: 'MWlk',
          match: 1,
          checks: [
            { signature: 'MGlk', matches: false },
            { signature: 'MWlk', matches: true },
            { signature: 'Mmlk', matches: false },
          ],
        },
      },
    ]);
  });

  test.each([
    ['s:nodot', true],
    ['plain', false],
    ['j:{}', false],
  ])('%s has no signature to check', async (pasted, prefixed) => {
    const { cookies } = await takeCookieApart(pasted, ['1'], told);
    expect(cookies).toMatchObject([{ prefixed, signed: null, encoded: false }]);
  });

  test('of a Set-Cookie header has each attribute in words, and what is missing', async () => {
    const { attributes, absences } = await takeCookieApart(
      'Set-Cookie: a=1; Path=/; HttpOnly;; Foo',
      [],
      told,
    );
    expect(attributes.map(({ text }) => text)).toEqual(['Path=/', 'HttpOnly', 'Foo']);
    expect(attributes.every(({ words }) => /^[A-Z].*\.$/.test(words))).toBe(true);
    expect(absences.map((words) => words.split(':')[0])).toEqual([
      'Neither Expires nor Max-Age',
      'No Domain',
      'Not Secure',
      'No SameSite',
    ]);
  });
});
