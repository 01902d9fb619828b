/**
 * The second door of a sandbox's server: a port of its own on which the same app answers over TLS. It is open from the
 * beginning, so that its number is true; certificate and TLS come when somebody first knocks.
 */
import type { RequestListener } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { LIMITS } from '#shared/limits.ts';
import { type Listening, listen } from '../listen.ts';
import type { Certificate } from './messages.ts';

export class TlsDoor {
  readonly #certificate: () => Promise<Certificate>;
  readonly #answer: RequestListener;
  readonly #sockets = new Set<Socket>();
  #listening: Listening | null = null;
  #tls: Promise<Server> | null = null;

  constructor(certificate: () => Promise<Certificate>, answer: RequestListener) {
    this.#certificate = certificate;
    this.#answer = answer;
  }

  get port(): number {
    return this.#listening?.port ?? 0;
  }

  /** Opens on that port, or the next free one. */
  async open(port: number): Promise<void> {
    const server = createServer((socket) => void this.#receive(socket));
    this.#listening = await listen(server, port);
  }

  /** Ends every connection and frees the port. */
  async close(): Promise<void> {
    const closed = this.#listening?.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    this.#listening = null;
  }

  async #receive(socket: Socket): Promise<void> {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // Whoever hangs up before TLS began has nobody else to hear it.
    socket.on('error', () => socket.destroy());
    this.#tls ??= this.#prepare();
    try {
      const tls = await this.#tls;
      tls.emit('connection', socket);
    } catch {
      this.#tls = null;
      socket.destroy();
    }
  }

  async #prepare(): Promise<Server> {
    const [{ createServer: createTlsServer }, { cert, key }] = await Promise.all([
      import('node:https'),
      this.#certificate(),
    ]);
    return createTlsServer({ cert, key, maxHeaderSize: LIMITS.headerBytes }, this.#answer);
  }
}
