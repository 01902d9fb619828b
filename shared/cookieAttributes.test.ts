import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asSetCookie, attributeWords, describeAbsences } from './cookieAttributes.ts';
import { parseSetCookie } from './cookies.ts';
import type { JarCookie } from './trace.ts';

describe('an attribute in words', () => {
  test.each([
    ['Expires', 'Thu, 01 Jan 1970 00:00:00 GMT', 'deletes the cookie'],
    ['Expires', 'Thu, 01 Jan 2099 00:00:00 GMT', 'at this time'],
    ['Expires', 'soon', 'no date'],
    ['Max-Age', '60', 'for 60 s'],
    ['Max-Age', '0', 'deletes the cookie'],
    ['max-age', '1h', 'no whole number'],
    ['Domain', '.shop.example', 'goes to shop.example and'],
    ['Domain', '', 'no other'],
    ['Path', '/', 'any path'],
    ['Path', '/shop', '/shop and paths below'],
    ['Path', 'shop', 'folder of the page'],
    ['Secure', '', 'HTTPS only'],
    ['HTTPONLY', '', 'can’t read it'],
    ['SameSite', 'Strict', 'same site'],
    ['SameSite', 'LAX', 'follows a link'],
    ['SameSite', 'None', 'needs Secure'],
    ['SameSite', 'Maybe', 'counts as Lax'],
    ['Partitioned', '', 'kept apart'],
    ['Priority', 'High', 'lower priority first'],
    ['Priority', 'Urgent', 'ignore it'],
    ['Version', '1', 'No attribute that browsers know'],
    ['Path', `/${'x'.repeat(1024)}`, 'longer than 1024'],
  ])('%s=%s says so', (name, value, words) => {
    expect(attributeWords(name, value)).toContain(words);
  });

  test('is a whole sentence, whatever is written', () => {
    const name = fc.constantFrom('Expires', 'Max-Age', 'Domain', 'Path', 'SameSite', 'Priority', 'Other');
    fc.assert(fc.property(name, fc.string(), (each, value) => attributeWords(each, value).endsWith('.')));
  });

  test('is not missed where it is there', () => {
    expect(describeAbsences('a=1; max-age=1; Domain=a; path=/; secure; HttpOnly; SameSite')).toEqual([]);
    expect(describeAbsences('a=1; Expires=x')).toHaveLength(5);
  });
});

describe('a cookie of a jar as a header', () => {
  test('says again what the jar holds', () => {
    const cookie: JarCookie = {
      name: 'connect.sid',
      value: 's%3Aid.sig',
      domain: 'shop.example',
      hostOnly: false,
      path: '/shop',
      secure: true,
      httpOnly: true,
      partitioned: true,
      sameSite: 'lax',
      expires: Date.UTC(2099, 0, 1),
      created: 0,
      sid: 'id',
    };
    expect(parseSetCookie(asSetCookie(cookie))).toEqual({
      name: 'connect.sid',
      value: 's%3Aid.sig',
      attributes: {
        domain: 'shop.example',
        path: '/shop',
        secure: true,
        httpOnly: true,
        partitioned: true,
        sameSite: 'Lax',
        expires: Date.UTC(2099, 0, 1),
      },
    });
    const { partitioned: _, ...rest } = cookie;
    const plain = {
      ...rest,
      hostOnly: true,
      secure: false,
      httpOnly: false,
      sameSite: null,
      expires: null,
    };
    expect(asSetCookie(plain)).toBe('connect.sid=s%3Aid.sig; Path=/shop');
  });
});
