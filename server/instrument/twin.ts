/**
 * For the proof of fidelity: a server of one of the twins, an app around a session middleware, and the lines on which
 * raw requests reach it. What a handler does is in twinHandlers.ts.
 */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import { HANDLERS } from './twinHandlers.ts';

const BY_PATH = new Map<string, (req: Request, res: Response) => unknown>(
  Object.entries(HANDLERS).map(([name, handler]) => [`/${name}`, handler]),
);

/** What the library threw out of res.end(): it counts the response as ended and never will end it. */
const IS_NO_END = /threw$|^Converting circular/;

/** The app around a middleware. Dates are kept out: they differ by themselves. */
export function twinApp(middleware: express.RequestHandler, notes: string[]): RequestListener {
  const app = express();
  app.locals.notes = notes;
  app.set('env', 'test').disable('etag').set('trust proxy', 1);
  app.use((_req, res, next) => {
    res.sendDate = false;
    next();
  });
  app.use(middleware);
  app.use((req, res) => BY_PATH.get(req.path)?.(req, res));
  app.use((error: Error, req: Request, res: Response, next: NextFunction) => {
    notes.push(error.message);
    if (res.headersSent) return next(error);
    try {
      res.status(500).send(error.message);
    } catch (thrown) {
      notes.push(String(thrown));
      req.socket.destroy();
    }
    if (IS_NO_END.test(error.message)) req.socket.destroy();
  });
  return app;
}

/** A server whose app can be changed between requests. */
export class TwinServer {
  readonly #server: Server;
  readonly #lines: Line[] = [];
  readonly #byPort = new Map<number, Line>();
  app: RequestListener = (_req, res) => void res.end();
  /** Goes up whenever a request has come or a response has gone. */
  progress = 0;

  constructor() {
    this.#server = createServer((req, res) => {
      const line = this.#byPort.get(req.socket.remotePort ?? 0);
      this.progress += 1;
      line?.arrived(req.socket);
      res.on('close', () => {
        this.progress += 1;
        line?.answered();
      });
      this.app(req, res);
    });
    // A line may lie idle for long, and its end must come from a response alone.
    Object.assign(this.#server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 });
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Sends a request on that line. `here` resolves when it has arrived, `answer` with every byte that comes back. */
  send(index: number, text: string): { here: Promise<void>; answer: Promise<string> } {
    const address = this.#server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    this.#lines[index] ??= new Line(port, this.#byPort);
    return this.#lines[index].send(text);
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Looks, and milliseconds between them, after which an answer counts as lost: time alone may pass while nothing runs. */
const LOOKS = 50;
const LOOK_MS = 100;

const isOver = (socket: Socket): boolean => socket.destroyed || socket.writableEnded;

/** A connection that is kept for the next request, and made anew where the server has ended it. */
class Line {
  readonly #port: number;
  readonly #byPort: Map<number, Line>;
  #socket: Socket | null = null;
  /** The server's end of it. */
  #far: Socket | null = null;
  #chunks: Buffer[] = [];
  #here: () => void = () => {};
  #done: (answer: string) => void = () => {};
  /** Bytes that the connection has brought when the answer is complete; null: known when it closes. */
  #complete: number | null = null;

  constructor(port: number, byPort: Map<number, Line>) {
    this.#port = port;
    this.#byPort = byPort;
  }

  send(text: string): { here: Promise<void>; answer: Promise<string> } {
    const here = new Promise<void>((resolve) => {
      this.#here = resolve;
    });
    return { here, answer: this.#exchange(text) };
  }

  async #exchange(text: string): Promise<string> {
    const before = this.#socket;
    // This side may not have learnt yet that the server has ended it.
    if (before !== null && this.#far !== null && isOver(this.#far)) await once(before, 'close');
    const socket = this.#socket ?? this.#connect();
    this.#chunks = [];
    this.#complete = null;
    const answer = new Promise<string>((resolve) => {
      this.#done = resolve;
    });
    const patience = this.#patience(socket, text);
    socket.write(text);
    const bytes = await answer;
    clearInterval(patience);
    this.#here();
    return bytes;
  }

  #patience(socket: Socket, text: string): NodeJS.Timeout {
    let looks = 0;
    return setInterval(() => {
      looks += 1;
      if (looks !== LOOKS) return;
      this.#chunks.push(Buffer.from(`and nothing more for ${LOOKS * LOOK_MS} ms after ${text}`));
      socket.destroy();
    }, LOOK_MS);
  }

  #connect(): Socket {
    const socket = connect(this.#port, '127.0.0.1');
    this.#socket = socket;
    this.#far = null;
    let own = 0;
    socket.on('connect', () => {
      own = socket.localPort ?? 0;
      this.#byPort.set(own, this);
    });
    socket.on('data', (chunk) => {
      this.#chunks.push(chunk);
      this.#look();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#byPort.delete(own);
      this.#socket = null;
      this.#finish();
    });
    return socket;
  }

  /** The server has the request, on this end of the connection. */
  arrived(far: Socket): void {
    this.#far = far;
    this.#here();
  }

  /** The server is through with the response. */
  answered(): void {
    this.#complete = this.#far === null || isOver(this.#far) ? null : this.#far.bytesWritten;
    this.#look();
  }

  #look(): void {
    if (this.#complete !== null && (this.#socket?.bytesRead ?? 0) >= this.#complete) this.#finish();
  }

  #finish(): void {
    this.#complete = null;
    this.#done(Buffer.concat(this.#chunks).toString('latin1'));
  }
}
