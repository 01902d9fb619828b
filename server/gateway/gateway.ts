/**
 * The socket between pages and sandboxes: who may enter, commands in with an answer each, the trace out.
 * Everything that comes in is validated; everything is limited.
 */
import type { Server as HttpServer } from 'node:http';
import { constants, deflateRawSync } from 'node:zlib';
import { Server, type Socket } from 'socket.io';
import { type CommandResult, parseCommand } from '#shared/commands.ts';
import type { LessonsMessage } from '#shared/lessonsMessage.ts';
import { LIMITS } from '#shared/limits.ts';
import {
  Handshake,
  type MESSAGES,
  type SentBatch,
  type TraceBatch,
  type TraceGap,
  type Welcome,
} from '#shared/protocol.ts';
import { refusal } from '#shared/refusal.ts';
import type { StoreOffer } from '#shared/stores.ts';
import type { LessonShelf } from '../lessons/shelf.ts';
import type { Sandbox } from '../sandboxes/sandbox.ts';
import type { Sandboxes } from '../sandboxes/sandboxes.ts';
import type { Guard } from './guard.ts';
import { TokenBucket } from './tokenBucket.ts';
import { Viewer, type ViewerLine } from './viewer.ts';

export interface GatewaySettings {
  sandboxes: Sandboxes;
  guard: Guard;
  /** The demo app's source, for learners to read: text by file. */
  sources: Record<string, string>;
  /** The lessons, for pages that want them. */
  shelf: LessonShelf;
  /** The stores that a sandbox can have, as things are now. */
  offers: () => StoreOffer[];
}

type Incoming = Record<typeof MESSAGES.command, (command: unknown, answer: unknown) => void>;
interface Outgoing {
  welcome: (welcome: Welcome) => void;
  trace: (batch: SentBatch, done: () => void) => void;
  gap: (gap: TraceGap, done: () => void) => void;
  lessons: (lessons: LessonsMessage) => void;
  refused: (refused: { code: string; message: string }) => void;
}
export type PageSocket = Socket<Incoming, Outgoing>;
export type Gateway = Server<Incoming, Outgoing>;

/** Attaches the socket to the server. Close it with `io.close()`. */
export function attachGateway(server: HttpServer, settings: GatewaySettings): Gateway {
  const io: Gateway = new Server(server, {
    serveClient: false,
    transports: ['websocket'],
    maxHttpBufferSize: LIMITS.messageBytes,
    allowRequest: (req, decide) => {
      const refused = settings.guard.refuses(req);
      decide(refused?.message ?? null, refused === null);
    },
  });
  io.on('connection', (socket) => void receive(socket, settings));
  return io;
}

async function receive(socket: PageSocket, settings: GatewaySettings): Promise<void> {
  // Commands that arrive while the sandbox opens wait for it.
  let open: (sandbox: Sandbox | null) => void = () => {};
  const opened = new Promise<Sandbox | null>((resolve) => {
    open = resolve;
  });
  const bucket = new TokenBucket(LIMITS.commandsPerSecond, LIMITS.commandBurst);
  socket.on('command', async (input, answer) => {
    const result = bucket.take() ? await carryOut(input, opened) : TOO_FAST;
    if (typeof answer === 'function') answer(result);
  });

  const handshake = Handshake.safeParse(socket.handshake.auth);
  if (!handshake.success) {
    open(null);
    return refuse(socket, 'bad-handshake', 'This page sent no valid introduction. Reload it.');
  }
  const { credentials, cursor, passing, lessons } = handshake.data;
  const entry = await (passing ? settings.sandboxes.pass() : settings.sandboxes.enter(credentials));
  if ('refused' in entry) {
    open(null);
    return refuse(socket, 'limit', entry.refused);
  }
  const { sandbox } = entry;
  open(sandbox);
  socket.emit('welcome', {
    credentials: sandbox.credentials,
    fresh: entry.fresh && credentials !== null,
    sources: settings.sources,
    serverTime: Date.now(),
    stores: settings.offers(),
  });
  const unlisten = lessons === undefined ? () => {} : hand(socket, settings.shelf, lessons);
  const viewer = new Viewer(sandbox.log, lineOf(socket), cursor);
  const leave = sandbox.watch(viewer.pump);
  const close = () => {
    viewer.close();
    leave();
    unlisten();
    if (passing) void settings.sandboxes.dismiss(sandbox);
  };
  if (socket.connected) socket.once('disconnect', close);
  else return close();
  viewer.pump();
}

/** How a viewer's page is told. */
export const lineOf = (socket: PageSocket): ViewerLine => ({
  trace: (batch, done) => void socket.emit('trace', sentBatch(batch), done),
  gap: (gap, done) => void socket.emit('gap', gap, done),
});

/** To pack a long text costs less than to send it as it is; events are much alike. */
const sentBatch = (batch: TraceBatch): SentBatch =>
  batch.events.length > LIMITS.plainChars
    ? { ...batch, events: deflateRawSync(batch.events, { level: constants.Z_BEST_SPEED }) }
    : batch;

/** Sends the lessons where the page has another version, and whenever they change. */
function hand(socket: PageSocket, shelf: LessonShelf, version: string | null): () => void {
  if (shelf.message.version !== version) socket.emit('lessons', shelf.message);
  return shelf.listen((message) => void socket.emit('lessons', message));
}

async function carryOut(input: unknown, opened: Promise<Sandbox | null>): Promise<CommandResult> {
  const parsed = parseCommand(input);
  if ('refused' in parsed) return parsed.refused;
  const sandbox = await opened;
  return sandbox === null ? NO_SANDBOX : sandbox.execute(parsed.command);
}

function refuse(socket: PageSocket, code: string, message: string): void {
  socket.emit('refused', { code, message });
  socket.disconnect();
}

const NO_SANDBOX = refusal('not-running', 'This page has no sandbox. Reload it to get one.');
const TOO_FAST = refusal(
  'too-fast',
  `That was more than ${LIMITS.commandsPerSecond} commands a second. Wait a moment and send it again.`,
);
