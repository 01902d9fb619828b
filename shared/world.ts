/**
 * The world of a sandbox at one moment: browsers with their jars and pages, the store's records, options and
 * clock, as a pure fold over the trace. Values are persistent, so that keeping an older world costs nothing.
 */
import { z } from 'zod';
import { AppOrTutorial } from './appSchema.ts';
import { TUTORIAL_APP } from './appVariants.ts';
import { advanceHolds, HoldsState, NO_HOLDS } from './holds.ts';
import { SessionOptions, TUTORIAL_OPTIONS } from './options.ts';
import { PersistentMap } from './persistentMap.ts';
import { NO_TROUBLE } from './storeFacts.ts';
import { afterCall, afterLook, afterRead, begunSince, type StoreEvent, StoreRecord } from './storeRecords.ts';
import { StoreKind, StoreTrouble } from './stores.ts';
import { JarCookie, type TraceEvent, type TraceEventOf } from './trace.ts';

export type { StoreRecord } from './storeRecords.ts';

const Page = z.object({
  url: z.string(),
  status: z.number().int(),
  contentType: z.string(),
  body: z.string(),
  truncated: z.boolean(),
});
export type Page = z.infer<typeof Page>;

const HeldCookie = JarCookie.extend({
  since: z
    .number()
    .describe('When a response set it last, epoch ms by the sandbox clock; a full life counts from here.'),
});
export type HeldCookie = z.infer<typeof HeldCookie>;

const BrowserState = z.object({
  name: z.string(),
  cookies: z.array(HeldCookie),
  page: Page.nullable(),
  address: z.string().describe('What the address bar shows.'),
  loading: z.boolean(),
  problem: z.string().nullable().describe('Why the last visit failed, or null.'),
  script: z
    .object({ read: z.string(), hidden: z.array(z.string()) })
    .nullable()
    .default(null)
    .describe('What a script of this page read last; null where none ran.'),
});
export type BrowserState = z.infer<typeof BrowserState>;

const Crash = z.object({ reason: z.string(), message: z.string(), seq: z.number().int() });

const plainFields = {
  seq: z.number().int().describe('The last event folded in; 0 before the first.'),
  t: z.number().describe('Sandbox clock at that event, epoch ms.'),
  options: SessionOptions,
  port: z.number().int().nullable(),
  tlsPort: z.number().int().nullable().default(null),
  app: AppOrTutorial.describe('The variants of the demo app that run.'),
  trustProxy: z.boolean().default(false).describe('Express’s own setting “trust proxy”.'),
  storeKind: StoreKind,
  storeSince: z.number().default(0).describe('When it was chosen, µs as `mono`.'),
  storeTrouble: StoreTrouble,
  storeUnlisted: z.number().int().describe('Records beyond those listed when the store was read at once.'),
  clockOffsetMs: z.number(),
  browsers: z.array(BrowserState),
  running: z.boolean().describe('Whether the server runs; false from a crash until it is replaced.'),
  crash: Crash.nullable().describe('The last crash, until the next request brings news.'),
  nextChip: z.number().int(),
  holding: HoldsState.describe('Holds that are set, what waits at them, and delays.'),
};

/** A world as JSON: what a viewer gets who can't have the trace from its beginning. */
export const WorldSnapshot = z.object({
  ...plainFields,
  store: z.array(StoreRecord),
  chips: z.array(z.tuple([z.string(), z.number().int()])),
});
export type WorldSnapshot = z.infer<typeof WorldSnapshot>;

type Plain = Omit<WorldSnapshot, 'store' | 'chips'>;
export interface World extends Readonly<Plain> {
  /** Records by session id. */
  readonly store: PersistentMap<StoreRecord>;
  /** The number of each session id, by first appearance. */
  readonly chips: PersistentMap<number>;
}

export const EMPTY_WORLD: World = {
  seq: 0,
  t: 0,
  options: TUTORIAL_OPTIONS,
  port: null,
  tlsPort: null,
  app: TUTORIAL_APP,
  trustProxy: false,
  storeKind: 'memory',
  storeSince: 0,
  storeTrouble: NO_TROUBLE,
  storeUnlisted: 0,
  clockOffsetMs: 0,
  browsers: [],
  running: false,
  crash: null,
  nextChip: 0,
  holding: NO_HOLDS,
  store: PersistentMap.of(),
  chips: PersistentMap.of(),
};

export const toSnapshot = (world: World): WorldSnapshot => ({
  ...world,
  store: [...world.store.values()],
  chips: [...world.chips].map(([sid, chip]) => [sid, chip]),
});

