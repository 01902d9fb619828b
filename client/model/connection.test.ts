import { createServer, type Server as HttpServer } from 'node:http';
import { deflateRawSync } from 'node:zlib';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Credentials, Cursor } from '#shared/protocol.ts';
import { EMPTY_WORLD, toSnapshot } from '#shared/world.ts';
import { LiveModel } from './model.ts';
import { batchOf, START, stamp, visitFacts } from './sampleTrace.ts';
import type { ModelState } from './state.ts';

const CREDENTIALS = { sandbox: 'one', token: 'secret' };
const WELCOME = {
  credentials: CREDENTIALS,
  fresh: false,
  sources: { 'app.ts': 'app' },
  serverTime: 0,
  stores: [],
};
const trace = stamp([START, ...visitFacts({ exchange: 1, visit: 1 })]);

let http: HttpServer;
let io: Server;
let arrivals: Socket[];
let waiting: ((socket: Socket) => void)[];
let model: LiveModel;
let kept: Credentials | null;

beforeEach(async () => {
  http = createServer();
  io = new Server(http);
  arrivals = [];
  waiting = [];
  io.on('connection', (socket) => {
    const next = waiting.shift();
    if (next === undefined) arrivals.push(socket);
    else next(socket);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  kept = null;
  model = new LiveModel({
    origin: `http://127.0.0.1:${address.port}`,
    credentials: {
      load: () => kept,
      save: (credentials) => {
        kept = credentials;
      },
    },
    now: () => performance.now(),
    wallClock: () => Date.now(),
    nextFrame: (callback) => void setImmediate(callback),
    later: (callback, ms) => void setTimeout(callback, ms),
    onStillness: () => () => {},
  });
});

afterEach(async () => {
  model.close();
  await io.close();
});

/** The next connection of the page. */
const arrival = (): Promise<Socket> => {
  const socket = arrivals.shift();
  return socket === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(socket);
};

/** Resolves with the first state of that kind. */
const until = (is: (state: ModelState) => boolean): Promise<ModelState> =>
  new Promise((resolve) => {
    const look = () => {
      if (!is(model.getState())) return;
      stop();
      resolve(model.getState());
    };
    const stop = model.subscribe(look);
    look();
  });

const cursorOf = (socket: Socket): Cursor | null => socket.handshake.auth.cursor;

describe('the connection', () => {
  it('introduces itself, keeps its credentials and acknowledges what it took', async () => {
    const socket = await arrival();
    expect(socket.handshake.auth).toEqual({ credentials: null, cursor: null, lessons: null, passing: false });
    socket.emit('welcome', WELCOME);
    await socket.emitWithAck('trace', batchOf(trace));
    const state = await until(({ head }) => head === trace.length);
    expect(state).toMatchObject({
      connection: 'live',
      sources: { 'app.ts': 'app' },
      port: 4000,
      epoch: 'e1',
    });
    expect(kept).toEqual(CREDENTIALS);
  });

  it('says how far it got after a drop, and goes on without a repeat', async () => {
    const first = await arrival();
    first.emit('welcome', WELCOME);
    await first.emitWithAck('trace', batchOf(trace.slice(0, 6)));
    first.conn.close();
    await until(({ connection }) => connection === 'offline');
    const second = await arrival();
    expect(second.handshake.auth).toEqual({
      credentials: CREDENTIALS,
      cursor: { epoch: 'e1', seq: 6 },
      lessons: null,
      passing: false,
    });
    second.emit('welcome', WELCOME);
    await second.emitWithAck('trace', batchOf(trace.slice(2)));
    const state = await until(({ head }) => head === trace.length);
    expect(state.exchanges).toHaveLength(1);
  });

  it('takes a packed batch before the plain one that comes behind it', async () => {
    const socket = await arrival();
    socket.emit('welcome', WELCOME);
    const long = batchOf(trace.slice(0, 6));
    const packed = socket.emitWithAck('trace', { ...long, events: deflateRawSync(long.events) });
    const plain = socket.emitWithAck('trace', batchOf(trace.slice(6)));
    await Promise.all([packed, plain]);
    await until(({ head }) => head === trace.length);
    expect(arrivals).toEqual([]);
  });

  it('refuses a batch that can’t be unpacked', async () => {
    const socket = await arrival();
    socket.emit('welcome', WELCOME);
    socket.emit('trace', { ...batchOf(trace), events: Buffer.from('no DEFLATE') }, () => {});
    const state = await until(({ connection }) => connection === 'refused');
    expect(state.connectionMessage).toContain('Reload');
  });

  it('connects again with its cursor where something is missing', async () => {
    const first = await arrival();
    first.emit('welcome', WELCOME);
    await first.emitWithAck('trace', batchOf(trace.slice(0, 4)));
    first.emit('trace', batchOf(trace.slice(8)), () => {});
    expect(cursorOf(await arrival())).toEqual({ epoch: 'e1', seq: 4 });
  });

  it('starts from the snapshot of a gap and says so', async () => {
    const socket = await arrival();
    socket.emit('welcome', WELCOME);
    await socket.emitWithAck('gap', {
      epoch: 'e1',
      world: toSnapshot({ ...EMPTY_WORLD, seq: 41 }),
      reason: 'too-old',
    });
    const state = await until(({ head }) => head === 41);
    expect(state.notices.map(({ text }) => text)).toEqual([expect.stringContaining('Older events')]);
    model.dismissNotice(state.notices[0]?.id ?? 0);
    await until(({ notices }) => notices.length === 0);
  });

  it('tells that an earlier sandbox is gone', async () => {
    (await arrival()).emit('welcome', { ...WELCOME, fresh: true });
    const state = await until(({ notices }) => notices.length === 1);
    expect(state.notices[0]?.text).toContain('new one');
  });

  it('stays away with the server’s own sentence where it is refused', async () => {
    const socket = await arrival();
    socket.emit('refused', { code: 'limit', message: 'There are 120 sandboxes already.' });
    const state = await until(({ connection }) => connection === 'refused');
    expect(state.connectionMessage).toBe('There are 120 sandboxes already.');
  });

  it('refuses what it does not understand instead of showing something untrue', async () => {
    const socket = await arrival();
    socket.emit('welcome', WELCOME);
    socket.emit('trace', { ...batchOf(trace), events: '[{"type":"nonsense"}]' }, () => {});
    const state = await until(({ connection }) => connection === 'refused');
    expect(state.connectionMessage).toContain('Reload');
    expect(state.head).toBe(0);
  });
});

describe('a command', () => {
  it('is answered by the server', async () => {
    const socket = await arrival();
    socket.on('command', (command, answer) => answer({ ok: true, seq: command.type === 'reset' ? 7 : 0 }));
    socket.emit('welcome', WELCOME);
    await until(({ connection }) => connection === 'live');
    expect(await model.sendCommand({ type: 'reset' })).toEqual({ ok: true, seq: 7 });
  });

  it('is refused with a sentence before it is sent where it is no command', async () => {
    const result = await model.sendCommand({ type: 'visit', browser: 'Alice', path: 'views' });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'bad-command', message: expect.stringContaining('"/"') },
    });
  });

  it('is refused with a sentence where it is longer than the server takes, and the connection stays', async () => {
    const socket = await arrival();
    socket.emit('welcome', WELCOME);
    await until(({ connection }) => connection === 'live');
    const form = Array.from({ length: 90 }, (_, index): [string, string] => [
      `${index}`,
      'x'.repeat(100_000),
    ]);
    expect(
      await model.sendCommand({ type: 'visit', browser: 'Alice', method: 'POST', path: '/', form }),
    ).toMatchObject({ ok: false, error: { code: 'limit', message: expect.stringContaining('at once') } });
    expect(model.getState().connection).toBe('live');
  });

  it('that the server refuses says so in the server’s language', async () => {
    const socket = await arrival();
    const error = { code: 'limit', message: 'Too many.', path: [] };
    socket.on('command', (_command, answer) => answer({ ok: false, error }));
    socket.emit('welcome', WELCOME);
    await until(({ connection }) => connection === 'live');
    expect(await model.sendCommand({ type: 'reset' })).toEqual({
      ok: false,
      error: { ...error, language: 'en' },
    });
    expect(await model.sendCommand({ type: 'visit', browser: '', path: '/' })).toMatchObject({
      ok: false,
      error: { code: 'bad-command', message: 'A browser needs a name.' },
    });
  });

  it('is refused with a sentence while there is no connection', async () => {
    const result = await model.sendCommand({ type: 'reset' });
    expect(result).toMatchObject({ ok: false, error: { code: 'offline' } });
  });

  it('is refused with a sentence where the connection breaks before the answer', async () => {
    const socket = await arrival();
    socket.on('command', () => socket.conn.close());
    socket.emit('welcome', WELCOME);
    await until(({ connection }) => connection === 'live');
    expect(await model.sendCommand({ type: 'reset' })).toMatchObject({
      ok: false,
      error: { code: 'offline' },
    });
  });
});

describe('states', () => {
  it('keep the identity of what did not change', async () => {
    const socket = await arrival();
    socket.emit('welcome', WELCOME);
    await socket.emitWithAck('trace', batchOf(trace.slice(0, 3)));
    const before = await until(({ head }) => head === 3);
    await socket.emitWithAck('trace', batchOf(trace.slice(3, 5)));
    const after = await until(({ head }) => head === 5);
    expect(after.timeline).toBe(before.timeline);
    expect(after.world.browsers).toBe(before.world.browsers);
    expect(after.exchanges).not.toBe(before.exchanges);
  });
});
