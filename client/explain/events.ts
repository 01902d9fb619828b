/** Each trace event in words: one line for the timeline, and a sentence for those who listen. Pure. */

import { FINDING_TEXTS } from '#shared/findingTexts.ts';
import { STORES } from '#shared/storeFacts.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { appWords } from './appWords.ts';
import { citation } from './citation.ts';
import { HOLD_PLACES, RELEASED, whose } from './holds.ts';
import { changedKeys } from './session.ts';
import { duration, took } from './time.ts';

export interface EventWords {
  /** What happened, in a few words. */
  title: string;
  /** Raw values that belong to it, most telling first. */
  details: readonly string[];
}

const words = (title: string, ...details: (string | null | undefined)[]): EventWords => ({
  title,
  details: details.filter(
    (detail): detail is string => detail !== null && detail !== undefined && detail !== '',
  ),
});

const CALLERS = {
  middleware: 'express-session',
  handler: 'the handler',
  outside: 'code outside of requests',
  store: 'the store itself',
} as const;

const SPOKEN_QUESTION = {
  destroy: 'Destroy?',
  save: 'Save?',
  touch: 'Touch?',
  'set-cookie': 'Set cookie?',
} as const;

export function describe(event: TraceEvent): EventWords {
  switch (event.type) {
    case 'sandbox.started':
      return words(
        event.reason === 'reset' ? 'Sandbox reset' : 'Sandbox started',
        `port ${event.port}`,
        `${event.store} store`,
      );
    case 'sandbox.restored':
      return words(
        'Sandbox restored',
        event.at === null ? 'from a snapshot' : `as it was after event ${event.at}`,
      );
    case 'browser.added':
      return words(`${event.browser} joined`);
    case 'browser.removed':
      return words(`${event.browser} left, and the jar with it`);
    case 'browser.requested':
      return words(
        `${event.browser} asks for it`,
        `${event.method} ${event.url}`,
        event.redirectOf === null ? null : `redirected by exchange ${event.redirectOf}`,
        event.crossSite === true ? 'led here by another site' : null,
        event.transport === 'proxy' ? 'over HTTPS to a proxy' : null,
        event.body,
      );
    case 'browser.page':
      return words(
        `${event.browser} shows the page`,
        event.url,
        event.contentType,
        event.truncated ? 'cut off here' : null,
      );
    case 'browser.failed':
      return words(`${event.browser} got no page`, event.message, event.url);
    case 'browser.closed':
      return words(
        `${event.browser}’s window was closed`,
        event.ended.length === 0 ? null : `ended with it: ${event.ended.join(', ')}`,
        event.kept.length === 0 ? null : `kept: ${event.kept.join(', ')}`,
      );
    case 'browser.script':
      return words(
        `A script in ${event.browser}’s page reads document.cookie`,
        event.read === '' ? 'it is empty' : event.read,
        event.hidden.length === 0 ? null : `can’t see ${event.hidden.join(', ')}: HttpOnly`,
      );
    case 'browser.cookie':
      return describeJar(event);
    case 'request.started':
      return words(
        'The request arrives',
        `${event.method} ${event.path}`,
        event.tls === true ? 'over TLS' : null,
        ...event.headers.map(([name, value]) => `${name}: ${value}`),
      );
    case 'session.skipped':
      return words('express-session lets it pass', event.reason, event.message);
    case 'cookie.read':
      return describeCookieRead(event);
    case 'store.called':
      return words(
        `Store ${event.method} begins`,
        event.sid && `id ${event.sid}`,
        `by ${CALLERS[event.caller]}`,
      );
    case 'store.get':
    case 'store.set':
    case 'store.touch':
    case 'store.destroy':
    case 'store.other':
      return describeStore(event);
    case 'session.generated':
      return words(
        'Session generated',
        `id ${event.sid}`,
        GENERATED[event.reason],
        event.previous && `instead of ${event.previous}`,
      );
    case 'session.loaded':
      return words('Session loaded', `id ${event.sid}`, event.data);
    case 'session.changed':
      return describeChange(event);
    case 'session.failed':
      return words('express-session passes an error on', event.message);
    case 'decision':
      return words(
        `${SPOKEN_QUESTION[event.question]} ${event.answer ? 'Yes' : 'No'}`,
        ...event.conditions.map(({ name, value }) => `${name}: ${value}`),
      );
    case 'cookie.set':
      return words(
        `Set-Cookie ${event.name}, by ${event.by === 'app' ? 'the app' : 'express-session'}`,
        event.raw,
      );
    case 'response.started':
      return words(
        `The headers leave: ${event.status}`,
        ...event.headers.map(([name, value]) => `${name}: ${value}`),
      );
    case 'response.sent':
      return words(
        event.outcome === 'aborted' ? 'The connection closed early' : 'The response is complete',
        `${event.bytes} bytes`,
        `after ${took(event.durationMs)}`,
      );
    case 'hold.reached':
      return words(
        `Held at ${HOLD_PLACES[event.station].name}`,
        HOLD_PLACES[event.station].where,
        `${duration(event.limitMs)} at most`,
      );
    case 'hold.released':
      return words(
        `Released from ${HOLD_PLACES[event.station].name}`,
        RELEASED[event.reason],
        `after ${took(event.waitedMs)}`,
      );
    case 'holds.changed':
      return words(
        event.holds.length === 0 ? 'No holds' : 'Holds set',
        ...event.holds.map(({ station, browser }) => `${HOLD_PLACES[station].name}: ${whose(browser)}`),
      );
    case 'latency.changed':
      return words(
        'Delays set',
        `handler ${took(event.latency.handlerMs)}`,
        `store ${took(event.latency.storeMs)}`,
      );
    case 'app.changed':
      return words('The app was changed', ...appWords(event.app, event.changed));
    case 'options.changed':
      return words(
        event.changed.length === 0 ? 'Options set' : `Options changed: ${event.changed.join(', ')}`,
      );
    case 'trust-proxy.changed':
      return words(event.on ? 'Express now trusts the proxy' : 'Express no longer trusts a proxy');
    case 'store.changed':
      return words(
        `${STORE_CHANGES[event.reason]}: ${STORES[event.store].name}`,
        event.total === 1 ? 'it holds 1 session' : `it holds ${event.total} sessions`,
      );
    case 'store.file':
      return words('The session’s file on disk', event.text, event.path);
    case 'store.expiry':
      return words(
        'When the store will end it',
        event.own === null ? 'never' : new Date(event.own).toISOString(),
        event.recorded === null ? null : `cookie.expires in it: ${new Date(event.recorded).toISOString()}`,
      );
    case 'store.trouble':
      return words(STORE_TROUBLES[event.mode], event.mode === 'slow' ? `${event.ms} ms a call` : null);
    case 'clock.advanced':
      return words(`Clock moved ahead by ${duration(event.byMs)}`);
    case 'server.restarted':
      return words('Server restarted', forgotten(event.lost));
    case 'server.crashed':
      return words(CRASHES[event.reason], event.message);
    case 'warning':
      return words(`Warning from ${event.source}`, event.text);
    case 'finding':
      return words(
        `Finding: ${FINDING_TEXTS[event.id].title}`,
        `proven by events ${event.proof.join(', ')}`,
        FINDING_TEXTS[event.id].what,
      );
  }
}

