/**
 * A virtual browser: a jar and a client that sends real HTTP to the sandbox's server and follows redirects as
 * browsers do. It tells the server nothing about itself; requests are matched by the socket's port.
 */
import { type IncomingMessage, request } from 'node:http';
import type { RequestOptions } from 'node:https';
import { LIMITS } from '#shared/limits.ts';
import type { JarCookie, TraceSink } from '#shared/trace.ts';
import { type Doors, originOver, type Transport, transportTo } from '#shared/transport.ts';
import { firstOf } from './firstOf.ts';
import { Jar } from './jar.ts';
import type { Certificate } from './messages.ts';

/** Who a request on a socket comes from. */
export interface Sender {
  browser: string;
  visit: number;
  exchange: number;
}

export interface Visit {
  method: string;
  path: string;
  form: readonly (readonly [string, string])[] | null;
  /** As if a link or form of another site led there; its redirects count as led from there too. */
  crossSite?: boolean | undefined;
  /** Left out: over plain HTTP. */
  transport?: Transport | undefined;
}

/** What a browser needs from its sandbox. */
export interface Surroundings {
  sink: TraceSink;
  doors: () => Doors;
  /** What the server shows over TLS; the browser trusts it and nothing else. */
  certificate: () => Promise<Certificate>;
  nextExchange: () => number;
  nextVisit: () => number;
  /** Tells whose requests come on that connection, until the returned function is called. */
  announce: (connection: string, sender: Sender) => () => void;
}

/** Names a connection by its ports: those of the browser may be the same at two doors. */
export const connectionKey = (client: number | undefined, server: number | undefined): string =>
  `${client ?? 0} ${server ?? 0}`;

interface Hop {
  method: string;
  url: URL;
  body: string | null;
  redirectOf: number | null;
  crossSite: boolean;
  transport: Transport;
}

interface Head {
  status: number;
  location: string | null;
  contentType: string;
}

interface Body {
  body: string;
  truncated: boolean;
}

interface Answer extends Head {
  /** Resolves with the last byte. */
  read: Promise<Body>;
}

/** Who is told how a visit goes on. */
export interface VisitProgress {
  begin(exchange: number): void;
  /** The browser follows its redirect; `end` resolves with its last byte, or when there will be none. */
  leave(exchange: number, end: Promise<void>): void;
}
const UNHEARD: VisitProgress = { begin: () => {}, leave: () => {} };

/** How long a redirect waits for the end of the response that sent it, so that a trace reads in order. */
const REDIRECT_PATIENCE_MS = 40;

export class VirtualBrowser {
  readonly name: string;
  readonly jar: Jar;
  readonly #around: Surroundings;
  #gone = new AbortController();
  /** Address of the page that it shows. */
  #page: URL | null;

  constructor(
    name: string,
    around: Surroundings,
    cookies: readonly JarCookie[] = [],
    page: string | null = null,
  ) {
    this.name = name;
    this.#around = around;
    this.jar = new Jar(name, around.sink, cookies);
    this.#page = page === null ? null : new URL(page);
  }

  get origin(): URL {
    return this.#originOver('http');
  }

