/** Each trace event in words: one line for the timeline, and a sentence for those who listen. Pure. */

import { FINDING_TEXTS } from '#shared/findingTexts.ts';
import { STORES } from '#shared/storeFacts.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { explainEventsTexts } from '../texts/explainEvents.ts';
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

const said = explainEventsTexts.events;

const words = (title: string, ...details: (string | null | undefined)[]): EventWords => ({
  title,
  details: details.filter(
    (detail): detail is string => detail !== null && detail !== undefined && detail !== '',
  ),
});

export function describe(event: TraceEvent): EventWords {
  switch (event.type) {
    case 'sandbox.started':
      return words(
        event.reason === 'reset' ? said.sandbox.reset : said.sandbox.started,
        said.sandbox.port(event.port),
        said.sandbox.store(event.store),
      );
    case 'sandbox.restored':
      return words(
        said.sandbox.restored,
        event.at === null ? said.sandbox.fromSnapshot : said.sandbox.fromEvent(event.at),
      );
    case 'browser.added':
      return words(said.browser.joined(event.browser));
    case 'browser.removed':
      return words(said.browser.left(event.browser));
    case 'browser.requested':
      return words(
        said.browser.asks(event.browser),
        `${event.method} ${event.url}`,
        event.redirectOf === null ? null : said.browser.redirected(event.redirectOf),
        event.crossSite === true ? said.browser.crossSite : null,
        event.transport === 'proxy' ? said.browser.proxy : null,
        event.body,
      );
    case 'browser.page':
      return words(
        said.browser.shows(event.browser),
        event.url,
        event.contentType,
        event.truncated ? said.browser.cutOff : null,
      );
    case 'browser.failed':
      return words(said.browser.noPage(event.browser), event.message, event.url);
    case 'browser.closed':
      return words(
        said.browser.closed(event.browser),
        event.ended.length === 0 ? null : said.browser.ended(event.ended.join(', ')),
        event.kept.length === 0 ? null : said.browser.kept(event.kept.join(', ')),
      );
    case 'browser.script':
      return words(
        said.browser.script(event.browser),
        event.read === '' ? said.browser.empty : event.read,
        event.hidden.length === 0 ? null : said.browser.hidden(event.hidden.join(', ')),
      );
    case 'browser.cookie':
      return describeJar(event);
    case 'request.started':
      return words(
        said.request.arrives,
        `${event.method} ${event.path}`,
        event.tls === true ? said.request.tls : null,
        ...event.headers.map(([name, value]) => `${name}: ${value}`),
      );
    case 'session.skipped':
      return words(said.session.skipped, event.reason, event.message);
    case 'cookie.read':
      return describeCookieRead(event);
    case 'store.called':
      return words(
        said.call.begins(event.method),
        event.sid && said.id(event.sid),
        said.callers[event.caller],
      );
    case 'store.get':
    case 'store.set':
    case 'store.touch':
    case 'store.destroy':
    case 'store.other':
      return describeStore(event);
    case 'session.generated':
      return words(
        said.session.generated,
        said.id(event.sid),
        said.session.reasons[event.reason],
        event.previous && said.session.insteadOf(event.previous),
      );
    case 'session.loaded':
      return words(said.session.loaded, said.id(event.sid), event.data);
    case 'session.changed':
      return describeChange(event);
    case 'session.failed':
      return words(said.session.failed, event.message);
    case 'decision':
      return words(
        said.decided[event.question][event.answer ? 'yes' : 'no'],
        ...event.conditions.map(({ name, value }) => `${name}: ${value}`),
      );
    case 'cookie.set':
      return words(said.cookieSet[event.by](event.name), event.raw);
    case 'response.started':
      return words(
        said.response.headers(event.status),
        ...event.headers.map(([name, value]) => `${name}: ${value}`),
      );
    case 'response.sent':
      return words(
        event.outcome === 'aborted' ? said.response.closedEarly : said.response.complete,
        said.response.bytes(event.bytes),
        said.after(took(event.durationMs)),
      );
    case 'hold.reached':
      return words(
        said.hold.reached(HOLD_PLACES[event.station].name),
        HOLD_PLACES[event.station].where,
        said.hold.atMost(duration(event.limitMs)),
      );
    case 'hold.released':
      return words(
        said.hold.released(HOLD_PLACES[event.station].name),
        RELEASED[event.reason],
        said.after(took(event.waitedMs)),
      );
    case 'holds.changed':
      return words(
        event.holds.length === 0 ? said.hold.none : said.hold.set,
        ...event.holds.map(({ station, browser }) =>
          said.hold.whose(HOLD_PLACES[station].name, whose(browser)),
        ),
      );
    case 'latency.changed':
      return words(
        said.delays.set,
        said.delays.handler(took(event.latency.handlerMs)),
        said.delays.store(took(event.latency.storeMs)),
      );
    case 'app.changed':
      return words(said.app, ...appWords(event.app, event.changed));
    case 'options.changed':
      return words(
        event.changed.length === 0 ? said.options.set : said.options.changed(event.changed.join(', ')),
      );
    case 'trust-proxy.changed':
      return words(event.on ? said.trustProxy.on : said.trustProxy.off);
    case 'store.changed':
      return words(said.store[event.reason](STORES[event.store].name), said.store.holds(event.total));
    case 'store.file':
      return words(said.store.file, event.text, event.path);
    case 'store.expiry':
      return words(
        said.store.ends,
        event.own === null ? said.store.never : new Date(event.own).toISOString(),
        event.recorded === null ? null : said.store.recorded(new Date(event.recorded).toISOString()),
      );
    case 'store.trouble':
      return words(said.store.trouble[event.mode], event.mode === 'slow' ? said.store.aCall(event.ms) : null);
    case 'clock.advanced':
      return words(said.clock(duration(event.byMs)));
    case 'server.restarted':
      return words(said.server.restarted, said.server.forgotten(event.lost));
    case 'server.crashed':
      return words(said.server[event.reason], event.message);
    case 'warning':
      return words(said.warning(event.source), event.text);
    case 'finding': {
      const { title, what } = FINDING_TEXTS[event.id];
      return words(said.finding.title(title), said.finding.proof(event.proof.join(', ')), what);
    }
  }
}

