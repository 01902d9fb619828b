import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chipOf,
  decodeCookieValue,
  parseSetCookie,
  SHAPES,
  splitCookieHeader,
  takeApart,
} from './cookies.ts';

describe('a Cookie header', () => {
  test.each([
    ['', []],
    ['a=1', [{ name: 'a', value: '1' }]],
    [
      'a=1; b=2',
      [
        { name: 'a', value: '1' },
        { name: 'b', value: '2' },
      ],
    ],
    [
      '  a = 1 ;b=x=y',
      [
        { name: 'a', value: '1' },
        { name: 'b', value: 'x=y' },
      ],
    ],
    [
      'a=1; a=2',
      [
        { name: 'a', value: '1' },
        { name: 'a', value: '2' },
      ],
    ],
    ['nothing; a=', [{ name: 'a', value: '' }]],
    ['connect.sid=s%3Aid.sig', [{ name: 'connect.sid', value: 's%3Aid.sig' }]],
  ])('%j is taken apart in wire order, values as sent', (header, pairs) => {
    expect(splitCookieHeader(header)).toEqual(pairs);
  });

  test('gives back every pair that a client put in', () => {
    const token = fc.stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/);
    const value = fc.stringMatching(/^[!#-+\--:<-[\]-~]*$/);
    fc.assert(
      fc.property(fc.array(fc.record({ name: token, value })), (pairs) => {
        const header = pairs.map(({ name, value: each }) => `${name}=${each}`).join('; ');
        expect(splitCookieHeader(header)).toEqual(pairs);
      }),
    );
  });
});

describe('a value', () => {
  test.each([
    ['s%3Aid.sig', 's:id.sig'],
    ['a%2', 'a%2'],
    ['%E0%A4%A', '%E0%A4%A'],
    ['%C3%A9', 'é'],
    ['plain', 'plain'],
  ])('%s is decoded as the cookie package does it: %s', (value, decoded) => {
    expect(decodeCookieValue(value)).toBe(decoded);
  });

  test.each([
    ['s:id.sig', { sid: 'id', signature: 'sig' }],
    ['s%3Aid.si%2Fg%2B', { sid: 'id', signature: 'si/g+' }],
    ['s:a.b.sig', { sid: 'a.b', signature: 'sig' }],
    ['s:.sig', null],
    ['s:id', null],
    ['id.sig', null],
    ['j:{}', null],
    ['', null],
  ])('%s has the form of connect.sid, or hasn’t', (value, parts) => {
    expect(takeApart(value)).toEqual(parts);
  });

  test('takes apart whatever express-session puts together', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.stringMatching(/^[A-Za-z0-9+/]{43}$/), (sid, signature) => {
        expect(takeApart(encodeURIComponent(`s:${sid}.${signature}`))).toEqual({ sid, signature });
      }),
    );
  });
});

describe('a Set-Cookie header', () => {
  test('of express-session has its name, its value as sent and every attribute', () => {
    const raw =
      'connect.sid=s%3Aid.sig; Domain=.Example.COM; Path=/app; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly; Secure; SameSite=Lax; Partitioned; Priority=High';
    expect(parseSetCookie(raw)).toEqual({
      name: 'connect.sid',
      value: 's%3Aid.sig',
      attributes: {
        domain: 'example.com',
        path: '/app',
        expires: Date.UTC(2026, 9, 21, 7, 28),
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
        partitioned: true,
        priority: 'High',
      },
    });
  });

  test.each([
    ['a=1; Max-Age=60', { maxAge: 60 }],
    ['a=1; max-age=-1', { maxAge: -1 }],
    ['a=1; Max-Age=soon', {}],
    ['a=1; Expires=never', { expires: null }],
    ['a=1; Domain=', {}],
    ['a=1; Unknown=x; HTTPONLY=whatever', { httpOnly: true }],
    ['a=1; Path=/a; Path=/b', { path: '/b' }],
  ])('%s is read as browsers read it', (raw, attributes) => {
    expect(parseSetCookie(raw)).toEqual({ name: 'a', value: '1', attributes });
  });

  test('without a name or value is ignored, without "=" it is all value', () => {
    expect(parseSetCookie('')).toBeNull();
    expect(parseSetCookie('=')).toBeNull();
    expect(parseSetCookie('lonely; Path=/')).toEqual({
      name: '',
      value: 'lonely',
      attributes: { path: '/' },
    });
  });

  test('never makes the parser fail', () => {
    fc.assert(fc.property(fc.string(), (raw) => void parseSetCookie(raw)));
  });
});

describe('the chip of a session id', () => {
  test('has one of eight shapes, one of eight colours and the beginning of the id', () => {
    expect(chipOf('abcdefgh', 0)).toEqual({ colour: 0, shape: SHAPES[0], label: 'abcd' });
    expect(chipOf('abcdefgh', 0)).toEqual(chipOf('abcdefgh', 0));
  });

  test('comes again only after 64 others, and neighbours differ in both colour and shape', () => {
    const chips = Array.from({ length: 64 }, (_, n) => chipOf('id', n));
    expect(new Set(chips.map(({ colour, shape }) => `${colour} ${shape}`)).size).toBe(64);
    expect(chipOf('id', 64)).toEqual(chipOf('id', 0));
    for (const [n, chip] of chips.entries()) {
      const next = chipOf('id', n + 1);
      expect(next.colour).not.toBe(chip.colour);
      expect(next.shape).not.toBe(chip.shape);
    }
  });
});
