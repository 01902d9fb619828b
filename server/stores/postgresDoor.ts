/**
 * The door of the embedded Postgres: the wire protocol of PostgreSQL 3.0 on a local port, as far as framing goes, around
 * one PGlite. It has a single backend for all connections, and one malformed message would end it for everybody: so only
 * a client that gives the password as its application_name gets a word through.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';

/** What of a PGlite is needed here. */
export interface Backend {
  runExclusive<T>(act: () => Promise<T>): Promise<T>;
  execProtocolRawStream(
    message: Uint8Array,
    options: { onRawData: (data: Uint8Array) => void },
  ): Promise<void>;
}

const PROTOCOL_3 = 196_608;
/** A startup packet has at most that many bytes (PostgreSQL's MAX_STARTUP_PACKET_LENGTH). */
const STARTUP_BYTES = 10_000;
/** Milliseconds in which a client has to introduce itself. */
const STARTUP_MS = 10_000;

const TERMINATE = 'X';
const READY = 'Z';
/** After these the backend answers and is ready for somebody else (PostgreSQL manual, "Message Flow"). */
const ENDS_OF_TURN = new Set(['Q', 'S', 'F']);

/** A server that is yet to listen. */
export function postgresDoor(backend: Backend, password: string): Server {
  return createServer((socket) => new Visitor(socket, backend, password));
}

class Visitor {
  readonly #socket: Socket;
  readonly #backend: Backend;
  readonly #password: string;
  #buffer: Buffer = Buffer.alloc(0);
  #known = false;
  /** Messages of the turn that isn't complete yet. */
  #turn: Buffer[] = [];

  constructor(socket: Socket, backend: Backend, password: string) {
    this.#socket = socket;
    this.#backend = backend;
    this.#password = password;
    socket.setNoDelay(true);
    socket.setTimeout(STARTUP_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('data', (data: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, data]);
      this.#read();
    });
  }

  #read(): void {
    if (!this.#known && !this.#introduce()) return;
    // A type of one byte, then a length that counts itself.
    while (this.#buffer.length >= 5) {
      const length = 1 + this.#buffer.readUInt32BE(1);
      if (length < 5) return void this.#refuse('malformed message');
      if (this.#buffer.length < length) return;
      const message = this.#buffer.subarray(0, length);
      this.#buffer = this.#buffer.subarray(length);
      const type = String.fromCharCode(message[0] ?? 0);
      if (type === TERMINATE) return void this.#socket.end();
      this.#turn.push(message);
      if (ENDS_OF_TURN.has(type)) this.#take();
    }
  }

  /** Reads the startup packet, which has no type. Answers whether the client may go on. */
  #introduce(): boolean {
    if (this.#buffer.length < 8) return false;
    const length = this.#buffer.readUInt32BE(0);
    if (length < 8 || length > STARTUP_BYTES || this.#buffer.readUInt32BE(4) !== PROTOCOL_3)
      return this.#refuse('this server speaks protocol 3.0 without TLS');
    if (this.#buffer.length < length) return false;
    const startup = this.#buffer.subarray(0, length);
    const words = startup.toString('utf8', 8).split('\0');
    if (!isSame(words[words.indexOf('application_name') + 1] ?? '', this.#password))
      return this.#refuse('this Postgres belongs to Sessionscope');
    this.#known = true;
    this.#socket.setTimeout(0);
    this.#buffer = this.#buffer.subarray(length);
    this.#turn.push(startup);
    this.#take();
    return true;
  }

  /** Hands a whole turn to the backend: what others send doesn't get in between. */
  #take(): void {
    const turn = this.#turn;
    this.#turn = [];
    this.#backend
      .runExclusive(async () => {
        for (const message of turn) {
          const answer = await this.#answerTo(message);
          if (this.#socket.writable) this.#socket.write(message === turn.at(-1) ? answer : unready(answer));
        }
      })
      .catch(() => this.#refuse('the query could not be carried out'));
  }

  async #answerTo(message: Buffer): Promise<Buffer> {
    const parts: Buffer[] = [];
    // The backend writes the next part over this one.
    const onRawData = (data: Uint8Array) => void parts.push(Buffer.from(data));
    await this.#backend.execProtocolRawStream(message, { onRawData });
    return Buffer.concat(parts);
  }

  /** Ends this connection with an ErrorResponse, code 08P01: protocol violation. */
  #refuse(why: string): false {
    const fields = Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${why}\0\0`);
    const head = Buffer.alloc(5);
    head.write('E');
    head.writeUInt32BE(4 + fields.length, 1);
    this.#socket.removeAllListeners('data');
    this.#socket.end(Buffer.concat([head, fields]));
    this.#socket.resume();
    return false;
  }
}

/**
 * An answer without ReadyForQuery. PGlite says that it is ready after an error as well, though the turn goes on; a client
 * would take the one at the turn's end for the answer to what it asks next.
 */
function unready(answer: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at + 5 <= answer.length; ) {
    const end = at + 1 + answer.readUInt32BE(at + 1);
    if (String.fromCharCode(answer[at] ?? 0) !== READY) kept.push(answer.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
