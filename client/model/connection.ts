/**
 * The socket: introduces the page with its credentials and how far it got, hands on what comes after checking
 * its shape, acknowledges the trace batch by batch, and sends commands that each get an answer.
 */
import { io, type Socket } from 'socket.io-client';
import { type Actor, createActor } from 'xstate';
import { z } from 'zod';
import { type CommandInput, CommandResult, parseCommand } from '#shared/commands.ts';
import type { LessonsMessage } from '#shared/lessonsMessage.ts';
import { LIMITS } from '#shared/limits.ts';
import {
  type Cursor,
  type Handshake,
  MESSAGES,
  openedBatch,
  SentBatch,
  type TraceBatch,
  TraceGap,
  Welcome,
} from '#shared/protocol.ts';
import { refusal } from '#shared/refusal.ts';
import { Turns } from '#shared/turns.ts';
import { modelTexts } from '../texts/model.ts';
import { later, loaded } from '../ui/later.ts';
import { connectionMachine } from './connectionMachine.ts';
import type { CredentialsPlace } from './credentials.ts';
import type { ConnectionStatus } from './state.ts';
import { unpacked } from './unpacked.ts';

const lessonsReader = later(() => import('#shared/lessonsMessage.ts'));

/** Milliseconds after which a command without an answer is given up. */
const ANSWER_MS = 10_000;
/** What socket.io adds to a command, generously. */
const ENVELOPE_BYTES = 1024;

export interface ConnectionSettings {
  /** Where the server is: an origin. */
  origin: string;
  credentials: CredentialsPlace;
  /** How far the page has the trace; asked at every attempt. */
  cursor: () => Cursor | null;
  /** A new sandbox that ends with this connection. */
  passing?: boolean;
  /** Left out: this page wants no lessons. */
  lessons?: {
    /** The version that the page has; asked at every attempt. */
    version: () => string | null;
    onLessons: (message: LessonsMessage) => void;
  };
  onWelcome: (welcome: Welcome) => void;
  /** Returns false where the trace can't go on from this batch. May throw on a malformed one. */
  onTrace: (batch: TraceBatch) => boolean;
  onGap: (gap: TraceGap) => void;
  /** The status or its sentence is another one. */
  onChange: () => void;
}

/** What a model needs of whatever the trace comes from. */
export interface Line {
  readonly status: ConnectionStatus;
  /** One sentence where it isn't live. */
  readonly message: string | null;
  send(input: CommandInput): Promise<CommandResult>;
  close(): void;
}

const Refused = z.object({ code: z.string(), message: z.string() });
const words = modelTexts.connection;

