import { sign } from 'cookie-signature';
import type { Request } from 'express';
import session from 'express-session';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { parseSetCookie } from '#shared/cookies.ts';
import { checkTrace } from '#shared/exchangeMachine.ts';
import { TraceEvent } from '#shared/trace.ts';
import { instrumentSession } from './instrumentSession.ts';
import { inWords } from './observedApp.ts';
import { ENDING_UNWATCHED, HANDLERS, TwinServer, twinApp } from './twin.ts';
import { STORE_KINDS, WritingStore } from './writingStore.ts';

const SECRET = 'first secret';

const someOptions = fc.record({
  resave: fc.boolean(),
  saveUninitialized: fc.boolean(),
  rolling: fc.boolean(),
  unset: fc.constantFrom('keep', 'destroy', undefined),
  proxy: fc.constantFrom(true, false, undefined),
  secret: fc.constantFrom(SECRET, [SECRET], ['second secret', SECRET]),
  cookie: fc.record({
    maxAge: fc.constantFrom(undefined, 60_000),
    secure: fc.constantFrom(false, false, true, 'auto'),
    sameSite: fc.constantFrom(undefined, 'lax', 'auto'),
    path: fc.constantFrom('/', '/', '/', '/re'),
  }),
  asFunction: fc.boolean(),
  genidThrows: fc.constantFrom(0, 0, 0, 2),
  store: fc.constantFrom(...STORE_KINDS),
});
type SomeOptions = typeof someOptions extends fc.Arbitrary<infer T> ? T : never;

const aRequest = fc.record({
  handler: fc.constantFrom(...Object.keys(HANDLERS)),
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST'),
  cookie: fc.constantFrom(
    'kept',
    'kept',
    'kept',
    'first',
    'none',
    'tampered',
    'unsigned',
    'unknown',
    'empty',
  ),
  https: fc.boolean(),
  waitMs: fc.constantFrom(0, 0, 1000, 70_000),
});
type ARequest = typeof aRequest extends fc.Arbitrary<infer T> ? T : never;

/** One of the twins: an app with a store of its own, and the cookie as a browser would keep it. */
class Twin {
  readonly notes: string[] = [];
  readonly store: WritingStore;
  readonly #server: TwinServer;
  #first = '';
  #kept = '';

  constructor(server: TwinServer, library: typeof session, given: SomeOptions) {
    this.#server = server;
    this.store = new WritingStore(given.store);
    let ids = 0;
    const genid = (req: Request) => {
      ids += 1;
      // In a regenerate() nobody would catch it.
      if (ids === given.genidThrows && !req.session) throw new Error('genid threw up');
      return `id-${ids}`;
    };
    const { asFunction, genidThrows: _, cookie, ...rest } = given;
    const options = {
      ...rest,
      genid,
      cookie: asFunction ? () => ({ ...cookie }) : cookie,
      store: this.store,
    };
    server.app = twinApp(Reflect.apply(library, undefined, [options]), this.notes);
  }

  async send({ handler, method, cookie, https }: ARequest): Promise<string> {
    const value = {
      kept: this.#kept,
      first: this.#first,
      none: '',
      tampered: `${this.#kept.slice(0, -2)}xy`,
      unsigned: 'connect.sid=hello',
      unknown: `connect.sid=${encodeURIComponent(`s:${sign('nobody', SECRET)}`)}`,
      empty: 'connect.sid=',
    }[cookie];
    const lines = [
      `${method} /${handler} HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
      `X-Forwarded-Proto: ${https ? 'https' : 'http'}`,
      ...(value === '' ? [] : [`Cookie: other=1; ${value}`]),
      ...(method === 'POST' ? ['Content-Length: 0'] : []),
    ];
    const answer = await this.#server.send(`${lines.join('\r\n')}\r\n\r\n`);
    do await new Promise(setImmediate);
    while (this.store.pending > 0);
    await new Promise(setImmediate);
    this.#keep(answer);
    return answer;
  }

  #keep(answer: string): void {
    for (const [, raw = ''] of answer.matchAll(/^set-cookie: (connect\.sid=.*)$/gim)) {
      const set = parseSetCookie(raw);
      if (set === null) continue;
      this.#kept = `${set.name}=${set.value}`;
      this.#first ||= this.#kept;
    }
  }
}

const bareServer = new TwinServer();
const observedServer = new TwinServer();
beforeAll(() => Promise.all([bareServer.start(), observedServer.start()]));
afterAll(() => {
  bareServer.stop();
  observedServer.stop();
});
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

test('whatever the options and the requests, nothing differs from the bare library and no reason is disputed', async () => {
  await fc.assert(
    fc.asyncProperty(
      someOptions,
      fc.array(aRequest, { minLength: 1, maxLength: 6 }),
      async (given, requests) => {
        const events: TraceEvent[] = [];
        const library = instrumentSession(session, (fact) => {
          events.push(TraceEvent.parse({ ...fact, seq: events.length + 1, t: 0, mono: 0 }));
        });
        const bare = new Twin(bareServer, session, given);
        const observed = new Twin(observedServer, library, given);
        const unwatched = given.store === 'throwing' ? ENDING_UNWATCHED : [];
        for (const request of requests.filter(({ handler }) => !unwatched.includes(handler))) {
          vi.setSystemTime(Date.now() + request.waitMs);
          const answers = await Promise.all([bare.send(request), observed.send(request)]);
          expect(answers[1]).toBe(answers[0]);
        }
        expect(observed.store.written).toEqual(bare.store.written);
        expect(observed.notes).toEqual(bare.notes);
        const told = events.map((event) => `${event.exchange} ${inWords(event)}`).join('\n');
        expect(
          events.filter((event) => event.type === 'warning'),
          told,
        ).toEqual([]);
        expect(checkTrace(events), told).toEqual({ ok: true });
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
