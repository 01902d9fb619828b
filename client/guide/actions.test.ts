import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TUTORIAL_OPTIONS } from '#shared/options.ts';
import { SAMPLE } from '../lessons/sampleLesson.ts';
import { LiveModel } from '../model/model.ts';
import { batchOf, START, stamp, visitFacts } from '../model/sampleTrace.ts';
import { type Action, type Doing, GROUPS } from './action.ts';
import { actionsOf, keysOf } from './actions.ts';
import { keyWords } from './keyWords.ts';
import { actionOf, SHORTCUTS } from './shortcuts.ts';

const none = () => {};

/** A model whose trace is one visit of Alice’s, and, where asked, a finding and a look at the past. */
function modelAfterAVisit() {
  const facts = [START, ...visitFacts({ exchange: 1, visit: 1 })];
  const expiry = Date.now() + 3_600_000;
  const events = stamp([
    ...facts,
    {
      type: 'browser.cookie',
      browser: 'Alice',
      name: 'theme',
      action: 'stored',
      by: 'response',
      reason: null,
      rule: null,
      exchange: null,
      cookie: {
        name: 'theme',
        value: 'dark',
        domain: 'localhost',
        hostOnly: true,
        path: '/',
        secure: false,
        httpOnly: false,
        sameSite: null,
        expires: expiry,
        created: 0,
        sid: null,
      },
    },
    { type: 'finding', exchange: 1, id: 'lost-update', severity: 'danger', proof: [1] },
  ]);
  const model = new LiveModel(
    {
      origin: 'http://localhost',
      credentials: { load: () => null, save: none },
      now: () => 0,
      wallClock: () => Date.now(),
      nextFrame: (callback) => callback(),
      later: none,
      onStillness: () => none,
    },
    ({ onTrace }) => {
      queueMicrotask(() => onTrace(batchOf(events)));
      return { status: 'live', message: null, send: async () => ({ ok: true, seq: 1 }), close: none };
    },
  );
  return model;
}

function doingOn(model: LiveModel, change: Partial<Doing> = {}): Doing {
  return {
    model,
    state: model.getState(),
    course: {
      parts: [],
      claims: {},
      misconceptions: {},
      translations: {},
      lessons: [SAMPLE],
      errors: [],
    },
    inLesson: true,
    comparing: false,
    projector: false,
    isDark: false,
    logOpen: false,
    send: none,
    edit: none,
    wish: none,
    startLesson: none,
    showLessons: none,
    leaveLesson: none,
    compare: none,
    chooseTheme: none,
    chooseProjector: none,
    showLog: none,
    startTour: none,
    ...change,
  };
}

async function actionsAfterAVisit(change: Partial<Doing> = {}): Promise<Action[]> {
  const model = modelAfterAVisit();
  await Promise.resolve();
  model.player.seekExchange(1);
  model.player.stepEvent(-1);
  return actionsOf(doingOn(model, change));
}

test('every action has an id of its own, words and a group', async () => {
  const actions = await actionsAfterAVisit();
  expect(actions.length).toBeGreaterThan(100);
  expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  expect(new Set(actions.map(({ label }) => label)).size).toBe(actions.length);
  for (const { label, group } of actions) {
    expect(label).toMatch(/^\S.{2,}/);
    expect(GROUPS).toContain(group);
  }
});

test('no two shortcuts share a key, none is one of the grid’s, and each does something', async () => {
  const keys = SHORTCUTS.map((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const taken of ['p', 'P', ' ', 'Enter', 'Escape', 'Tab', 'ArrowDown'])
    expect(keys).not.toContain(taken);
  const actions = await actionsAfterAVisit();
  const ids = actions.map(({ id }) => id);
  for (const { id } of SHORTCUTS) expect(ids).toContain(id);
  expect(actions.filter((action) => keysOf(action) !== null)).toHaveLength(SHORTCUTS.length);
});

test('each browser has every visit, and the options offer what is not in force', async () => {
  const sent: unknown[] = [];
  const actions = await actionsAfterAVisit({ send: (command) => sent.push(command) });
  for (const browser of ['Alice', 'Bob', 'Mallory'])
    expect(actions.map(({ label }) => label)).toContain(`${browser}: Log in`);
  actions.find(({ label }) => label === 'Bob: Log in')?.run();
  expect(sent).toMatchObject([{ type: 'visit', browser: 'Bob', method: 'POST', path: '/user' }]);
  const is = TUTORIAL_OPTIONS.saveUninitialized === true ? 'off' : 'on';
  expect(actions.map(({ label }) => label)).toContain(`saveUninitialized: ${is}`);
});

test('while the page compares, nothing acts on the sandbox that is out of sight', async () => {
  const groups = (await actionsAfterAVisit({ comparing: true })).map(({ group }) => group);
  expect(new Set(groups)).toEqual(new Set(['sandbox', 'screen', 'help']));
});

test('a single key means nothing once single keys are off, and never with a modifier', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false };
  fc.assert(
    fc.property(fc.constantFrom(...SHORTCUTS), fc.boolean(), fc.boolean(), ({ id, keys }, meta, alt) => {
      const isMod = keys.startsWith('mod+');
      const key = isMod ? keys.slice(4) : keys;
      const mod = { ...plain, ...(meta ? { metaKey: true } : { ctrlKey: true }) };
      expect(actionOf({ key, ...(isMod ? mod : plain) }, true)).toBe(id);
      expect(actionOf({ key, ...(isMod ? mod : plain) }, false)).toBe(isMod ? id : null);
      if (!isMod && key !== 'k') expect(actionOf({ key, ...mod }, true)).toBeNull();
      if (alt) expect(actionOf({ key, ...plain, altKey: true }, true)).toBeNull();
      expect(keyWords(keys, meta)).not.toBe('');
    }),
  );
});
