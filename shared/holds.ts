/**
 * Holds: live breakpoints of the sandbox's server, what waits at them, and the delays that a person gave it.
 * How each changes with the trace is here, pure; the waiting itself is the server's.
 */
import { z } from 'zod';
import { commands } from './texts/en/commands.ts';
import { objecting, wordsOf } from './texts/speech.ts';
import type { TraceEvent } from './trace.ts';

const refuse = objecting(wordsOf('commands', commands));

/**
 * Where an exchange can really be made to wait without touching express-session: it reads and verifies the cookie in
 * one go, and asks about Set-Cookie while the headers leave, so nothing can stop it in between.
 */
export const HoldStation = z
  .enum(
    ['read-cookie', 'load-session', 'handler', 'save', 'respond'],
    refuse((say) => say.holdStation),
  )
  .describe(
    'read-cookie: before express-session gets the request; load-session: before the store is read; handler: before the route handler; save: before the store writes, touches or destroys; respond: before the last byte.',
  );
export type HoldStation = z.infer<typeof HoldStation>;

export const Hold = z.object({
  station: HoldStation,
  browser: z.string().nullable().describe('Whose requests wait; null: everybody’s, also those from outside.'),
});
export type Hold = z.infer<typeof Hold>;

export const ReleaseReason = z
  .enum(['person', 'time-limit', 'restart'])
  .describe('restart: the server ended meanwhile, so the exchange never goes on.');
export type ReleaseReason = z.infer<typeof ReleaseReason>;

export const Latency = z.object({
  handlerMs: z.number().describe('How long every request waits before the route handler, ms.'),
  storeMs: z.number().describe('How long every call of the store takes beyond its own time, ms.'),
});
export type Latency = z.infer<typeof Latency>;

/** What the trace tells of an exchange that begins to wait. */
export const HOLD_REACHED = {
  station: HoldStation,
  browser: z.string().nullable().describe('null: outside.'),
  method: z.string(),
  path: z.string(),
  limitMs: z.number().describe('After so long it goes on by itself.'),
};

/** What the trace tells when it no longer waits. */
export const HOLD_RELEASED = {
  station: HoldStation,
  reason: ReleaseReason,
  waitedMs: z.number().describe('How long it waited.'),
};

const HeldExchange = z.object({
  exchange: z.number().int(),
  station: HoldStation,
  browser: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  since: z.number().describe('When it got there, epoch ms by the sandbox clock.'),
  until: z.number().describe('When its time is up, epoch ms by the sandbox clock.'),
});
export type HeldExchange = z.infer<typeof HeldExchange>;

export const HoldsState = z.object({
  holds: z.array(Hold).describe('At most one a station.'),
  held: z.array(HeldExchange).describe('Exchanges that wait, the longest first.'),
  latency: Latency,
});
export type HoldsState = Readonly<z.infer<typeof HoldsState>>;

export const NO_HOLDS: HoldsState = { holds: [], held: [], latency: { handlerMs: 0, storeMs: 0 } };

/** The holds after one more event; the same object where the event changes nothing. */
export function advanceHolds(before: HoldsState, event: TraceEvent): HoldsState {
  switch (event.type) {
    case 'sandbox.started':
      return NO_HOLDS;
    case 'holds.changed':
      return { ...before, holds: event.holds };
    case 'latency.changed':
      return { ...before, latency: event.latency };
    case 'hold.reached': {
      const { exchange, station, browser, method, path, limitMs } = event;
      if (exchange === null) return before;
      const times = { since: event.t, until: event.t + limitMs };
      const waits = { exchange, station, browser, method, path, ...times };
      return { ...before, held: [...without(before.held, exchange), waits] };
    }
    case 'hold.released':
      return { ...before, held: without(before.held, event.exchange) };
    case 'clock.advanced': {
      if (before.held.length === 0) return before;
      // The limit is one of real time: it doesn't come nearer when the sandbox's clock jumps.
      return { ...before, held: before.held.map((waits) => later(waits, event.byMs)) };
    }
    default:
      return before;
  }
}

const later = (waits: HeldExchange, byMs: number): HeldExchange => ({
  ...waits,
  since: waits.since + byMs,
  until: waits.until + byMs,
});

const without = (held: readonly HeldExchange[], exchange: number | null) =>
  held.filter((waits) => waits.exchange !== exchange);
