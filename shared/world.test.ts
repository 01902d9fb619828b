import { describe, expect, test } from 'vitest';
import { TUTORIAL_OPTIONS } from './options.ts';
import {
  firstVisit,
  jarCookie,
  readingVisit,
  STARTED,
  sessionJson,
  stamp,
  storeCall,
} from './sampleTrace.ts';
import { TraceEvent, type TraceFact } from './trace.ts';
import {
  advance,
  advanceAll,
  EMPTY_WORLD,
  fromSnapshot,
  toSnapshot,
  type World,
  WorldSnapshot,
} from './world.ts';

const worldAfter = (...facts: TraceFact[]): World => stamp([STARTED, ...facts]).reduce(advance, EMPTY_WORLD);
const alice = (world: World) => world.browsers.find(({ name }) => name === 'Alice');
const cookieFact = (
  action: 'stored' | 'replaced' | 'deleted' | 'expired' | 'sent' | 'withheld',
  sid = 'sid-1',
): TraceFact => ({
  type: 'browser.cookie',
  browser: 'Alice',
  name: 'connect.sid',
  action,
  cookie: jarCookie(sid),
  by: 'response',
  reason: null,
  exchange: 1,
});
const withOutcome = (fact: TraceFact, outcome: 'missing' | 'expired' | 'error'): TraceFact =>
  'outcome' in fact && fact.type.startsWith('store.') ? TraceFactOf({ ...fact, outcome }) : fact;
const TraceFactOf = (fact: object): TraceFact => TraceEvent.parse({ ...fact, seq: 1, t: 0, mono: 0 });

test('events in a row make the same world as one after the other', () => {
  const events = stamp([STARTED, ...firstVisit(1, 'a'), ...readingVisit(2, 'a')]);
  const after = events.map((_, index) => events.slice(0, index + 1).reduce(advance, EMPTY_WORLD));
  for (const [index, world] of after.entries())
    expect(toSnapshot(advanceAll(EMPTY_WORLD, events.slice(0, index + 1)))).toEqual(toSnapshot(world));
});

describe('the sandbox', () => {
  test('begins with what its first event says', () => {
    expect(worldAfter()).toMatchObject({
      seq: 1,
      port: 4000,
      options: TUTORIAL_OPTIONS,
      running: true,
      crash: null,
    });
    expect(worldAfter().browsers.map(({ name }) => name)).toEqual(['Alice', 'Bob']);
  });

  test('takes options and clock as they change', () => {
    const options = { ...TUTORIAL_OPTIONS, resave: true };
    expect(
      worldAfter({ type: 'options.changed', options, changed: ['resave'], exchange: null }).options,
    ).toEqual(options);
    expect(worldAfter({ type: 'clock.advanced', byMs: 5, offsetMs: 12, exchange: null }).clockOffsetMs).toBe(
      12,
    );
  });

  test('forgets what was in the server’s memory when it restarts; the jars stay', () => {
    const restarted: TraceFact = {
      type: 'server.restarted',
      port: 4001,
      lost: 1,
      after: 'command',
      exchange: null,
    };
    const world = worldAfter(...firstVisit(1, 'sid-1'), restarted);
    expect(world.store.size).toBe(0);
    expect(world.port).toBe(4001);
    expect(alice(world)?.cookies).toHaveLength(1);
  });

  test('keeps what a store outside of the server has', () => {
    const restarted: TraceFact = {
      type: 'server.restarted',
      port: 4001,
      lost: 0,
      after: 'command',
      exchange: null,
    };
    const events = stamp([{ ...STARTED, store: 'redis' }, ...firstVisit(1, 'sid-1'), restarted]);
    expect(events.reduce(advance, EMPTY_WORLD).store.size).toBe(1);
  });

  test('says that it crashed until a request comes through again', () => {
    const crashed: TraceFact = {
      type: 'server.crashed',
      reason: 'hung',
      message: 'It hung.',
      givenUp: false,
      exchange: null,
    };
    const back: TraceFact = { type: 'server.restarted', port: 4000, lost: 0, after: 'crash', exchange: null };
    expect(worldAfter(crashed)).toMatchObject({
      running: false,
      crash: { reason: 'hung', message: 'It hung.' },
    });
    expect(worldAfter(crashed, back)).toMatchObject({ running: true, crash: { reason: 'hung' } });
    expect(worldAfter(crashed, back, ...firstVisit(1, 'sid-1')).crash).toBeNull();
  });
});