const STORE_CHANGES = {
  chosen: 'Store switched',
  restarted: 'The store outlived the restart',
  restored: 'The store holds what the snapshot has',
  unavailable: 'The store can’t be reached, so there is another',
} as const;

const STORE_TROUBLES = {
  ok: 'The store works',
  slow: 'The store is slow',
  failing: 'Every call of the store fails',
  down: 'The store is down: it emitted "disconnect"',
} as const;

const CRASHES = {
  crashed: 'The server crashed',
  hung: 'The server gave no sign of life',
  'out-of-memory': 'The server ran out of memory',
} as const;

const GENERATED = {
  'no-cookie': 'no cookie came in',
  'bad-signature': 'the signature was wrong',
  unsigned: 'the cookie was not signed',
  'not-in-store': 'the store has no such record',
  expired: 'the record had expired',
  'store-error': 'the store has no such file (ENOENT)',
  regenerated: 'the handler asked for it',
} as const;

const forgotten = (lost: number): string =>
  lost === 0 ? 'no session was in memory' : `${lost} ${lost === 1 ? 'session' : 'sessions'} forgotten`;

function describeCookieRead({
  name,
  verdict,
  raw,
  sid,
  secret,
}: Extract<TraceEvent, { type: 'cookie.read' }>): EventWords {
  const verdicts = {
    absent: `No ${name} came in`,
    valid: `${name} read, its signature matches`,
    'bad-signature': `${name} read, its signature doesn’t match`,
    unsigned: `${name} read, it isn’t signed`,
  } as const;
  return words(
    verdicts[verdict],
    sid && `id ${sid}`,
    raw,
    secret !== null && secret > 0 ? `secret ${secret + 1}` : null,
  );
}

function describeStore(event: Extract<TraceEvent, { call: number; outcome: unknown }>): EventWords {
  const method = event.type === 'store.other' ? event.method : event.type.slice('store.'.length);
  const outcomes = {
    ok: 'done',
    missing: 'no such record',
    expired: 'it had expired',
    error: 'failed',
  } as const;
  return words(
    `Store ${method}: ${outcomes[event.outcome]}`,
    event.sid && `id ${event.sid}`,
    `by ${CALLERS[event.caller]}`,
    `took ${took(event.durationMs)}`,
    event.error,
    event.data,
  );
}

function describeChange({ patch, data }: Extract<TraceEvent, { type: 'session.changed' }>): EventWords {
  if (data === null) return words('The handler left no session');
  const keys = changedKeys(patch);
  if (keys.length === 0) return words('The handler changed nothing');
  return words(
    `The handler changed ${keys.join(', ')}`,
    ...patch.map((operation) => JSON.stringify(operation)),
    data,
  );
}

function describeJar({
  browser,
  name,
  action,
  by,
  reason,
  rule,
  cookie,
  copiedFrom,
}: Extract<TraceEvent, { type: 'browser.cookie' }>): EventWords {
  if (copiedFrom !== undefined) return words(`${browser}’s jar got ${copiedFrom}’s ${name}`, cookie?.value);
  const actions = {
    stored: `${browser} stores ${name}`,
    replaced: by === 'person' ? `${browser}’s ${name} was edited` : `${browser} replaces ${name}`,
    deleted:
      by === 'person'
        ? `${browser}’s ${name} was taken out of the jar`
        : by === 'window'
          ? `${browser}’s ${name} ended with the window`
          : `${browser} deletes ${name}`,
    expired: `${browser}’s ${name} expired`,
    rejected: `${browser} rejects ${name}`,
    sent: `${browser} attaches ${name}`,
    withheld: `${browser} withholds ${name}`,
  } as const;
  return words(actions[action], reason, rule && citation(rule.section).label, cookie?.value);
}