  #originOver(transport: Transport): URL {
    return new URL(originOver(transport, this.#around.doors()));
  }

  /** Ends every request under way. */
  close(): void {
    this.#gone.abort();
  }

  /** Closes the window and opens another: what was under way ends, and with it every cookie without an expiry. */
  closeWindow(): void {
    this.close();
    this.#gone = new AbortController();
    this.#page = null;
    const session = this.jar.endSession();
    this.#around.sink({ type: 'browser.closed', browser: this.name, ...session, exchange: null });
  }

  /** Lets a script of the page that it shows read `document.cookie`. Answers false where it shows none. */
  runScript(): boolean {
    if (this.#page === null) return false;
    const found = this.jar.readableAt(this.#page);
    const { href } = this.#page;
    this.#around.sink({ type: 'browser.script', browser: this.name, url: href, ...found, exchange: null });
    return true;
  }

  /**
   * Sends one visit with its redirects, and tells of each exchange as it begins and of each that it leaves behind
   * unfinished. Resolves when the last page is there; failures are facts, not throws.
   */
  async visit(
    { method, path, form, crossSite = false, transport = 'http' }: Visit,
    progress: VisitProgress = UNHEARD,
  ): Promise<void> {
    const visit = this.#around.nextVisit();
    const body = method === 'POST' ? encodeForm(form ?? []) : null;
    const url = new URL(path, this.#originOver(transport));
    let hop: Hop | null = { method, url, body, redirectOf: null, crossSite, transport };
    for (let redirects = 0; hop !== null; redirects++) {
      if (redirects > LIMITS.redirects) {
        const message = `The server redirected more than ${LIMITS.redirects} times, so the browser gave up.`;
        return this.#fail(visit, hop.url, hop.redirectOf, message);
      }
      hop = await this.#send(visit, hop, progress);
    }
  }

  /** One request and its response. Answers where to go next, or null. */
  async #send(visit: number, hop: Hop, progress: VisitProgress): Promise<Hop | null> {
    const { sink } = this.#around;
    const exchange = this.#around.nextExchange();
    progress.begin(exchange);
    const { method, url, body, redirectOf, crossSite, transport } = hop;
    const from = { browser: this.name, visit };
    const asked = {
      method,
      url: url.href,
      body,
      redirectOf,
      ...(crossSite ? { crossSite } : {}),
      ...(transport === 'http' ? {} : { transport }),
    };
    sink({ type: 'browser.requested', ...from, ...asked, exchange });
    try {
      const answer = await this.#fetch(hop, { ...from, exchange });
      const next = redirectTarget(hop, answer, exchange);
      // A browser follows a redirect when it has the headers; the last byte may be long in coming.
      if (next !== null) {
        const end = answer.read.then(
          () => {},
          () => {},
        );
        progress.leave(exchange, end);
        await firstOf(end, REDIRECT_PATIENCE_MS);
      }
      const onwards = next === null ? null : transportTo(next.url.origin, this.#around.doors());
      if (next !== null && onwards === null) {
        const message = `The page redirects to ${next.url.origin}, outside the sandbox, so the browser stays here.`;
        this.#fail(visit, url, exchange, message);
        return null;
      }
      if (next !== null && onwards !== null) return { ...next, transport: onwards };
      const { status, contentType } = answer;
      const page = { url: url.href, status, contentType, ...(await answer.read) };
      this.#page = url;
      sink({ type: 'browser.page', ...from, ...page, exchange });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#fail(visit, url, exchange, `The request got no complete response: ${why}.`);
    }
    return null;
  }

  #fail(visit: number, url: URL, exchange: number | null, message: string): void {
    this.#around.sink({
      type: 'browser.failed',
      browser: this.name,
      visit,
      url: url.href,
      message,
      exchange,
    });
  }

  async #fetch(hop: Hop, sender: Sender): Promise<Answer> {
    const { method, url, body, transport } = hop;
    const cookie = this.jar.headerFor(url, sender.exchange, hop);
    const headers = {
      Host: url.host,
      'User-Agent': `Sessionscope (${this.name})`,
      Accept: 'text/html',
      ...(body === null ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...(body === null ? {} : { 'Content-Length': Buffer.byteLength(body) }),
      ...(cookie === null ? {} : { Cookie: cookie }),
      ...(transport === 'proxy' ? { 'X-Forwarded-Proto': 'https' } : {}),
      Connection: 'keep-alive',
    };
    const { port, tlsPort } = this.#around.doors();
    const { send, trust } = transport === 'https' ? await this.#overTls() : { send: request, trust: {} };
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.any([this.#gone.signal, AbortSignal.timeout(LIMITS.visitMs)]);
      const target = {
        host: '127.0.0.1',
        port: transport === 'https' ? tlsPort : port,
        method,
        path: `${url.pathname}${url.search}`,
      };
      const req = send({ ...target, ...trust, headers, signal, agent: false }, (res) => {
        for (const raw of res.headers['set-cookie'] ?? []) this.jar.receive(raw, url, sender.exchange);
        resolve(answerOf(res));
      });
      req.once('socket', (socket) =>
        socket.once('connect', () => {
          const connection = connectionKey(socket.localPort, socket.remotePort);
          const forget = this.#around.announce(connection, sender);
          socket.once('close', forget);
        }),
      );
      req.once('error', (error) => reject(signal.aborted ? abortReason(signal) : error));
      req.end(body ?? undefined);
    });
  }

  /** TLS is loaded by the first who needs it. */
  async #overTls(): Promise<{ send: typeof request; trust: RequestOptions }> {
    const [https, { cert }] = await Promise.all([import('node:https'), this.#around.certificate()]);
    return { send: https.request, trust: { ca: cert, servername: 'localhost' } };
  }
}

const abortReason = (signal: AbortSignal) =>
  signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
    ? new Error(`the server took longer than ${LIMITS.visitMs / 1000} s`)
    : new Error('the browser was closed');

/** Form fields as a browser encodes them (WHATWG URL, "application/x-www-form-urlencoded"). */
const encodeForm = (fields: readonly (readonly [string, string])[]) =>
  new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();

/** Where a response sends the browser, and with which method (fetch standard, "HTTP-redirect fetch"). */
function redirectTarget(hop: Hop, answer: Answer, exchange: number): Hop | null {
  if (![301, 302, 303, 307, 308].includes(answer.status) || answer.location === null) return null;
  const url = URL.canParse(answer.location, hop.url) ? new URL(answer.location, hop.url) : null;
  if (url === null) return null;
  const becomesGet =
    (hop.method === 'POST' && answer.status < 303) || (hop.method !== 'HEAD' && answer.status === 303);
  const method = becomesGet ? 'GET' : hop.method;
  return { ...hop, method, url, body: becomesGet ? null : hop.body, redirectOf: exchange };
}

function answerOf(res: IncomingMessage): Answer {
  const read = readBody(res);
  // Nobody waits for the body of a redirect that was followed; what becomes of it changes nothing.
  read.catch(() => {});
  return {
    status: res.statusCode ?? 0,
    location: res.headers.location ?? null,
    contentType: res.headers['content-type'] ?? '',
    read,
  };
}

async function readBody(res: IncomingMessage): Promise<Body> {
  res.setEncoding('utf8');
  let body = '';
  let truncated = false;
  for await (const chunk of res) {
    if (truncated) continue;
    body += String(chunk);
    if (body.length > LIMITS.pageChars) {
      body = body.slice(0, LIMITS.pageChars);
      truncated = true;
    }
  }
  return { body, truncated };
}