function describeCookieRead({
  name,
  verdict,
  raw,
  sid,
  secret,
}: Extract<TraceEvent, { type: 'cookie.read' }>): EventWords {
  return words(
    said.cookieRead[verdict](name),
    sid && said.id(sid),
    raw,
    secret !== null && secret > 0 ? said.cookieRead.secret(secret + 1) : null,
  );
}

function describeStore(event: Extract<TraceEvent, { call: number; outcome: unknown }>): EventWords {
  const method = event.type === 'store.other' ? event.method : event.type.slice('store.'.length);
  return words(
    said.call[event.outcome](method),
    event.sid && said.id(event.sid),
    said.callers[event.caller],
    said.took(took(event.durationMs)),
    event.error,
    event.data,
  );
}

function describeChange({ patch, data }: Extract<TraceEvent, { type: 'session.changed' }>): EventWords {
  if (data === null) return words(said.session.none);
  const keys = changedKeys(patch);
  if (keys.length === 0) return words(said.session.unchanged);
  return words(
    said.session.changed(keys.join(', ')),
    ...patch.map((operation) => JSON.stringify(operation)),
    data,
  );
}

type JarEvent = Extract<TraceEvent, { type: 'browser.cookie' }>;

function describeJar(event: JarEvent): EventWords {
  const { browser, name, reason, rule, cookie, copiedFrom } = event;
  if (copiedFrom !== undefined) return words(said.jar.copied(browser, copiedFrom, name), cookie?.value);
  return words(
    said.jar[deedOf(event)](browser, name),
    reason,
    rule && citation(rule.section).label,
    cookie?.value,
  );
}

/** What happened to a cookie, and by whose doing where that is not the browser's. */
function deedOf({ action, by }: JarEvent) {
  if (action === 'replaced' && by === 'person') return 'edited';
  if (action === 'deleted' && by === 'person') return 'takenOut';
  return action === 'deleted' && by === 'window' ? 'endedWithWindow' : action;
}
