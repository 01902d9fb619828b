/**
 * What moves on the stage while an event happens, as a function of the event alone: an envelope that rides its
 * lane, or something that flies from one place to another. Pure; positions are measured elsewhere.
 */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';

/** Something with a place on the stage; its element carries it as data-anchor. */
export type Anchor =
  | 'jar'
  | 'request'
  | 'response'
  | 'cabinet'
  | `ticket ${string}`
  | `station ${string}`
  | `drawer ${string}`;

export type Motion =
  /** The envelope of a lane moves from one part of its way to another, 0 to 1. */
  | { kind: 'ride'; lane: 'request' | 'response'; from: number; to: number }
  /** A chip, or a cookie's name, flies. */
  | { kind: 'fly'; from: readonly Anchor[]; to: readonly Anchor[]; sid: string | null; name: string }
  /** The explanation appears piece by piece. */
  | { kind: 'explain' };

/** Anchors are alternatives, the first that is on the stage counts. */
export function motionOf(event: TraceEvent | null, exchange: ExchangeView | null): Motion | null {
  if (event === null || exchange === null || event.exchange !== exchange.id) return null;
  switch (event.type) {
    case 'browser.requested':
      return { kind: 'ride', lane: 'request', from: 0, to: exchange.browser === null ? 1 : 0.35 };
    case 'request.started':
      return { kind: 'ride', lane: 'request', from: event.browser === null ? 0 : 0.35, to: 1 };
    case 'response.started':
      return { kind: 'ride', lane: 'response', from: 0, to: 0.35 };
    case 'response.sent':
      return { kind: 'ride', lane: 'response', from: 0.35, to: 1 };
    case 'browser.cookie':
      return cookieMotion(event);
    case 'store.get':
      if (event.sid === null || event.outcome !== 'ok') return null;
      return fly([`drawer ${event.sid}`, 'cabinet'], ['station load-session'], event.sid);
    case 'store.called':
      if (event.sid === null || event.method !== 'set') return null;
      return fly(
        [`station ${event.caller === 'handler' ? 'handler' : 'save'}`],
        [`drawer ${event.sid}`, 'cabinet'],
        event.sid,
      );
    case 'cookie.set':
      return fly(['station set-cookie'], ['response'], event.sid, event.name);
    case 'decision':
      return { kind: 'explain' };
    default:
      return null;
  }
}

const fly = (from: Anchor[], to: Anchor[], sid: string | null, name = ''): Motion => ({
  kind: 'fly',
  from,
  to,
  sid,
  name,
});

function cookieMotion(event: Extract<TraceEvent, { type: 'browser.cookie' }>): Motion | null {
  const sid = event.cookie?.sid ?? null;
  const ticket: Anchor[] = [`ticket ${event.name}`, 'jar'];
  if (event.action === 'sent') return fly(ticket, ['request'], sid, event.name);
  if (event.by === 'response' && (event.action === 'stored' || event.action === 'replaced'))
    return fly(['response'], ticket, sid, event.name);
  return null;
}

/** Cubic Bézier with the end points (0, 0) and (1, 1), as CSS has it (CSS Easing 1, section 2.2). */
function bezier(x1: number, y1: number, x2: number, y2: number): (x: number) => number {
  const at = (a: number, b: number, t: number) =>
    3 * a * t * (1 - t) ** 2 + 3 * b * t ** 2 * (1 - t) + t ** 3;
  return (x) => {
    let low = 0;
    let high = 1;
    for (let step = 0; step < 20; step++) {
      const middle = (low + high) / 2;
      if (at(x1, x2, middle) < x) low = middle;
      else high = middle;
    }
    return at(y1, y2, (low + high) / 2);
  };
}

/** TOKENS: drawers only; goes a little past its end and comes back. */
export const easeDrawer = bezier(0.3, 1.25, 0.5, 1);

/** What a drawer does while a store call on its record happens. */
export type DrawerMotion = 'get' | 'pull' | 'set' | 'touch' | 'destroy';

export function drawerMotionOf(event: TraceEvent | null): { sid: string; motion: DrawerMotion } | null {
  if (event === null || !('sid' in event) || event.sid === null) return null;
  const { sid } = event;
  switch (event.type) {
    case 'store.called':
      return event.method === 'set' ? { sid, motion: 'pull' } : null;
    case 'store.get':
    case 'store.set':
    case 'store.touch':
    case 'store.destroy':
      return event.outcome === 'ok' ? { sid, motion: DRAWER_MOTIONS[event.type] } : null;
    default:
      return null;
  }
}

const DRAWER_MOTIONS = {
  'store.get': 'get',
  'store.set': 'set',
  'store.touch': 'touch',
  'store.destroy': 'destroy',
} as const;

/** TOKENS: travel. */
export const easeInOut = bezier(0.6, 0, 0.3, 1);
