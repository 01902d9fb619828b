import { expect, test } from 'vitest';
import type { SessionOptions } from '#shared/options.ts';
import { EMPTY_WORLD, type HeldCookie, type StoreRecord, type World } from '#shared/world.ts';
import { effectsOf } from './effects.ts';

const NOW = new Date(2027, 0, 2, 10, 0, 5).getTime();

const worldWith = (options: Partial<SessionOptions>, rest: Partial<World> = {}): World => ({
  ...EMPTY_WORLD,
  options: { ...EMPTY_WORLD.options, ...options },
  ...rest,
});

const record = (sid: string, data: string): StoreRecord => ({
  sid,
  data,
  expires: null,
  op: 'set',
  seq: 1,
  exchange: 1,
  written: NOW,
});

const cookie = (name: string, sid: string | null): HeldCookie => ({
  name,
  value: 'v',
  domain: 'localhost',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: true,
  sameSite: null,
  expires: null,
  created: NOW,
  since: NOW,
  sid,
});

test('the tutorial’s options have one effect to tell: when a cookie set now would end', () => {
  expect(effectsOf(EMPTY_WORLD, NOW)).toEqual({ maxAge: { text: 'expires Sun 10:00', tone: 'fact' } });
});

test('a secure cookie over http, and one that scripts can read, are losses', () => {
  const effects = effectsOf(worldWith({ cookie: { secure: true, httpOnly: false } }), NOW);
  expect(effects.secure?.tone).toBe('loss');
  expect(effects.httpOnly?.tone).toBe('loss');
});

test('records that hold nothing but their cookie are counted as empty', () => {
  const store = EMPTY_WORLD.store
    .set('a', record('a', '{"cookie":{}}'))
    .set('b', record('b', '{"cookie":{},"views":1}'))
    .set('c', record('c', '{"cookie":{},"long":"cut off'));
  expect(effectsOf(worldWith({}, { store }), NOW).saveUninitialized?.text).toBe('1 empty');
});

test('session cookies under an earlier name are counted, other cookies are not', () => {
  const browsers: World['browsers'] = [
    {
      name: 'Alice',
      cookies: [cookie('connect.sid', 'x'), cookie('theme', null), cookie('sid', 'y')],
      page: null,
      address: '',
      loading: false,
      problem: null,
      script: null,
    },
  ];
  expect(effectsOf(worldWith({ name: 'sid' }, { browsers }), NOW).name).toEqual({
    text: '1 old cookie ignored',
    tone: 'loss',
  });
});

test('what loses a session is said of each option that does', () => {
  const effects = effectsOf(
    worldWith({
      genid: 'number',
      cookie: { path: '/app', domain: 'example.com', partitioned: true, expires: NOW - 1, maxAge: 1000 },
    }),
    NOW,
  );
  const losses = Object.entries(effects).flatMap(([name, effect]) => (effect.tone === 'loss' ? [name] : []));
  expect(losses.sort()).toEqual(['domain', 'expires', 'genid', 'partitioned', 'path']);
  expect(effects.maxAge?.text).toBe('expires wins');
});

test('of an option written by hand only that is said', () => {
  const effects = effectsOf(worldWith({ resave: true, byHand: { resave: 'no' } }), NOW);
  expect(effects.resave).toEqual({ text: 'by hand below', tone: 'fact' });
});
