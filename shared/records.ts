/** Exchanges, each with the options that were in force when it began. */
import type { ExchangeView } from './exchanges.ts';
import { type SessionOptions, TUTORIAL_OPTIONS } from './options.ts';
import type { TraceEvent } from './trace.ts';
import type { Recorded } from './whatIf.ts';

/**
 * `events` are all that changed options or the proxy's standing, in order, at least; both lists may begin in the middle
 * of a trace, and an exchange older than the first event has `before`.
 */
export function recordsOf(
  events: readonly TraceEvent[],
  exchanges: readonly ExchangeView[],
  before: { options: SessionOptions; trustProxy: boolean } = { options: TUTORIAL_OPTIONS, trustProxy: false },
): Recorded[] {
  let now = before;
  let next = 0;
  return exchanges.map((exchange) => {
    for (let event = events[next]; event && event.seq < exchange.firstSeq; event = events[next]) {
      now = after(event, now);
      next += 1;
    }
    return { exchange, ...now };
  });
}

function after(event: TraceEvent, now: { options: SessionOptions; trustProxy: boolean }) {
  switch (event.type) {
    case 'sandbox.started':
      return { options: event.options, trustProxy: false };
    case 'sandbox.restored':
      return { options: event.options, trustProxy: event.trustProxy ?? false };
    case 'options.changed':
      return { ...now, options: event.options };
    case 'trust-proxy.changed':
      return { ...now, trustProxy: event.on };
    default:
      return now;
  }
}
