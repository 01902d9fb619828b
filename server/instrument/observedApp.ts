/**
 * For the tests of this room: a real Express app behind the instrumented express-session, on a real port, and
 * what was told about it. Every event is checked against the schema as it comes, the whole order on closing.
 */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import express, { type Express, type Request } from 'express';
import session from 'express-session';
import { checkTrace } from '#shared/exchangeMachine.ts';
import { TraceEvent, type TraceEventOf, type TraceEventType, type TraceFact } from '#shared/trace.ts';
import { type InstrumentHooks, instrumentSession } from './instrumentSession.ts';

/** Puts something into the session of a request; throws where there is none, as any handler would. */
export const put = (req: Request, key: string, value: unknown): void =>
  void Reflect.set(req.session, key, value);

/** What is in the session of a request under that key. */
export const got = (req: Request, key: string): unknown => Reflect.get(req.session, key);

export interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  body: string;
  /** What a browser would send back of the Set-Cookie lines, the last of a name. */
  cookie: string;
}

export class ObservedApp {
  readonly events: TraceEvent[] = [];
  readonly session: typeof session;
  readonly #server: Server;
  readonly #waiting = new Set<() => void>();

  /** `build` adds the middleware and routes; the returned app listens. */
  static async start(
    build: (app: Express, observed: typeof session) => void,
    hooks?: InstrumentHooks,
  ): Promise<ObservedApp> {
    const app = express();
    app.set('env', 'test');
    const observed = new ObservedApp(app, hooks);
    build(app, observed.session);
    observed.#server.listen(0, '127.0.0.1');
    await once(observed.#server, 'listening');
    return observed;
  }

  private constructor(app: Express, hooks?: InstrumentHooks) {
    this.session = instrumentSession(session, (fact) => this.#record(fact), hooks);
    this.#server = createServer(app);
  }

  #record(fact: TraceFact): void {
    const seq = this.events.length + 1;
    this.events.push(TraceEvent.parse({ ...fact, seq, t: Date.now(), mono: 0 }));
    for (const look of this.#waiting) look();
  }

  get port(): number {
    const address = this.#server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  of<T extends TraceEventType>(type: T): TraceEventOf<T>[] {
    return this.events.filter((event): event is TraceEventOf<T> => event.type === type);
  }

  /** Resolves as soon as it holds, looking again after every event. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Sends a request and reads the whole response. */
  send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const req = request(
        { host: '127.0.0.1', port: this.port, path, method, headers, agent: false },
        (res) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => chunks.push(chunk));
          res.on('error', reject);
          res.on('end', () => {
            const pairs = (res.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '');
            const byName = new Map(pairs.map((pair) => [pair.split('=')[0], pair]));
            const { statusCode: status = 0, rawHeaders } = res;
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status,
              headers: res.headers,
              rawHeaders,
              body: text,
              cookie: [...byName.values()].join('; '),
            });
          });
        },
      );
      req.on('error', reject);
      req.end(body);
    });
  }

  /** One request, with the story of its exchange once that is over and every store call answered. */
  async visit(path: string, sent?: Sent): Promise<Answer & { story: string[]; exchange: number }> {
    const exchange = this.of('request.started').length + 1;
    const answer = await this.send(path, sent);
    await this.until(() => this.of('response.sent').some((event) => event.exchange === exchange));
    return { ...answer, exchange, story: this.story(exchange) };
  }

  /** The events of an exchange as short sentences, in order. */
  story(exchange: number): string[] {
    return this.events.filter((event) => event.exchange === exchange).map(inWords);
  }

  /** Ends the server; fails where the order of events was one that can't be, or something was told as wrong. */
  async close({ complaints = 0 }: { complaints?: number } = {}): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    const check = checkTrace(this.events);
    if (!check.ok)
      throw new Error(`The trace can’t be: ${JSON.stringify(check)}\n${this.events.map(inWords).join('\n')}`);
    const told = this.of('warning').map(({ text }) => text);
    if (told.length !== complaints) throw new Error(`Warnings: ${told.join(' ')}`);
  }
}

/** An event in a few words: its type and what makes it differ from others of that type. */
export function inWords(event: TraceEvent): string {
  switch (event.type) {
    case 'cookie.read':
      return `cookie ${event.verdict}`;
    case 'store.called':
      return `${event.caller} calls ${event.method}`;
    case 'store.get':
    case 'store.set':
    case 'store.touch':
    case 'store.destroy':
      return `${event.type.slice('store.'.length)} ${event.outcome}`;
    case 'store.other':
      return `${event.method} ${event.outcome}`;
    case 'session.generated':
    case 'session.skipped':
      return `${event.type.slice('session.'.length)}: ${event.reason}`;
    case 'session.failed':
      return `failed: ${event.message}`;
    case 'session.changed':
      return `changed ${event.patch.map(({ op, path }) => `${op} ${path}`).join(', ')}`.trim();
    case 'decision':
      return `${event.question}? ${event.answer ? 'yes' : 'no'}`;
    case 'cookie.set':
      return `Set-Cookie ${event.name} by ${event.by}`;
    case 'response.started':
      return `headers ${event.status}`;
    case 'response.sent':
      return `${event.outcome} ${event.bytes}`;
    case 'warning':
      return `warning: ${event.text}`;
    default:
      return event.type;
  }
}
