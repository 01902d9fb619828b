/** What the page says of a cookie, held against the packages that express-session itself asks. */
import { createHmac } from 'node:crypto';
import { parse } from 'cookie';
import { sign, unsign } from 'cookie-signature';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64, type Hmac, takeCookieApart } from '#shared/cookieAnatomy.ts';

const hmac: Hmac = async (secret, text) => createHmac('sha256', secret).update(text).digest();
const text = fc.string({ unit: 'binary' });
const secret = fc.string({ unit: 'binary', minLength: 1 });

describe('a cookie taken apart', () => {
  it('gives back the id and finds the secret, for any id and any secrets', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.uniqueArray(secret, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        async (id, secrets, n) => {
          const used = n % secrets.length;
          const value = encodeURIComponent(`s:${sign(id, secrets[used] ?? '')}`);
          const { form, cookies } = await takeCookieApart(`connect.sid=${value}`, secrets, hmac);
          expect(form).toBe('cookie');
          expect(cookies[0]).toMatchObject({
            name: 'connect.sid',
            prefixed: true,
            signed: { id, match: used },
          });
        },
      ),
    );
  });

  it('agrees with cookie-signature about any signature, right or tampered with', async () => {
    const tamper = fc.constantFrom<(value: string) => string>(
      (value) => value,
      (value) => `${value}x`,
      (value) => value.slice(0, -1),
      (value) => value.replace('.', ''),
      (value) => value.toLowerCase(),
      (value) => `a${value}`,
    );
    await fc.assert(
      fc.asyncProperty(text, secret, secret, tamper, async (id, right, other, change) => {
        const input = change(sign(id, right));
        const { cookies } = await takeCookieApart(
          `Cookie: a=${encodeURIComponent(`s:${input}`)}`,
          [other, right],
          hmac,
        );
        const verdicts = [other, right].map((each) => unsign(input, each));
        const signed = cookies[0]?.signed;
        expect(signed?.checks.map(({ matches }) => (matches ? signed.id : false)) ?? [false, false]).toEqual(
          verdicts,
        );
      }),
    );
  });

  it('decodes a value as the cookie package does', async () => {
    const value = fc.stringMatching(/^[!#-+\--:<-[\]-~]+$/);
    await fc.assert(
      fc.asyncProperty(value, async (raw) => {
        const { cookies } = await takeCookieApart(`Cookie: a=${raw}`, [], hmac);
        expect(cookies[0]?.decoded).toBe(parse(`a=${raw}`).a);
      }),
    );
  });

  it('writes base64 as Node does, without the padding', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64').replace(/=+$/, ''));
      }),
    );
  });
});