describe('a browser', () => {
  test('loads until its page is there', () => {
    const visit = firstVisit(1, 'sid-1');
    expect(alice(worldAfter(...visit.slice(0, 1)))).toMatchObject({
      loading: true,
      address: 'http://localhost:4000/views',
    });
    expect(alice(worldAfter(...visit))).toMatchObject({
      loading: false,
      page: { status: 200, body: 'hello' },
      problem: null,
    });
  });

  test('says why it has no page, and keeps the one before', () => {
    const failed: TraceFact = {
      type: 'browser.failed',
      browser: 'Alice',
      visit: 2,
      url: '/',
      message: 'No answer.',
      exchange: 2,
    };
    expect(alice(worldAfter(...firstVisit(1, 'sid-1'), failed))).toMatchObject({
      problem: 'No answer.',
      loading: false,
      page: { body: 'hello' },
    });
  });

  test('comes and goes', () => {
    const added: TraceFact = { type: 'browser.added', browser: 'Carol', exchange: null };
    const removed: TraceFact = { type: 'browser.removed', browser: 'Alice', exchange: null };
    expect(worldAfter(added, removed).browsers.map(({ name }) => name)).toEqual(['Bob', 'Carol']);
  });

  test.each([
    ['stored', ['sid-1']],
    ['replaced', ['sid-1']],
    ['deleted', []],
    ['expired', []],
    ['sent', ['sid-0']],
    ['withheld', ['sid-0']],
  ] as const)('whose cookie was %s has in its jar: %j', (action, sids) => {
    const world = worldAfter(cookieFact('stored', 'sid-0'), cookieFact(action));
    expect(alice(world)?.cookies.map(({ sid }) => sid)).toEqual(sids);
    expect(world.browsers.find(({ name }) => name === 'Bob')?.cookies).toEqual([]);
  });

  test('holds cookies of other names, domains and paths side by side', () => {
    const others = [{ name: 'theme' }, { domain: 'example.com' }, { path: '/app' }].map(
      (other): TraceFact => {
        const fact = cookieFact('stored');
        return 'cookie' in fact && fact.type === 'browser.cookie'
          ? { ...fact, cookie: { ...jarCookie('sid-1'), ...other } }
          : fact;
      },
    );
    expect(alice(worldAfter(cookieFact('stored'), ...others))?.cookies).toHaveLength(4);
  });
});

describe('the store', () => {
  const [, set] = storeCall(1, 1, 'set', { sid: 'sid-1', data: sessionJson({ views: 1 }) });
  const [, touch] = storeCall(2, 2, 'touch', { sid: 'sid-1' });
  const [, get] = storeCall(2, 3, 'get', { sid: 'sid-1', data: sessionJson({ views: 1 }) });
  const [, destroy] = storeCall(3, 4, 'destroy', { sid: 'sid-1' });

  test('has what was set, with the call that met it last', () => {
    expect(worldAfter(set).store.get('sid-1')).toMatchObject({
      data: sessionJson({ views: 1 }),
      op: 'set',
      exchange: 1,
      seq: 2,
    });
    expect(worldAfter(set, get).store.get('sid-1')).toMatchObject({ op: 'get', seq: 3 });
  });

  test('keeps the contents and moves the expiry when touched; a touch makes no record', () => {
    const moved = TraceFactOf({ ...touch, expires: 99 });
    expect(worldAfter(set, moved).store.get('sid-1')).toMatchObject({
      op: 'touch',
      expires: 99,
      data: sessionJson({ views: 1 }),
    });
    expect(worldAfter(moved).store.size).toBe(0);
  });

  test('knows when a record was written: by set and touch, not by get', () => {
    const written = (world: World) => world.store.get('sid-1')?.written;
    expect(written(worldAfter(set, get))).toBe(written(worldAfter(set)));
    expect(written(worldAfter(set, touch))).not.toBe(written(worldAfter(set)));
  });

  test.each([
    ['destroyed', destroy],
    ['found missing', withOutcome(get, 'missing')],
    ['found expired', withOutcome(get, 'expired')],
  ])('has no longer what was %s', (_, fact) => {
    expect(worldAfter(set, fact).store.size).toBe(0);
  });

  test.each([
    ['a set', withOutcome(set, 'error')],
    ['a destroy', withOutcome(destroy, 'error')],
    ['a get', withOutcome(get, 'error')],
  ])('is as it was after %s that failed', (_, fact) => {
    expect([...worldAfter(set, fact).store.keys()]).toEqual([...worldAfter(set).store.keys()]);
    expect(worldAfter(fact).store.size).toBe(0);
  });

  test('is empty once it was cleared', () => {
    const cleared: TraceFact = {
      type: 'store.other',
      method: 'clear',
      call: 9,
      sid: null,
      caller: 'handler',
      outcome: 'ok',
      data: null,
      expires: null,
      durationMs: 1,
      error: null,
      exchange: 4,
    };
    expect(worldAfter(set, cleared).store.size).toBe(0);
    expect(worldAfter(set, { ...cleared, method: 'length' }).store.size).toBe(1);
    expect(worldAfter(set, { ...cleared, outcome: 'error' }).store.size).toBe(1);
  });
});

