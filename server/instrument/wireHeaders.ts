/** The header lines of a response as they went on the wire, in order and with their own capitals. */
import type { ServerResponse } from 'node:http';
import type { Headers } from '#shared/trace.ts';

/** Status line and header lines as Node wrote them, or the lines of a response that isn't Node's own. */
export type HeaderBlock = string | Headers;

/**
 * What really left. Node keeps the finished block in `_header`, where express-session itself looks too; it alone has
 * Date, Connection, Content-Length and Transfer-Encoding as Node added them.
 */
export function headerBlock(res: ServerResponse): HeaderBlock {
  const block: unknown = Reflect.get(res, '_header');
  return typeof block === 'string' ? block : knownHeaders(res);
}

/** The lines of a block, taken apart. */
export function headersOf(block: HeaderBlock): Headers {
  if (typeof block !== 'string') return block;
  const lines: Headers = [];
  eachLine(block, (start, end) => {
    const colon = block.indexOf(':', start);
    lines.push([block.slice(start, colon), block.slice(colon + 2, end)]);
  });
  return lines;
}

/** Calls `take` with where each header line begins and ends; the status line is none. */
function eachLine(block: string, take: (start: number, end: number) => void): void {
  let start = block.indexOf('\r\n') + 2;
  for (let end = block.indexOf('\r\n', start); end > start; end = block.indexOf('\r\n', start)) {
    take(start, end);
    start = end + 2;
  }
}

/** For a response that isn't Node's own: what was set on it. */
function knownHeaders(res: ServerResponse): Headers {
  return Object.entries(res.getHeaders()).flatMap(
    ([name, value]): Headers =>
      Array.isArray(value) ? value.map((each) => [name, String(each)]) : [[name, String(value)]],
  );
}

/** The sender's header lines of a request, in wire order. */
export function requestHeaders(raw: readonly string[]): Headers {
  const lines: Headers = [];
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return lines;
}

const NAME = 'set-cookie';

/** The values of the Set-Cookie lines, in wire order. */
export function setCookieLines(block: HeaderBlock): string[] {
  const values: string[] = [];
  if (typeof block !== 'string') {
    for (const [name, value] of block) if (isSetCookie(name)) values.push(value);
    return values;
  }
  eachLine(block, (start, end) => {
    const colon = start + NAME.length;
    if (block[colon] === ':' && isSetCookie(block.slice(start, colon)))
      values.push(block.slice(colon + 2, end));
  });
  return values;
}

const isSetCookie = (name: string) => name.length === NAME.length && name.toLowerCase() === NAME;