export class Connection implements Line {
  readonly #settings: ConnectionSettings;
  readonly #machine: Actor<typeof connectionMachine> = createActor(connectionMachine);
  readonly #socket: Socket;
  readonly #turns = new Turns();

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    this.#machine.subscribe(() => settings.onChange());
    this.#machine.start();
    this.#socket = io(settings.origin, {
      transports: ['websocket'],
      auth: (answer) => answer(this.#introduction()),
      reconnectionDelay: 250,
      reconnectionDelayMax: 4000,
    });
    this.#listen();
  }

  get status(): ConnectionStatus {
    const { value } = this.#machine.getSnapshot();
    return value;
  }

  get message(): string | null {
    return this.#machine.getSnapshot().context.message;
  }

  #introduction(): Handshake {
    const { credentials, cursor, passing = false, lessons } = this.#settings;
    const introduction = { credentials: credentials.load(), cursor: cursor(), passing };
    return lessons === undefined ? introduction : { ...introduction, lessons: lessons.version() };
  }

  /** Nothing is said where their schema can't be had: without a server there is no lesson either. */
  async #readLessons(input: unknown): Promise<void> {
    const reader = await loaded(lessonsReader);
    if (reader === null) return;
    const lessons = reader.LessonsMessage.safeParse(input);
    if (!lessons.success) return this.#misunderstood('lessons');
    this.#settings.lessons?.onLessons(lessons.data);
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on(MESSAGES.welcome, (input: unknown) => {
      const welcome = Welcome.safeParse(input);
      if (!welcome.success) return this.#misunderstood('welcome');
      this.#settings.credentials.save(welcome.data.credentials);
      this.#machine.send({ type: 'welcomed' });
      this.#settings.onWelcome(welcome.data);
    });
    socket.on(MESSAGES.trace, (input: unknown, done: unknown) => {
      const batch = SentBatch.safeParse(input);
      if (!batch.success) return this.#misunderstood('trace');
      this.#inTurn('trace', openedBatch(batch.data, unpacked), (opened) => this.#take(opened, done));
    });
    socket.on(MESSAGES.gap, (input: unknown, done: unknown) => {
      const gap = TraceGap.safeParse(input);
      if (!gap.success) return this.#misunderstood('gap');
      this.#inTurn('gap', gap.data, (taken) => {
        this.#settings.onGap(taken);
        acknowledge(done);
      });
    });
    socket.on(MESSAGES.lessons, (input: unknown) => {
      void this.#readLessons(input);
    });
    socket.on(MESSAGES.refused, (input: unknown) => {
      const refused = Refused.safeParse(input);
      const message = refused.success ? refused.data.message : words.refused;
      this.#refuse(message);
    });
    socket.on('connect_error', (error) => {
      const data = Refused.safeParse('data' in error ? error.data : null);
      if (data.success) this.#refuse(data.data.message);
      else this.#machine.send({ type: 'lost', message: words.unreachable });
    });
    socket.on('disconnect', (reason) => {
      // The next connection begins where the page got, which is before what waits.
      this.#turns.drop();
      if (this.status === 'refused') return;
      this.#machine.send({ type: 'lost', message: words.lost });
      if (reason === 'io server disconnect') socket.connect();
    });
  }

  /** What is told of the trace, in its order: a long batch takes a moment to unpack. */
  #inTurn<T>(what: string, told: T | Promise<T>, take: (told: T) => void): void {
    this.#turns.take(told, take, (error) => this.#misunderstood(what, error));
  }

  #take(batch: TraceBatch, done: unknown): void {
    if (this.#settings.onTrace(batch)) acknowledge(done);
    else this.#reconnect();
  }

  /** Another attempt, which says how far the page really got. */
  #reconnect(): void {
    this.#socket.disconnect().connect();
  }

  #refuse(message: string): void {
    this.#machine.send({ type: 'refused', message });
    this.#socket.disconnect();
  }

  /** Page and server speak different versions; going on would show something untrue. */
  #misunderstood(what: string, error?: unknown): void {
    const detail = error instanceof Error ? ` ${error.message}` : '';
    this.#refuse(`${words.misunderstood(what)}${detail}`);
  }

  async send(input: CommandInput): Promise<CommandResult> {
    const parsed = parseCommand(input);
    if ('refused' in parsed) return parsed.refused;
    if (this.status !== 'live') return refusal('offline', words.notConnected);
    // The server would hang up on a longer message.
    const bytes = new Blob([JSON.stringify(parsed.command)]).size;
    if (bytes > LIMITS.messageBytes - ENVELOPE_BYTES) return refusal('limit', words.tooLarge);
    try {
      const answer: unknown = await this.#socket
        .timeout(ANSWER_MS)
        .emitWithAck(MESSAGES.command, parsed.command);
      const result = CommandResult.safeParse(answer);
      return result.success ? inEnglish(result.data) : refusal('offline', words.noSense);
    } catch {
      return refusal('offline', this.status === 'live' ? words.noAnswer : words.notConnected);
    }
  }

  close(): void {
    this.#socket.disconnect();
    this.#machine.stop();
  }
}

/** The server speaks English, whatever the page does. */
const inEnglish = (answer: CommandResult): CommandResult =>
  answer.ok ? answer : { ok: false, error: { ...answer.error, language: 'en' } };

function acknowledge(done: unknown): void {
  if (typeof done === 'function') done();
}
