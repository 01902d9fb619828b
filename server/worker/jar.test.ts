import { afterEach, describe, expect, it } from 'vitest';
import type { TraceFact } from '#shared/trace.ts';
import { installClock, setClockOffset } from './clock.ts';
import { Jar } from './jar.ts';

const URL_HERE = new URL('http://localhost:4000/shop/cart');
const RealDate = Date;

function jarWithNews() {
  const news: string[] = [];
  const sink = (fact: TraceFact) => {
    if (fact.type === 'browser.cookie')
      news.push([fact.action, fact.name, fact.reason].filter(Boolean).join(' '));
  };
  return { jar: new Jar('Alice', sink), news };
}

describe('a jar', () => {
  afterEach(() => {
    globalThis.Date = RealDate;
    setClockOffset(0);
  });

  it('stores, replaces and deletes what responses say, and tells each', () => {
    const { jar, news } = jarWithNews();
    jar.receive('a=1; Path=/', URL_HERE, 1);
    jar.receive('a=2; Path=/; HttpOnly', URL_HERE, 2);
    expect(jar.cookies()).toMatchObject([
      { name: 'a', value: '2', httpOnly: true, path: '/', expires: null },
    ]);
    jar.receive('a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', URL_HERE, 3);
    expect(jar.cookies()).toEqual([]);
    expect(news).toEqual(['stored a', 'replaced a', 'deleted a']);
  });

  it('sends what belongs to a request and says why the rest stays', () => {
    const { jar, news } = jarWithNews();
    jar.receive('here=1; Path=/shop', URL_HERE, 1);
    jar.receive('there=1; Path=/admin', URL_HERE, 1);
    news.length = 0;
    expect(jar.headerFor(URL_HERE, 2)).toBe('here=1');
    expect(news).toEqual([
      'sent here',
      'withheld there Its path is /admin, and this request goes to /shop/cart.',
    ]);
    expect(jar.headerFor(new URL('http://localhost:4000/'), 3)).toBeNull();
  });

  it('rejects a foreign domain, a broken prefix and what is over 4096 bytes, with a reason', () => {
    const { jar, news } = jarWithNews();
    jar.receive('a=1; Domain=evil.example', URL_HERE, 1);
    jar.receive('__Host-b=1; Path=/shop', URL_HERE, 1);
    jar.receive(`c=${'x'.repeat(4096)}`, URL_HERE, 1);
    expect(jar.cookies()).toEqual([]);
    expect(news).toHaveLength(3);
    expect(news.every((line) => /^rejected \S+ .+/.test(line))).toBe(true);
  });

  it('lets a cookie expire by the sandbox’s clock, and says when the next one will', () => {
    installClock();
    const { jar, news } = jarWithNews();
    jar.receive('short=1; Max-Age=60', URL_HERE, 1);
    jar.receive('long=1; Max-Age=3600', URL_HERE, 1);
    jar.receive('forever=1', URL_HERE, 1);
    const soonest = jar.sweep() ?? 0;
    expect(Math.abs(soonest - (RealDate.now() + 60_000))).toBeLessThan(5_000);
    setClockOffset(61_000);
    jar.sweep();
    expect(jar.cookies().map((cookie) => cookie.name)).toEqual(['long', 'forever']);
    expect(news.at(-1)).toBe('expired short Its time was up, and it is never sent again.');
  });

  it('is the same again after its cookies went through the trace', () => {
    const { jar } = jarWithNews();
    jar.receive('connect.sid=s%3Aabc.def; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600', URL_HERE, 1);
    jar.receive('plain=1', URL_HERE, 1);
    const again = new Jar('Alice', () => {}, jar.cookies());
    expect(again.cookies()).toEqual(jar.cookies());
    expect(again.headerFor(URL_HERE, 2)).toBe(jar.headerFor(URL_HERE, 2));
    expect(again.cookies()[0]?.sid).toBe('abc');
  });

  it('sends what was typed beyond Latin-1 as UTF-8, and counts its bytes', () => {
    const { jar } = jarWithNews();
    expect(jar.edit('a', 'ü→', URL_HERE)).toBe(true);
    expect(Buffer.from(jar.headerFor(URL_HERE, 1) ?? '', 'latin1').toString('utf8')).toBe('a=ü→');
    expect(jar.readableAt(URL_HERE).read).toBe('a=ü→');
    expect(jar.edit('a', '→'.repeat(1365), URL_HERE)).toBe(true);
    expect(jar.edit('a', '→'.repeat(1366), URL_HERE)).toBe(false);
    expect(jar.cookies()).toMatchObject([{ value: '→'.repeat(1365) }]);
  });

  it('keeps a cookie’s flags when a person edits its value, and makes a new one where there is none', () => {
    const { jar } = jarWithNews();
    jar.receive('a=1; Path=/shop; HttpOnly', URL_HERE, 1);
    expect(jar.edit('a', '2', URL_HERE)).toBe(true);
    expect(jar.edit('b', '3', URL_HERE)).toBe(true);
    expect(jar.cookies()).toMatchObject([
      { name: 'a', value: '2', path: '/shop', httpOnly: true },
      { name: 'b', value: '3', path: '/', httpOnly: false },
    ]);
    expect([jar.clear('a'), jar.clear('a'), jar.clear()]).toEqual([1, 0, 1]);
  });
});
