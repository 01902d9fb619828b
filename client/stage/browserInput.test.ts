import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '#shared/commands.ts';
import { TRANSPORTS } from '#shared/transport.ts';
import { addressOver, readAddress, showAddress, transportOf } from './address.ts';
import { nextName } from './browserNames.ts';
import { MAIN_VISITS, MORE_VISITS } from './demoRoutes.ts';
import { pageDocument } from './pageDocument.ts';
import { followLink, submitForm } from './pageVisit.ts';

const DOORS = { port: 4000, tlsPort: 4443 };
const PAGE = 'http://localhost:4000/cart';

describe('an address', () => {
  it.each([
    ['', '/'],
    ['/views', '/views'],
    ['views', '/views'],
    ['localhost:4000/views', '/views'],
    ['http://localhost:4000/views?a=1#x', '/views?a=1'],
    ['localhost:4000', '/'],
    ['/a b', '/a%20b'],
    ['//evil.example/x', '/evil.example/x'],
  ])('%j is the path %j', (typed, path) =>
    expect(readAddress(typed, DOORS, 'http')).toEqual({ path, transport: 'http' }),
  );

  it.each([
    ['https://localhost:4443/views', 'http', 'https'],
    ['https://localhost/views', 'http', 'proxy'],
    ['http://localhost:4000/views', 'https', 'http'],
    ['localhost:4443/views', 'http', 'https'],
    ['localhost:4000/views', 'proxy', 'http'],
    ['localhost/views', 'proxy', 'proxy'],
    ['/views', 'https', 'https'],
  ] as const)('%j, while %s is chosen, goes over %s', (typed, chosen, transport) =>
    expect(readAddress(typed, DOORS, chosen)).toEqual({ path: '/views', transport }),
  );

  it('is the same page by another way, and known again by its origin', () => {
    for (const transport of TRANSPORTS) {
      const url = addressOver(transport, `${PAGE}?a=1`, DOORS);
      expect([new URL(url).pathname, transportOf(url, DOORS)]).toEqual(['/cart', transport]);
      expect(url).toContain('?a=1');
    }
    expect(transportOf('', DOORS)).toBe('http');
  });

  it.each([
    'http://localhost:4001/',
    'https://localhost:4000/',
    'http://example.com/',
    'example.com/x',
    'http://[',
    'javascript://x',
  ])('%j is not of the sandbox', (typed) =>
    expect(readAddress(typed, DOORS, 'http')).toHaveProperty('problem'),
  );

  it('is a path that the sandbox accepts, or a problem, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const address = readAddress(typed, DOORS, 'https');
        if ('problem' in address) return;
        const command = { type: 'visit', browser: 'Alice', method: 'GET', ...address };
        if (!address.path.startsWith('//')) expect(parseCommand(command)).toHaveProperty('command');
      }),
    );
  });

  it('is shown without its scheme', () => expect(showAddress(PAGE)).toBe('localhost:4000/cart'));
});

describe('a link in a page', () => {
  it.each([
    ['/logout', '/logout'],
    ['?page=2', '/cart?page=2'],
    ['http://localhost:4000/views', '/views'],
  ])('%j becomes a visit of %j', (href, path) =>
    expect(followLink(href, PAGE)).toEqual({ visit: { method: 'GET', path } }),
  );
  it.each([
    'http://example.com/',
    'https://localhost:4000/',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://[',
  ])('%j is not followed, and a notice says so', (href) =>
    expect(followLink(href, PAGE)).toHaveProperty('notice'),
  );
  it('stays where it only jumps within the page', () => expect(followLink('#top', PAGE)).toBeNull());
});

describe('a form in a page', () => {
  const fields: [string, string][] = [
    ['item', 'apple & pear'],
    ['__proto__', 'x'],
  ];
  it('is posted with its fields in order', () => {
    expect(submitForm({ action: '/cart', method: 'POST', fields }, PAGE)).toEqual({
      visit: { method: 'POST', path: '/cart', form: fields },
    });
  });
  it('goes to the page itself where it has no action', () => {
    expect(submitForm({ action: '', method: '', fields: [] }, PAGE)).toEqual({
      visit: { method: 'GET', path: '/cart' },
    });
  });
  it('puts its fields into the address where it is a GET', () => {
    expect(submitForm({ action: '/search?old=1', method: 'get', fields }, PAGE)).toEqual({
      visit: { method: 'GET', path: '/search?item=apple+%26+pear&__proto__=x' },
    });
  });
  it('does not leave the sandbox', () => {
    expect(submitForm({ action: 'http://example.com/', method: 'post', fields }, PAGE)).toHaveProperty(
      'notice',
    );
  });
});

describe('a rendered page', () => {
  const render = (contentType: string, body: string) =>
    pageDocument({ contentType, body, truncated: false }, 'light');

  it('has its policy before anything of its own', () => {
    const html = render('text/html; charset=utf-8', '<base href="http://evil/"><script>alert(1)</script>');
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<base'));
    expect(html).toContain("default-src 'none'");
    expect(html).toContain("form-action 'none'");
  });
  it('is text where it is not HTML', () => {
    expect(render('application/json', '{"a":"<script>"}')).toContain(
      '<pre>{&#34;a&#34;:&#34;&#60;script&#62;&#34;}</pre>',
    );
    expect(render('', '<b>x</b>')).not.toContain('<b>x</b>');
  });
});

describe('what can be pressed', () => {
  it('is a command that the sandbox accepts', () => {
    for (const { visit } of [...MAIN_VISITS, ...MORE_VISITS])
      expect(parseCommand({ type: 'visit', browser: 'Alice', ...visit })).toHaveProperty('command');
  });
  it('has a label of its own', () => {
    const labels = [...MAIN_VISITS, ...MORE_VISITS].map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('a new browser', () => {
  it('has a name that nobody has, however many there are', () => {
    const taken: string[] = [];
    for (let i = 0; i < 20; i++) taken.push(nextName(taken));
    expect(new Set(taken).size).toBe(20);
    expect(taken.slice(0, 4)).toEqual(['Alice', 'Bob', 'Mallory', 'Carol']);
    expect(parseCommand({ type: 'addBrowser', browser: taken.at(-1) })).toHaveProperty('command');
  });
});
