/** The header lines of a response as they went on the wire, in order and with their own capitals. */
import type { ServerResponse } from 'node:http';
import type { Headers } from '#shared/trace.ts';

/**
 * The lines that really left. Node keeps the finished block in `_header`, where express-session itself looks
 * too; it alone has Date, Connection, Content-Length and Transfer-Encoding as Node added them.
 */
export function wireHeaders(res: ServerResponse): Headers {
  const block: unknown = Reflect.get(res, '_header');
  return typeof block === 'string' ? linesOf(block) : knownHeaders(res);
}

function linesOf(block: string): Headers {
  const lines: Headers = [];
  let start = block.indexOf('\r\n') + 2;
  for (let end = block.indexOf('\r\n', start); end > start; end = block.indexOf('\r\n', start)) {
    const colon = block.indexOf(':', start);
    lines.push([block.slice(start, colon), block.slice(colon + 2, end)]);
    start = end + 2;
  }
  return lines;
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

/** The values of the Set-Cookie lines, in wire order. */
export function setCookieLines(headers: Headers): string[] {
  const lines: string[] = [];
  for (const [name, value] of headers) {
    if (name.length === 10 && name.toLowerCase() === 'set-cookie') lines.push(value);
  }
  return lines;
}