describe('session ids', () => {
  test('are numbered by first appearance, and keep their number', () => {
    const world = worldAfter(...firstVisit(1, 'b'), ...firstVisit(2, 'a'), ...readingVisit(3, 'b', 50));
    expect([...world.chips].sort()).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(world.nextChip).toBe(2);
  });
});

describe('a snapshot', () => {
  test('is valid, survives JSON, and gives back the same world', () => {
    const world = worldAfter(...firstVisit(1, 'sid-1'), ...readingVisit(2, 'sid-1', 20));
    const snapshot = WorldSnapshot.parse(JSON.parse(JSON.stringify(toSnapshot(world))));
    expect(toSnapshot(fromSnapshot(snapshot))).toEqual(toSnapshot(world));
    expect(fromSnapshot(snapshot).store.get('sid-1')).not.toBe(world.store.get('sid-1'));
    expect(fromSnapshot(snapshot).store.get('sid-1')).toEqual(world.store.get('sid-1'));
  });

  test('of a world that moved on is as it was', () => {
    const before = worldAfter(...firstVisit(1, 'sid-1'));
    const snapshot = structuredClone(toSnapshot(before));
    for (const event of stamp(readingVisit(2, 'sid-1'), before.seq + 1)) advance(before, event);
    expect(toSnapshot(before)).toEqual(snapshot);
  });
});

describe('a store that is switched', () => {
  const changed = (
    change: Partial<Extract<TraceFact, { type: 'store.changed' }>> = {},
    ids: string[] = [],
  ): TraceFact => ({
    type: 'store.changed',
    store: 'file',
    reason: 'chosen',
    records: ids.map((sid) => ({ sid, data: sessionJson({ kept: sid }), expires: null })),
    total: ids.length,
    exchange: null,
    ...change,
  });

  test('holds what the new one really holds, and nothing of the one before', () => {
    const world = worldAfter(
      ...storeCall(1, 1, 'set', { sid: 'sid-1', data: '{}' }),
      changed({}, ['sid-2', 'sid-3']),
    );
    expect(world.storeKind).toBe('file');
    expect([...world.store.keys()].sort()).toEqual(['sid-2', 'sid-3']);
    expect(world.chips.get('sid-3')).toBe(2);
  });

  test('has nothing of a write that was kept back from the one before', () => {
    const [called, answer] = storeCall(1, 1, 'set', { sid: 'sid-1', data: '{}' });
    const late = answer?.type === 'store.set' ? [{ ...answer, durationMs: 2.5 }] : [];
    expect(late).toHaveLength(1);
    const before = called === undefined ? [] : [called];
    expect(worldAfter(...before, changed({ reason: 'restarted' }), ...late).store.has('sid-1')).toBe(true);
    expect(worldAfter(...before, changed(), ...late).store.size).toBe(0);
  });

  test('counts the records that were too many to list', () => {
    expect(worldAfter(changed({ total: 1500 }, ['sid-1'])).storeUnlisted).toBe(1499);
  });

  test('outlives a restart where it is no memory, and what was known of a record stays known', () => {
    const restart: TraceFact = {
      type: 'server.restarted',
      port: 4000,
      lost: 0,
      after: 'command',
      exchange: null,
    };
    const file: TraceFact = {
      type: 'store.file',
      sid: 'sid-1',
      path: '/tmp/a.json',
      text: '{}',
      exchange: null,
    };
    const before = worldAfter(changed(), ...storeCall(1, 1, 'set', { sid: 'sid-1', data: '{}' }), file);
    const after = worldAfter(
      changed(),
      ...storeCall(1, 1, 'set', { sid: 'sid-1', data: '{}' }),
      file,
      restart,
      changed({ reason: 'restarted' }, ['sid-1']),
    );
    expect(after.store.get('sid-1')).toMatchObject({
      op: 'set',
      written: before.store.get('sid-1')?.written,
      file: { path: '/tmp/a.json', text: '{}' },
    });
  });

  test('keeps its trouble until it is over, and a new sandbox has none', () => {
    const down: TraceFact = { type: 'store.trouble', mode: 'down', ms: 0, exchange: null };
    expect(worldAfter(down).storeTrouble.mode).toBe('down');
    expect(worldAfter(down, STARTED).storeTrouble.mode).toBe('ok');
  });
});
