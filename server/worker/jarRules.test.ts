/** The rules of a jar where a sandbox at http://localhost can't show them: other hosts, HTTPS, and time. */
import fc from 'fast-check';
import { CookieJar } from 'tough-cookie';
import { afterEach, describe, expect, it } from 'vitest';
import { SECTIONS } from '#shared/cookieRules.ts';
import { LIMITS } from '#shared/limits.ts';
import type { CookieRuleCode, TraceFact } from '#shared/trace.ts';
import { setClockOffset } from './clock.ts';
import { type Errand, Jar } from './jar.ts';

const HTTP = new URL('http://app.shop.example/cart');
const HTTPS = new URL('https://app.shop.example/cart');

function jarWithNews() {
  const facts: Extract<TraceFact, { type: 'browser.cookie' }>[] = [];
  const sink = (fact: TraceFact) => {
    if (fact.type === 'browser.cookie') facts.push(fact);
  };
  return { jar: new Jar('Alice', sink), facts };
}

/** What becomes of a header at an address, after others came over HTTPS. */
function codeOf(raw: string, url: URL, before: readonly string[] = []): CookieRuleCode | null {
  const { jar, facts } = jarWithNews();
  for (const each of before) jar.receive(each, HTTPS, 1);
  jar.receive(raw, url, 2);
  return facts.at(-1)?.rule?.code ?? null;
}

/** Why a cookie that came over HTTPS is left out of a request; null where it is sent. */
function withheldAt(raw: string, url: string, errand?: Errand): CookieRuleCode | null {
  const { jar, facts } = jarWithNews();
  jar.receive(raw, HTTPS, 1);
  jar.headerFor(new URL(url), 2, errand);
  return facts.at(-1)?.rule?.code ?? null;
}

afterEach(() => setClockOffset(0));

