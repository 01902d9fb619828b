/**
 * One HTTP request with its response as the wire sees it: its number, its beginning, the headers that leave,
 * the bytes and the end. Knows nothing of sessions but which Set-Cookie line express-session wrote.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Reporter } from './reporter.ts';
import type { HeaderBlock } from './wireHeaders.ts';

/** Who a request comes from. */
export interface ExchangeOrigin {
  /** Its number, where somebody else counts; unique and positive. */
  exchange?: number;
  /** null: outside, a real tab or another program. */
  browser: string | null;
  visit: number | null;
}

/** Milliseconds with three decimals: finer is noise, and every digit is sent. */
export const elapsedMs = (since: number): number => Math.round((performance.now() - since) * 1000) / 1000;

export class Exchange {
  readonly id: number;
  readonly #reporter: Reporter;
  readonly #started = performance.now();
  readonly #bodyless: boolean;
  /** The request's Cookie header; empty where it has none. */
  readonly cookieHeader: string;
  /** Where among the Set-Cookie lines express-session’s own are. */
  readonly #ownLines: number[] = [];
  /** Layers of observation that writeHead() is in; the headers are told when the outermost is through. */
  #inHeaders = 0;
  #status: number | null = null;
  #bytes = 0;
  #over = false;

  constructor(id: number, req: IncomingMessage, reporter: Reporter) {
    this.id = id;
    this.#reporter = reporter;
    this.#bodyless = req.method === 'HEAD';
    this.cookieHeader = req.headers.cookie ?? '';
  }

  /** Tells that the request is here. */
  begin(req: IncomingMessage, path: string, { browser, visit }: ExchangeOrigin): void {
    this.#reporter.see([
      'request',
      this.id,
      browser,
      visit,
      req.method ?? '',
      path,
      req.rawHeaders.slice(),
      this.cookieHeader,
      Reflect.get(req.socket, 'encrypted') === true,
    ]);
  }

  enterHeaders(): void {
    this.#inHeaders += 1;
  }

  /** writeHead() threw. */
  refuseHeaders(): void {
    this.#inHeaders -= 1;
  }

  /**
   * The headers have left: tells every Set-Cookie line, then the response's start. Once, and not where the
   * socket had closed before. `ownLine`: which Set-Cookie line express-session wrote, or -1.
   */
  headersLeft(status: number, block: HeaderBlock, ownLine: number): void {
    if (ownLine !== -1) this.#ownLines.push(ownLine);
    this.#inHeaders -= 1;
    if (this.#inHeaders > 0 || this.#status !== null || this.#over) return;
    this.#status = status;
    this.#reporter.see(['headers', this.id, status, block, this.#ownLines]);
  }

  /** Counts a chunk of the body, as handed to the real write() or end(). */
  count(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === 'string') {
      const known = typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8';
      this.#bytes += Buffer.byteLength(chunk, known);
    } else if (ArrayBuffer.isView(chunk)) this.#bytes += chunk.byteLength;
  }

  /** The response is over: every byte handed over, or the socket closed before. */
  closed(res: ServerResponse): void {
    if (this.#over) return;
    this.#over = true;
    const bodyless = this.#bodyless || this.#status === 204 || this.#status === 304;
    this.#reporter.see([
      'sent',
      this.id,
      this.#status,
      bodyless || this.#status === null ? 0 : this.#bytes,
      elapsedMs(this.#started),
      res.writableFinished ? 'finished' : 'aborted',
    ]);
  }
}
