import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlOf, quoted } from './curl.ts';

const hasShell = process.platform !== 'win32';
const request = {
  method: 'POST',
  path: '/user?next=/cart&x=$HOME',
  requestHeaders: [
    ['Host', 'localhost:4000'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Cookie', "connect.sid=s%3Aabc.d'ef; theme=dark"],
    ['Content-Length', '12'],
    ['X-Empty', ''],
  ] satisfies [string, string][],
  requestBody: "username=o'hara&password=$(id)`id`\\",
};

describe('a word for the shell', () => {
  it.runIf(hasShell)(
    'arrives as it was, whatever is in it',
    () => {
      const plain = fc
        .string({ unit: 'binary', minLength: 1, maxLength: 40 })
        .filter((one) => !one.includes('\0'));
      const harsh = fc
        .array(fc.constantFrom("'", '"', '$(id)', '`id`', '\\', '\n', '!', ' ', '*', '~', '&', 'é'), {
          minLength: 1,
        })
        .map((parts) => parts.join(''));
      const words = fc.array(fc.oneof(plain, harsh), { minLength: 20, maxLength: 60 });
      fc.assert(
        fc.property(words, (values) => {
          // Lone halves of a surrogate pair have no bytes to arrive as.
          const sent = values.map((value) => Buffer.from(value).toString());
          const script = `printf '%s\\0' ${sent.map(quoted).join(' ')}`;
          expect(execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1)).toEqual(sent);
        }),
        { numRuns: 8 },
      );
    },
    20_000,
  );
});

describe('an exchange as curl', () => {
  it('leaves out what curl makes itself, and names the method only where it must', () => {
    const text = curlOf(request, 'http://localhost:4000');
    expect(text).not.toMatch(/Host|Content-Length|--request/);
    expect(curlOf({ ...request, requestBody: null }, 'http://x')).toContain('--request POST');
    expect(curlOf({ ...request, method: 'GET', requestBody: null }, 'http://x')).not.toContain('--request');
    expect(curlOf({ ...request, method: 'HEAD', requestBody: null }, 'http://x')).toContain('--head');
  });

  it.runIf(hasShell)('is split by a shell into exactly its words', () => {
    const text = curlOf(request, 'http://localhost:4000').replace(/^curl/, "printf '%s\\0'");
    const words = execFileSync('sh', ['-c', text]).toString().split('\0').slice(0, -1);
    expect(words).toEqual([
      '--include',
      'http://localhost:4000/user?next=/cart&x=$HOME',
      '--header',
      'Content-Type: application/x-www-form-urlencoded',
      '--header',
      "Cookie: connect.sid=s%3Aabc.d'ef; theme=dark",
      '--header',
      'X-Empty;',
      '--data-raw',
      request.requestBody,
    ]);
  });
});
