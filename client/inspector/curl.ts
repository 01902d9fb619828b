/** An exchange's request as a curl command for POSIX shells, which sends the same header lines and body. Pure. */
import type { ExchangeView } from '#shared/exchanges.ts';

/** Headers that curl makes itself, from the address, the body and the connection. */
const CURLS_OWN: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

type Request = Pick<ExchangeView, 'method' | 'path' | 'requestHeaders' | 'requestBody'>;

/** One word of a POSIX shell that stands for exactly this text (POSIX.1-2017, Shell Command Language, 2.2.2). */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** `origin`: where the sandbox's own server listens, such as http://localhost:4000. */
export function curlOf({ method, path, requestHeaders, requestBody }: Request, origin: string): string {
  const hasBody = requestBody !== null && requestBody !== '';
  const words: (readonly string[])[] = [['curl', '--include', origin + path]];
  if (method === 'HEAD') words.push(['--head']);
  else if (method !== (hasBody ? 'POST' : 'GET')) words.push(['--request', method]);
  for (const [name, value] of requestHeaders)
    if (!CURLS_OWN.has(name.toLowerCase()))
      words.push(['--header', value === '' ? `${name};` : `${name}: ${value}`]);
  if (hasBody) words.push(['--data-raw', requestBody]);
  return words.map((line) => line.map(quoted).join(' ')).join(' \\\n  ');
}
