/**
 * What the machine of one exchange asks of an event and remembers of it: its guards, its memory, and the
 * transitions that express-session's questions and store calls make. The order of states is in exchangeMachine.ts.
 */
import { and, assign, not, or, setup, stateIn } from 'xstate';
import type { Question, TraceEvent } from './trace.ts';

interface Pending {
  call: number;
  method: string;
  /** What the middleware asked for: the session at the beginning, or to commit it at the end. */
  stage: 'load' | 'commit' | null;
}

interface ExchangeContext {
  /** Store calls without an answer. */
  pending: readonly Pending[];
  /** Session middlewares that took hold of the request: one, but for the oddest of apps. */
  passes: number;
  /** How many of them have been asked at the end, and about the cookie. */
  endings: number;
  cookies: number;
}

type StoreAnswer = Extract<TraceEvent, { type: `store.${string}`; outcome: string }>;
const isAnswer = (event: TraceEvent): event is StoreAnswer =>
  event.type.startsWith('store.') && 'outcome' in event;

function pendingOf(context: ExchangeContext, event: TraceEvent): Pending | undefined {
  if (!isAnswer(event)) return undefined;
  const method = event.type === 'store.other' ? event.method : event.type.slice('store.'.length);
  return context.pending.find((known) => known.call === event.call && known.method === method);
}

type Answer = 'yes' | 'no' | 'no session';

const isDecision = (event: TraceEvent, question: Question, answer: Answer): boolean => {
  if (event.type !== 'decision' || event.question !== question) return false;
  const gone = event.conditions.some(({ name, value }) => name === 'hasSession' && !value);
  return event.answer ? answer === 'yes' : answer === (question === 'save' && gone ? 'no session' : 'no');
};

/** Only its type is of use to XState. */
const types: { context?: ExchangeContext; events?: TraceEvent } = {};

export const parts = setup({
  types,
  guards: {
    decided: ({ event }, { question, answer }: { question: Question; answer: Answer }) =>
      isDecision(event, question, answer),
    'by express-session': ({ event }, { method }: { method: string }) =>
      event.type === 'store.called' && event.caller === 'middleware' && event.method === method,
    'not by express-session': ({ event }) => event.type === 'store.called' && event.caller !== 'middleware',
    'to express-session’s get': ({ context, event }) => pendingOf(context, event)?.stage === 'load',
    'to another call': ({ context, event }) => {
      const known = pendingOf(context, event);
      return known !== undefined && known.stage !== 'load';
    },
    'commit answered': ({ context }) => context.pending.every(({ stage }) => stage !== 'commit'),
    'an ending to come': ({ context }) => context.endings < context.passes,
    destroyed: and([
      ({ event }) => isDecision(event, 'destroy', 'yes'),
      'an ending to come',
      'at the handler or waiting for the store',
    ]),
    kept: and([
      ({ event }) => isDecision(event, 'destroy', 'no'),
      'an ending to come',
      'at the handler or waiting for the store',
    ]),
    'asked for the cookie': and([
      ({ context, event }) =>
        context.cookies < context.passes && event.type === 'decision' && event.question === 'set-cookie',
      'at the handler or waiting for the store',
      not('in the midst of deciding'),
    ]),
    // Whoever gives up waiting for the session may answer before it is there.
    'at the handler or waiting for the store': or([
      stateIn({ served: { reading: 'ready' } }),
      stateIn({ served: { reading: 'failed' } }),
      stateIn({ served: { reading: 'loading' } }),
    ]),
    regenerated: ({ event }) => event.type === 'session.generated' && event.reason === 'regenerated',
    finished: ({ event }) => event.type === 'response.sent' && event.outcome === 'finished',
    aborted: ({ event }) => event.type === 'response.sent' && event.outcome === 'aborted',
    'no library': stateIn({ served: { reading: 'steppedAside' } }),
    'headers gone': stateIn({ served: { headers: 'gone' } }),
    'on the wire': stateIn({ served: { outcome: 'open' } }),
    'in the midst of deciding': or([
      stateIn({ served: { ending: 'kept' } }),
      stateIn({ served: { ending: 'unsaved' } }),
      stateIn({ served: { ending: 'destroying' } }),
      stateIn({ served: { ending: 'saving' } }),
      stateIn({ served: { ending: 'touching' } }),
    ]),
  },
  actions: {
    nothing: () => {},
    called: assign(({ context, event }, { stage }: { stage: Pending['stage'] }) => {
      if (event.type !== 'store.called') return {};
      const { call, method } = event;
      return { pending: [...context.pending, { call, method, stage }] };
    }),
    answered: assign(({ context, event }) => {
      const known = pendingOf(context, event);
      return { pending: context.pending.filter((each) => each !== known) };
    }),
    took: assign({ passes: ({ context }) => context.passes + 1 }),
    ended: assign({ endings: ({ context }) => context.endings + 1 }),
    askedForCookie: assign({ cookies: ({ context }) => context.cookies + 1 }),
  },
});

export const called = (stage: Pending['stage']) => ({ type: 'called', params: { stage } }) as const;

/** The library answers a question, seen as a decision. */
export const answers = <T extends string>(question: Question, answer: Answer, target: T) =>
  ({
    target,
    guard: { type: 'decided', params: { question, answer } },
    description: `decision "${question}": ${answer}`,
  }) as const;

/** The library calls the store, and what for. */
export const libraryCalls = <T extends string>(method: string, stage: Pending['stage'], target: T) =>
  ({
    target,
    guard: { type: 'by express-session', params: { method } },
    actions: called(stage),
    description: `store.called: ${method} by express-session`,
  }) as const;

export const CHANGE = { target: 'changed', guard: 'an ending to come' } as const;

export const ASKED_AT_END = [
  { ...answers('destroy', 'yes', 'destroying'), guard: 'destroyed', actions: 'ended' },
  { ...answers('destroy', 'no', 'kept'), guard: 'kept', actions: 'ended' },
] as const;

export const COOKIE_QUESTION = {
  target: 'asked',
  guard: 'asked for the cookie',
  actions: 'askedForCookie',
  description: 'decision "set-cookie"',
} as const;

export const NEW_PASS = { target: 'cookieRead', actions: 'took' } as const;

/** An event that may come here and leads nowhere. XState counts a transition without target and action as none. */
export const STAYS = { actions: 'nothing' } as const;