export const fromSnapshot = (snapshot: WorldSnapshot): World => ({
  ...snapshot,
  store: PersistentMap.of(snapshot.store.map((record) => [record.sid, record])),
  chips: PersistentMap.of(snapshot.chips),
});

/** The world after one more event. Never throws: an event that doesn't fit changes only `seq` and `t`. */
export function advance(world: World, event: TraceEvent): World {
  const holding = advanceHolds(world.holding, event);
  const next = withChip({ ...world, seq: event.seq, t: event.t, holding }, event);
  switch (event.type) {
    case 'sandbox.started':
      return {
        ...next,
        ...started(event),
        ...EMPTY_STORE,
        storeTrouble: NO_TROUBLE,
        running: true,
        crash: null,
      };
    case 'sandbox.restored': {
      const { port, tlsPort = null, trustProxy = false, app, options, clockOffsetMs } = event;
      const browsers = event.browsers.map(({ name, cookies }) => ({
        ...newBrowser(name),
        cookies: cookies.map((cookie) => ({ ...cookie, since: cookie.created })),
      }));
      const restored = { port, tlsPort, trustProxy, app, options, clockOffsetMs, browsers };
      return { ...next, ...EMPTY_STORE, ...restored, running: true, crash: null };
    }
    case 'browser.added':
      return { ...next, browsers: [...next.browsers, newBrowser(event.browser)] };
    case 'browser.removed':
      return { ...next, browsers: next.browsers.filter((browser) => browser.name !== event.browser) };
    case 'browser.requested':
      return inBrowser(next, event.browser, {
        address: event.url,
        loading: true,
        problem: null,
        script: null,
      });
    case 'browser.page': {
      const { url, status, contentType, body, truncated } = event;
      const page = { url, status, contentType, body, truncated };
      return inBrowser(next, event.browser, {
        page,
        address: url,
        loading: false,
        problem: null,
        script: null,
      });
    }
    case 'browser.failed':
      return inBrowser(next, event.browser, { loading: false, problem: event.message });
    case 'browser.closed': {
      const { cookies } = next.browsers.find(({ name }) => name === event.browser) ?? { cookies: [] };
      return inBrowser(next, event.browser, { ...newBrowser(event.browser), cookies });
    }
    case 'browser.script': {
      const { read, hidden } = event;
      return inBrowser(next, event.browser, { script: { read, hidden } });
    }
    case 'browser.cookie':
      return withJar(next, event);
    case 'store.get':
    case 'store.set':
    case 'store.touch':
    case 'store.destroy':
      return withStore(next, event);
    case 'store.other':
      return event.method === 'clear' && event.outcome === 'ok' ? { ...next, ...EMPTY_STORE } : next;
    case 'store.changed':
      return withRead(next, event);
    case 'store.file':
    case 'store.expiry': {
      const record = next.store.get(event.sid);
      if (record === undefined) return next;
      return { ...next, store: next.store.set(event.sid, afterLook(record, event)) };
    }
    case 'store.trouble':
      return { ...next, storeTrouble: { mode: event.mode, ms: event.ms } };
    case 'options.changed':
      return { ...next, options: event.options, crash: null };
    case 'app.changed':
      return { ...next, app: event.app };
    case 'trust-proxy.changed':
      return { ...next, trustProxy: event.on };
    case 'clock.advanced':
      return { ...next, clockOffsetMs: event.offsetMs };
    case 'server.restarted': {
      const crash = event.after === 'crash' ? next.crash : null;
      const { port, tlsPort = null } = event;
      return { ...next, port, tlsPort, running: true, crash, ...afterRestart(next) };
    }
    case 'server.crashed': {
      const { reason, message, seq } = event;
      const browsers = next.browsers.map((browser) => ({ ...browser, loading: false }));
      return {
        ...next,
        browsers,
        running: false,
        crash: { reason, message, seq },
        ...afterRestart(next),
      };
    }
    case 'request.started':
      return next.crash === null ? next : { ...next, crash: null };
    default:
      return next;
  }
}

/** The same for events in a row. Most change nothing but `seq` and `t`, which only the last of them has to set. */
export function advanceAll(world: World, events: readonly TraceEvent[]): World {
  let now = world;
  for (const event of events) if (!isPlain(now, event)) now = advance(now, event);
  const last = events.at(-1);
  return last === undefined || last.seq === now.seq ? now : { ...now, seq: last.seq, t: last.t };
}

