import { once } from 'node:events';
import session from 'express-session';
import { describe, expect, test } from 'vitest';
import type { TraceFact } from '#shared/trace.ts';
import { instrumentSession } from './instrumentSession.ts';

const options = { secret: 'a secret', resave: false, saveUninitialized: false };
const DATA = { cookie: new session.Cookie() };

/** A store that is listened to, and what was told about it. */
function listened<S extends session.Store>(store: S): { store: S; facts: TraceFact[]; told: () => string[] } {
  const facts: TraceFact[] = [];
  const observed = instrumentSession(session, (fact) => facts.push(fact));
  observed({ ...options, store });
  const told = () =>
    facts.map((fact) => {
      if (fact.type === 'store.called') return `${fact.caller} calls ${fact.method}`;
      return 'outcome' in fact ? `${fact.type} ${fact.outcome}` : fact.type;
    });
  return { store, facts, told };
}

/** A store whose methods answer by promise, as some do that came after callbacks. */
class Promising extends session.MemoryStore {
  override get(
    sid: string,
    callback?: (error: unknown, found?: session.SessionData | null) => void,
  ): Promise<unknown> {
    if (callback) return Promise.resolve(super.get(sid, callback));
    return sid === 'broken' ? Promise.reject(new Error('no such shelf')) : Promise.resolve({ ...DATA, sid });
  }
}

describe('a store that is listened to', () => {
  test('tells calls from outside of any request as such', async () => {
    const { store, told, facts } = listened(new session.MemoryStore());
    await new Promise<void>((resolve) => Reflect.apply(store.set, store, ['a', DATA, resolve]));
    expect(told()).toEqual(['outside calls set', 'store.set ok']);
    expect(facts.map(({ exchange }) => exchange)).toEqual([null, null]);
  });

  test('tells a call without callback as over when it returns', () => {
    const { store, told } = listened(new session.MemoryStore());
    store.destroy('a');
    expect(told()).toEqual(['outside calls destroy', 'store.destroy ok']);
  });

  test('tells what the store asks of itself as its own doing', async () => {
    const { store, told } = listened(new session.MemoryStore());
    const length = await new Promise((resolve) => store.length((_error, count) => resolve(count)));
    expect(length).toBe(0);
    expect(told()).toEqual(['outside calls length', 'store calls all', 'store.other ok', 'store.other ok']);
  });

  test('tells the first answer only, and passes every one on', () => {
    class Repeating extends session.MemoryStore {
      override get(_sid: string, callback: (error: unknown, found?: session.SessionData | null) => void) {
        Reflect.apply(callback, undefined, [null, DATA]);
        callback(new Error('again'));
      }
    }
    const { store, told } = listened(new Repeating());
    const answers: unknown[] = [];
    store.get('a', (error, found) =>
      answers.push([error instanceof Error ? error.message : undefined, found]),
    );
    expect(answers).toEqual([
      [undefined, DATA],
      ['again', undefined],
    ]);
    expect(told()).toEqual(['outside calls get', 'store.get ok']);
  });

  test('tells when a promise is kept, and what with', async () => {
    const { store, told, facts } = listened(new Promising());
    expect(await store.get('a')).toEqual({ ...DATA, sid: 'a' });
    expect(told()).toEqual(['outside calls get', 'store.get ok']);
    expect(facts.at(-1)).toMatchObject({ sid: 'a', data: JSON.stringify({ ...DATA, sid: 'a' }) });
  });

  test('tells when a promise is broken, and breaks it all the same', async () => {
    const { store, told, facts } = listened(new Promising());
    await expect(store.get('broken')).rejects.toThrow('no such shelf');
    expect(told()).toEqual(['outside calls get', 'store.get error']);
    expect(facts.at(-1)).toMatchObject({ error: 'no such shelf' });
  });

  test('leaves a broken promise that nobody looks at to Node', async () => {
    const { store } = listened(new Promising());
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const unhandled = once(process, 'unhandledRejection');
    void store.get('broken');
    const [error]: unknown[] = await unhandled;
    for (const listener of listeners) process.on('unhandledRejection', listener);
    expect(error).toMatchObject({ message: 'no such shelf' });
  });

  test('is listened to once, however often it is handed in', () => {
    const store = new session.MemoryStore();
    const facts: TraceFact[] = [];
    const observed = instrumentSession(session, (fact) => facts.push(fact));
    for (let i = 0; i < 3; i++) observed({ ...options, store });
    store.destroy('a');
    expect(facts.map(({ type }) => type)).toEqual(['store.called', 'store.destroy']);
  });

  test('has the same methods with the same names and lengths, and shows no new keys', () => {
    const plain = new session.MemoryStore();
    const { store } = listened(new session.MemoryStore());
    session({ ...options, store: plain });
    expect(Object.keys(store)).toEqual(Object.keys(plain));
    for (const name of [
      'get',
      'set',
      'touch',
      'destroy',
      'all',
      'clear',
      'length',
      'createSession',
      'generate',
    ]) {
      const [ours, theirs]: unknown[] = [Reflect.get(store, name), Reflect.get(plain, name)];
      if (typeof ours !== 'function' || typeof theirs !== 'function') throw new Error(`There is no ${name}.`);
      expect([ours.name, ours.length]).toEqual([theirs.name, theirs.length]);
    }
    expect(store).toBeInstanceOf(session.MemoryStore);
  });

  test('that can’t be listened to works, and that is told once', () => {
    const store = new session.MemoryStore();
    Object.defineProperty(store, 'get', { value: store.get, configurable: false, writable: false });
    const { facts } = listened(store);
    expect(facts.map(({ type }) => type)).toEqual(['warning']);
    expect(store.listenerCount('connect')).toBe(1);
  });
});
