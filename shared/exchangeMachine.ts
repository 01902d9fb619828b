/**
 * The machine of one exchange: which events may follow which, from a browser's request to the last byte and
 * what comes after. Every real trace is accepted; an order that can't have happened is refused.
 */
import { and, getNextTransitions, initialTransition, not, type SnapshotFrom, transition } from 'xstate';
import {
  ASKED_AT_END,
  answers,
  CHANGE,
  COOKIE_QUESTION,
  called,
  libraryCalls,
  NEW_PASS,
  parts,
  STAYS,
} from './exchangeRules.ts';
import type { Station, TraceEvent, TraceEventType } from './trace.ts';

export const exchangeMachine = parts.createMachine({
  id: 'exchange',
  context: { pending: [], passes: 0, endings: 0, cookies: 0 },
  initial: 'asking',
  // What says nothing about the order of an exchange may come at any time.
  on: { warning: STAYS, finding: STAYS, 'hold.reached': STAYS, 'hold.released': STAYS },
  states: {
    asking: {
      initial: 'nobody',
      on: { 'request.started': 'served' },
      states: {
        nobody: { on: { 'browser.requested': 'browser' } },
        browser: {
          on: { 'browser.cookie': STAYS, 'browser.page': '#unserved', 'browser.failed': '#abandoned' },
        },
      },
    },

    /** The browser gave up; its request may still be on its way. */
    abandoned: { id: 'abandoned', on: { 'browser.cookie': STAYS, 'request.started': 'served' } },

    /** Node itself answered. */
    unserved: { id: 'unserved', on: { 'browser.cookie': STAYS } },

    served: {
      type: 'parallel',
      on: {
        'store.called': { guard: 'not by express-session', actions: called(null) },
        'store.get': { guard: 'to another call', actions: 'answered' },
        'store.set': { guard: 'to another call', actions: 'answered' },
        'store.touch': { guard: 'to another call', actions: 'answered' },
        'store.destroy': { guard: 'to another call', actions: 'answered' },
        'store.other': { guard: 'to another call', actions: 'answered' },
        'browser.cookie': { guard: 'headers gone', ...STAYS },
        'browser.page': { guard: 'headers gone', ...STAYS },
        'browser.failed': STAYS,
      },
      states: {
        reading: {
          initial: 'arrived',
          states: {
            arrived: {
              on: {
                'cookie.read': NEW_PASS,
                'session.skipped': 'steppedAside',
                'session.failed': 'steppedAside',
              },
            },
            cookieRead: {
              on: {
                'session.generated': { target: 'ready', guard: not('regenerated') },
                'store.called': libraryCalls('get', 'load', 'loading'),
                'session.failed': 'failed',
              },
            },
            loading: {
              on: {
                'store.get': { target: 'answered', guard: 'to express-session’s get', actions: 'answered' },
              },
            },
            answered: {
              on: {
                'session.loaded': 'ready',
                'session.generated': { target: 'ready', guard: not('regenerated') },
                'session.failed': 'failed',
              },
            },
            ready: {
              on: {
                'session.generated': { guard: 'regenerated', ...STAYS },
                'session.loaded': STAYS,
                'session.skipped': STAYS,
                'session.failed': STAYS,
                'cookie.read': NEW_PASS,
              },
            },
            failed: { on: { 'session.failed': STAYS, 'cookie.read': NEW_PASS } },
            steppedAside: {
              on: {
                'session.skipped': STAYS,
                'session.failed': STAYS,
                'cookie.read': NEW_PASS,
              },
            },
          },
        },

        ending: {
          initial: 'open',
          states: {
            open: { on: { 'session.changed': CHANGE, decision: ASKED_AT_END } },
            changed: { on: { decision: ASKED_AT_END } },
            kept: {
              on: {
                decision: [
                  answers('save', 'yes', 'saving'),
                  answers('save', 'no', 'unsaved'),
                  answers('save', 'no session', 'over'),
                ],
              },
            },
            unsaved: {
              on: {
                decision: [answers('touch', 'yes', 'touching'), answers('touch', 'no', 'over')],
              },
            },
            destroying: {
              on: { 'store.called': libraryCalls('destroy', 'commit', 'over') },
            },
            saving: {
              on: { 'store.called': libraryCalls('set', 'commit', 'over') },
            },
            touching: {
              on: { 'store.called': libraryCalls('touch', 'commit', 'over') },
            },
            over: { on: { 'session.changed': CHANGE, decision: ASKED_AT_END } },
          },
        },

        headers: {
          initial: 'waiting',
          states: {
            waiting: {
              on: {
                decision: COOKIE_QUESTION,
                'cookie.set': { guard: and(['no library', 'on the wire']), ...STAYS },
                'response.started': { target: 'gone', guard: and(['no library', 'on the wire']) },
              },
            },
            asked: {
              on: {
                decision: COOKIE_QUESTION,
                'cookie.set': { guard: and(['on the wire', not('in the midst of deciding')]), ...STAYS },
                'response.started': {
                  target: 'gone',
                  guard: and(['on the wire', not('in the midst of deciding')]),
                },
              },
            },
            gone: {},
          },
        },

        outcome: {
          initial: 'open',
          states: {
            open: {
              on: {
                'response.sent': [
                  {
                    target: 'finished',
                    guard: and([
                      'finished',
                      'headers gone',
                      'commit answered',
                      not('in the midst of deciding'),
                    ]),
                  },
                  { target: 'aborted', guard: 'aborted' },
                ],
              },
            },
            finished: {},
            aborted: {},
          },
        },
      },
    },
  },
});
export type ExchangeState = SnapshotFrom<typeof exchangeMachine>;

/** An exchange of which nothing has been seen. */
export const beforeExchange = (): ExchangeState => initialTransition(exchangeMachine)[0];

/** The exchange after one more event, or null where it can't follow. */
export function afterEvent(state: ExchangeState, event: TraceEvent): ExchangeState | null {
  return state.can(event) ? transition(exchangeMachine, state, event)[0] : null;
}

/** Where the request is; null before it reached the server. */
export function stationOf({ value }: ExchangeState): Station | null {
  if (typeof value === 'string' || !('served' in value)) return null;
  const { reading, ending, headers, outcome } = value.served;
  if (outcome !== 'open') return 'respond';
  if (ending !== 'open' && ending !== 'over') return 'save';
  if (headers === 'asked') return 'set-cookie';
  if (ending === 'over') return headers === 'gone' ? 'respond' : 'save';
  return READING[reading] ?? 'handler';
}

const READING: Partial<Record<string, Station>> = {
  arrived: 'read-cookie',
  cookieRead: 'verify-signature',
  loading: 'load-session',
  answered: 'load-session',
};

export type TraceCheck =
  | { ok: true }
  | { ok: false; seq: number; type: TraceEventType; state: string; expected: string[] };

/** Checks that every exchange of a trace ran as one can. Answers the first event that can't have come then. */
export function checkTrace(events: readonly TraceEvent[]): TraceCheck {
  const states = new Map<number, ExchangeState>();
  for (const event of events) {
    if (event.exchange === null) continue;
    const state = states.get(event.exchange) ?? beforeExchange();
    const next = afterEvent(state, event);
    if (next === null) {
      const { seq, type } = event;
      return { ok: false, seq, type, state: JSON.stringify(state.value), expected: expectedIn(state) };
    }
    states.set(event.exchange, next);
  }
  return { ok: true };
}

/** What could come next, by type; decisions and the library's own store calls in more words. */
function expectedIn(state: ExchangeState): string[] {
  const words = getNextTransitions(state).map(({ eventType, description }) => description ?? eventType);
  return [...new Set(words)];
}