const PLAIN = new Set<TraceEvent['type']>([
  'cookie.read',
  'store.called',
  'session.generated',
  'session.loaded',
  'session.changed',
  'decision',
  'cookie.set',
  'response.started',
  'response.sent',
]);

/** Whether advance() would change only `seq` and `t`. */
function isPlain(world: World, event: TraceEvent): boolean {
  if (event.type === 'request.started') return world.crash === null;
  if (!PLAIN.has(event.type)) return false;
  const sid = sidOf(event);
  return sid === null || world.chips.has(sid);
}

function started(event: TraceEventOf<'sandbox.started'>) {
  return {
    options: event.options,
    port: event.port,
    tlsPort: event.tlsPort ?? null,
    app: TUTORIAL_APP,
    trustProxy: false,
    storeKind: event.store,
    storeSince: 0,
    clockOffsetMs: event.clockOffsetMs,
    browsers: event.browsers.map(newBrowser),
  };
}

const EMPTY_STORE = { store: PersistentMap.of<StoreRecord>(), storeUnlisted: 0 };

/** A store in the server's own memory dies with it; every other kind outlives it. */
const afterRestart = ({ storeKind, store, storeUnlisted }: World) =>
  storeKind === 'memory' ? EMPTY_STORE : { store, storeUnlisted };

/** The store as it was read at once. */
function withRead(world: World, event: TraceEventOf<'store.changed'>): World {
  const { mono, reason, records, total } = event;
  const read = afterRead(reason === 'restarted' ? world.store : null, event);
  const chips = read.map(([sid]) => sid).reduce(numbered, { chips: world.chips, nextChip: world.nextChip });
  return {
    ...world,
    ...chips,
    storeKind: event.store,
    storeSince: reason === 'chosen' ? mono : world.storeSince,
    store: PersistentMap.of(read),
    storeUnlisted: Math.max(0, total - records.length),
  };
}

/** A browser that has been nowhere yet. */
export const newBrowser = (name: string): BrowserState => ({
  name,
  cookies: [],
  page: null,
  address: '',
  loading: false,
  problem: null,
  script: null,
});

function inBrowser(world: World, name: string, change: Partial<BrowserState>): World {
  const browsers = world.browsers.map((browser) =>
    browser.name === name ? { ...browser, ...change } : browser,
  );
  return { ...world, browsers };
}

function withJar(world: World, event: TraceEventOf<'browser.cookie'>): World {
  const { action, cookie } = event;
  if (cookie === null || action === 'sent' || action === 'withheld' || action === 'rejected') return world;
  const same = (other: JarCookie) =>
    other.name === cookie.name &&
    other.domain === cookie.domain &&
    other.hostOnly === cookie.hostOnly &&
    other.path === cookie.path;
  const jar = world.browsers.find((browser) => browser.name === event.browser)?.cookies ?? [];
  if (action === 'deleted' || action === 'expired')
    return inBrowser(world, event.browser, { cookies: jar.filter((other) => !same(other)) });
  const before = jar.find(same);
  const since = event.by === 'response' || before === undefined ? event.t : before.since;
  const held = { ...cookie, since };
  const cookies =
    before === undefined ? [...jar, held] : jar.map((other) => (other === before ? held : other));
  return inBrowser(world, event.browser, { cookies });
}

function withStore(world: World, event: StoreEvent): World {
  const { sid, outcome } = event;
  if (sid === null || outcome === 'error' || !begunSince(world.storeSince, event)) return world;
  if (event.type === 'store.destroy' || outcome !== 'ok') return { ...world, store: world.store.delete(sid) };
  const record = afterCall(world.store.get(sid), event, world.storeKind);
  return record === null ? world : { ...world, store: world.store.set(sid, record) };
}

type Chips = Pick<World, 'chips' | 'nextChip'>;

/** Gives a session id its number when it is first seen. */
const numbered = ({ chips, nextChip }: Chips, sid: string): Chips =>
  chips.has(sid) ? { chips, nextChip } : { chips: chips.set(sid, nextChip), nextChip: nextChip + 1 };

function withChip(world: World, event: TraceEvent): World {
  const sid = sidOf(event);
  return sid === null || world.chips.has(sid) ? world : { ...world, ...numbered(world, sid) };
}

function sidOf(event: TraceEvent): string | null {
  if (event.type === 'browser.cookie') return event.cookie?.sid ?? null;
  return 'sid' in event ? event.sid : null;
}