describe('a browser', () => {
  it.each<[string, URL, CookieRuleCode | null]>([
    ['a=1; Secure', HTTP, 'secure-over-http'],
    ['a=1; Secure', HTTPS, null],
    ['a=1; Secure', new URL('http://127.0.0.1:4000/'), null],
    ['a=1; Secure', new URL('http://[::1]:4000/'), null],
    ['a=1; Secure', new URL('http://app.localhost/'), null],
    ['a=1; Secure', new URL('http://localhost.example/'), 'secure-over-http'],
    ['a=1; SameSite=None', HTTPS, 'samesite-none-insecure'],
    ['a=1; SameSite=None; Secure', HTTP, 'secure-over-http'],
    ['a=1; Partitioned', HTTPS, 'partitioned-insecure'],
    ['__Host-a=1; Secure; Path=/; Domain=shop.example', HTTPS, 'host-prefix'],
    ['a=1; Domain=shop.example', HTTPS, null],
    ['a=1; Domain=app.shop.example', HTTPS, null],
    ['a=1; Domain=example', HTTPS, 'public-suffix'],
    ['a=1; Domain=other.example', HTTPS, 'domain-mismatch'],
    ['a=1; Domain=hop.example', HTTPS, 'domain-mismatch'],
    ['a=1; Domain=x.app.shop.example', HTTPS, 'domain-mismatch'],
    ['a=1; Domain=schön.example', HTTPS, 'domain-characters'],
    ['a=1; Domain=co.uk', new URL('https://shop.co.uk/'), 'public-suffix'],
    ['a=1; Domain=co.uk', new URL('https://co.uk/'), null],
    ['a=1; Domain=0.0.1', new URL('http://127.0.0.1/'), 'domain-mismatch'],
    ['a=\u007f', HTTPS, 'control-character'],
    ['a=1; Path=/\u0001', HTTPS, 'control-character'],
  ])('receives %j at %s: %s', (raw, url, code) => {
    expect(codeOf(raw, url)).toBe(code);
  });

  it('does not let plain HTTP hide a Secure cookie', () => {
    const held = ['a=1; Secure; Path=/shop; Domain=shop.example'];
    const at = (path: string) => new URL(path, HTTP);
    expect(codeOf('a=2; Path=/shop/cart', at('/'), held)).toBe('overwrites-secure');
    expect(codeOf('a=2; Domain=shop.example; Path=/shop', at('/'), held)).toBe('overwrites-secure');
    expect(codeOf('a=2; Path=/', at('/'), held)).toBeNull();
    expect(codeOf('b=2; Path=/shop', at('/'), held)).toBeNull();
    expect(codeOf('a=2; Path=/shop', HTTPS, held)).toBeNull();
  });

  it.each<[string, string, CookieRuleCode | null]>([
    ['a=1', 'https://app.shop.example/', null],
    ['a=1', 'https://shop.example/', 'host-mismatch'],
    ['a=1', 'https://x.app.shop.example/', 'host-mismatch'],
    ['a=1; Domain=shop.example', 'https://x.shop.example/', null],
    ['a=1; Domain=shop.example', 'https://myshop.example/', 'host-mismatch'],
    ['a=1; Path=/a', 'https://app.shop.example/a/b', null],
    ['a=1; Path=/a', 'https://app.shop.example/ab', 'path-mismatch'],
    ['a=1; Secure', 'http://app.shop.example/', 'secure-withheld'],
    ['a=1; Secure', 'https://app.shop.example/', null],
  ])('has %j and asks for %s: %s', (raw, url, code) => {
    expect(withheldAt(raw, url)).toBe(code);
  });

  it.each<[string, string, number, CookieRuleCode | null]>([
    ['a=1; SameSite=Strict', 'GET', 0, 'same-site'],
    ['a=1; SameSite=Lax', 'GET', 0, null],
    ['a=1; SameSite=Lax', 'POST', 0, 'same-site'],
    ['a=1; SameSite=None; Secure', 'POST', 300_000, null],
    ['a=1', 'GET', 300_000, null],
    ['a=1', 'POST', 110_000, null],
    ['a=1', 'POST', 130_000, 'same-site'],
  ])('has %j and is led here by another site with a %s after %i ms: %s', (raw, method, ms, code) => {
    const { jar, facts } = jarWithNews();
    jar.receive(raw, HTTPS, 1);
    setClockOffset(ms);
    jar.headerFor(HTTPS, 2, { method, crossSite: true });
    expect(facts.at(-1)?.rule?.code ?? null).toBe(code);
  });

  it('drops a cookie when its time is up, and never sends it', () => {
    const { jar, facts } = jarWithNews();
    jar.receive('a=1; Max-Age=60', HTTPS, 1);
    setClockOffset(61_000);
    expect(jar.headerFor(HTTPS, 2)).toBeNull();
    expect(facts.at(-1)).toMatchObject({ action: 'expired', rule: { code: 'expired', section: '5.7' } });
  });

  it(`keeps ${LIMITS.cookiesPerJar} cookies, and replaces one of them even then`, () => {
    const { jar, facts } = jarWithNews();
    for (let n = 0; n < LIMITS.cookiesPerJar; n++) jar.receive(`c${n}=1`, HTTPS, 1);
    jar.receive('more=1', HTTPS, 1);
    expect(facts.at(-1)).toMatchObject({ action: 'rejected', rule: { code: 'jar-full' } });
    jar.receive('c0=2', HTTPS, 1);
    expect(facts.at(-1)?.action).toBe('replaced');
  });

  it('keeps a host’s own cookie apart from one for the whole domain', () => {
    const { jar } = jarWithNews();
    const home = new URL('https://shop.example/');
    jar.receive('a=own', home, 1);
    jar.receive('a=all; Domain=shop.example', home, 1);
    expect(jar.headerFor(home, 2)).toBe('a=own; a=all');
    expect(jar.headerFor(HTTPS, 2)).toBe('a=all');
  });

  it('gives every refusal a sentence and the section of its code', () => {
    const { jar, facts } = jarWithNews();
    for (const raw of ['', 'a=1; Secure', 'a=1; Domain=com', '__Host-a=1', `a=${'x'.repeat(5000)}`])
      jar.receive(raw, HTTP, 1);
    expect(facts).toHaveLength(5);
    for (const { reason, rule } of facts) {
      expect(reason).toMatch(/^[A-Z].*\.$/);
      expect(rule?.section).toBe(rule && SECTIONS[rule.code]);
    }
  });

  it('agrees with tough-cookie about whatever tough-cookie knows', () => {
    const hosts = fc.constantFrom('shop.example', 'app.shop.example', 'localhost', 'shop.co.uk', '127.0.0.1');
    const paths = fc.constantFrom('/', '/a', '/a/', '/a/b', '/ab');
    const attribute = fc.oneof(
      hosts.map((host) => `Domain=${host}`),
      paths.map((path) => `Path=${path}`),
      fc.constantFrom('Secure', 'HttpOnly', 'Max-Age=60', 'Max-Age=0', 'Domain=example', 'Path=x'),
    );
    const name = fc.constantFrom('a', 'b', '__Secure-a', '__Host-a');
    const url = fc
      .tuple(fc.constantFrom('http', 'https'), hosts, paths)
      .map(([scheme, host, path]) => new URL(`${scheme}://${host}${path}`));
    fc.assert(
      fc.property(name, fc.array(attribute, { maxLength: 4 }), url, url, (key, attributes, from, to) => {
        const raw = [`${key}=1`, ...attributes].join('; ');
        const tough = new CookieJar(undefined, { prefixSecurity: 'silent' });
        tough.setCookieSync(raw, from.href, { ignoreError: true });
        const { jar } = jarWithNews();
        jar.receive(raw, from, 1);
        expect(jar.headerFor(to, 2) ?? '').toBe(tough.getCookieStringSync(to.href));
      }),
      { numRuns: 1000 },
    );
  });
});
