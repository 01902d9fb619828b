/**
 * A page without a screen: connects as a browser's page does, keeps the trace, sends commands. For tests and
 * benchmarks; it trusts nothing that the real page wouldn't.
 */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { io, type Socket } from 'socket.io-client';
import { type CommandInput, CommandResult } from '#shared/commands.ts';
import {
  type Credentials,
  openedBatch,
  type Packed,
  readBatch,
  SentBatch,
  TraceGap,
  Welcome,
} from '#shared/protocol.ts';
import type { TraceEvent, TraceEventOf, TraceEventType } from '#shared/trace.ts';
import { Turns } from '#shared/turns.ts';

const inflated = promisify(inflateRaw);
const unpacked = async (bytes: Packed): Promise<string> => (await inflated(bytes)).toString();

export interface PageOptions {
  credentials?: Credentials;
  /** Sent with the handshake, as a browser would. */
  headers?: Record<string, string>;
  /** Whether messages are acknowledged; a page that doesn't is a slow one. */
  acknowledges?: boolean;
  /** A new sandbox that ends with the connection. */
  passing?: boolean;
}

export class HeadlessPage {
  /** Everything received, in the order of arrival. */
  readonly events: TraceEvent[] = [];
  readonly gaps: TraceGap[] = [];
  readonly #socket: Socket;
  readonly #waiting = new Set<() => void>();
  readonly #turns = new Turns();
  epoch: string | null = null;
  welcome: Welcome | null = null;
  connections = 0;

  private constructor(
    url: string,
    { credentials, headers, acknowledges = true, passing = false }: PageOptions,
  ) {
    this.#socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 1,
      reconnectionDelayMax: 20,
      ...(headers === undefined ? {} : { extraHeaders: headers }),
      auth: (give) =>
        give({
          credentials: this.welcome?.credentials ?? credentials ?? null,
          passing,
          cursor: this.epoch === null ? null : { epoch: this.epoch, seq: this.#head },
        }),
    });
    this.#socket.on('welcome', (message: unknown) => {
      this.welcome = Welcome.parse(message);
      this.connections += 1;
      this.#wake();
    });
    this.#socket.on('disconnect', () => this.#turns.drop());
    this.#socket.on('trace', (message: unknown, done: () => void) => {
      this.#inTurn(openedBatch(SentBatch.parse(message), unpacked), (batch) => {
        if (batch.epoch !== this.epoch) this.events.length = 0;
        this.epoch = batch.epoch;
        this.events.push(...readBatch(batch));
        if (acknowledges) done();
      });
    });
    this.#socket.on('gap', (message: unknown, done: () => void) => {
      this.#inTurn(TraceGap.parse(message), (gap) => {
        this.gaps.push(gap);
        this.epoch = gap.epoch;
        this.events.length = 0;
        if (acknowledges) done();
      });
    });
  }

  /** Connects; rejects with the server's sentence where it refuses. */
  static open(url: string, options: PageOptions = {}): Promise<HeadlessPage> {
    const page = new HeadlessPage(url, options);
    return new Promise((resolve, reject) => {
      const fail = (message: string) => {
        page.close();
        reject(new Error(message));
      };
      page.#socket.once('welcome', () => resolve(page));
      page.#socket.once('refused', ({ message }: { message: string }) => fail(message));
      page.#socket.once('connect_error', (error) => fail(error.message));
    });
  }

  get #head(): number {
    return this.events.at(-1)?.seq ?? this.gaps.at(-1)?.world.seq ?? 0;
  }

  async send(command: CommandInput): Promise<CommandResult> {
    return CommandResult.parse(await this.#socket.emitWithAck('command', command));
  }

  /** Sends anything at all, as a hostile page might. */
  async sendRaw(message: unknown): Promise<CommandResult> {
    return CommandResult.parse(await this.#socket.emitWithAck('command', message));
  }

  /** Sends a command and waits until its part of the trace is here. Rejects where it was refused. */
  async command(command: CommandInput): Promise<void> {
    const result = await this.send(command);
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    await this.until(() => this.#head >= result.seq);
  }

  /** Waits until `holds` is true; looked at whenever something arrives. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  /** The events of one type. */
  of<T extends TraceEventType>(type: T): TraceEventOf<T>[] {
    return this.events.filter((event): event is TraceEventOf<T> => event.type === type);
  }

  /** Cuts the connection under the socket, as a lost network does; it reconnects by itself. */
  drop(): void {
    this.#socket.io.engine.close();
  }

  close(): void {
    this.#socket.close();
  }

  /** What is told of the trace, in its order; then whoever waits looks. A message that can't be understood is thrown. */
  #inTurn<T>(told: T | Promise<T>, take: (told: T) => void): void {
    const taken = (ready: T) => {
      take(ready);
      this.#wake();
    };
    this.#turns.take(told, taken, (error) => {
      throw error;
    });
  }

  #wake(): void {
    for (const look of [...this.#waiting]) look();
  }
}
