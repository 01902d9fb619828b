/**
 * For the proof of fidelity: what its random cases are made of. Options of express-session, a store, and requests after
 * and beside one another. Knows nothing of how a case is played.
 */
import fc from 'fast-check';
import { HANDLERS } from './twinHandlers.ts';
import { STORE_KINDS, type StoreKind } from './writingStore.ts';

/** The oldest of the secrets: with others before it, it only verifies. */
export const SECRET = 'first secret';

const someOptions = fc.record({
  resave: fc.constantFrom(true, false, undefined),
  saveUninitialized: fc.constantFrom(true, false, undefined),
  rolling: fc.constantFrom(true, false, undefined),
  unset: fc.constantFrom('keep', 'destroy', undefined),
  proxy: fc.constantFrom(true, false, undefined),
  name: fc.constantFrom(undefined, undefined, 'sid'),
  secret: fc.constantFrom(SECRET, [SECRET], ['second secret', SECRET], ['third', 'second secret', SECRET]),
  cookie: fc.record({
    maxAge: fc.constantFrom(undefined, 60_000),
    httpOnly: fc.constantFrom(undefined, false),
    secure: fc.constantFrom(false, false, true, 'auto'),
    sameSite: fc.constantFrom(undefined, 'lax', 'auto'),
    path: fc.constantFrom('/', '/', '/', '/re'),
    partitioned: fc.constantFrom(undefined, undefined, true),
    priority: fc.constantFrom(undefined, undefined, 'high'),
  }),
  /** Whether the cookie's options are a function of the request. */
  asFunction: fc.boolean(),
  /** Which of the ids can't be made; 0: each can. */
  genidThrows: fc.constantFrom(0, 0, 0, 2),
});
export type SomeOptions = typeof someOptions extends fc.Arbitrary<infer T> ? T : never;

const aRequest = fc.record({
  handler: fc.constantFrom(...Object.keys(HANDLERS)),
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST'),
  cookie: fc.constantFrom(
    'kept',
    'kept',
    'kept',
    'kept',
    'kept',
    'first',
    'none',
    'tampered',
    'unsigned',
    'unknown',
    'empty',
    'by the oldest secret',
    'unencoded',
    'quoted',
    'twice',
  ),
  https: fc.boolean(),
  lastOnLine: fc.nat(14).map((n) => n === 0),
});
export type SomeRequest = typeof aRequest extends fc.Arbitrary<infer T> ? T : never;

/** A request alone, or some at once, with the order in which they come and the store answers them. */
const aStep = fc.record({
  waitMs: fc.constantFrom(0, 0, 1000, 70_000),
  connection: fc.constantFrom(null, null, null, null, null, null, 'disconnect', 'connect'),
  requests: fc.oneof(
    { weight: 4, arbitrary: fc.array(aRequest, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(aRequest, { minLength: 2, maxLength: 3 }) },
  ),
  order: fc.array(fc.nat(5), { maxLength: 12 }),
});
export type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

/** Those that end the response where nobody catches what a store throws, with or without instrumentation. */
const ENDING_UNWATCHED = new Set(
  'slowStream flush pipe destroyAndGo reload reloadThenSave storeTalk waits'.split(' '),
);

/** What both libraries can be asked with that store: nothing that would end the process whoever watches it. */
function playable({ steps, ...rest }: Sequence): Sequence {
  const fits = ({ handler }: SomeRequest, requests: SomeRequest[]): boolean =>
    !(rest.store === 'throwing' && ENDING_UNWATCHED.has(handler)) &&
    // When a file has been read is nobody's to tell.
    !(requests.length > 1 && handler === 'pipe');
  const left = steps.map((step) => ({
    ...step,
    requests: step.requests.filter((request) => fits(request, step.requests)),
  }));
  return { ...rest, steps: left };
}

export interface Sequence {
  given: SomeOptions;
  store: StoreKind;
  /** Whether the instrument forgets whose code runs when a call returns (RunningInTurn). */
  inTurn: boolean;
  steps: Step[];
}

/** Random options with one of those stores and random requests; each request is one case. */
export const sequencesWith = (kinds: readonly StoreKind[]): fc.Arbitrary<Sequence> =>
  fc
    .record({
      given: someOptions,
      store: fc.constantFrom(...kinds),
      inTurn: fc.boolean(),
      steps: fc.array(aStep, { minLength: 1, maxLength: 8 }),
    })
    .map(playable);

export const sequences = sequencesWith(STORE_KINDS);
