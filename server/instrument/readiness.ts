/** Whether a store is connected, as one middleware of express-session sees it: from its making on, by events. */
import type { Store } from 'express-session';

export interface Readiness {
  ready: boolean;
}

/**
 * Runs `make`, which makes the library listen to the store, and hears what its listeners hear. They are
 * wrapped rather than joined: listeners of our own would bring Node's warning about leaks sooner.
 */
export function hearingReadiness<T>(store: Store, make: () => T): { made: T; readiness: Readiness } {
  const readiness = { ready: true };
  const before = Object.getOwnPropertyDescriptor(store, 'on');
  const { on } = store;
  const listening = function (this: unknown, event: unknown, listener: unknown): unknown {
    if (typeof listener !== 'function' || (event !== 'connect' && event !== 'disconnect'))
      return Reflect.apply(on, this, [event, listener]);
    const hear = function (this: unknown, ...args: unknown[]): unknown {
      readiness.ready = event === 'connect';
      return Reflect.apply(listener, this, args);
    };
    return Reflect.apply(on, this, [event, hear]);
  };
  Object.defineProperty(store, 'on', {
    value: listening,
    configurable: true,
    writable: true,
    enumerable: false,
  });
  try {
    return { made: make(), readiness };
  } finally {
    if (before === undefined) Reflect.deleteProperty(store, 'on');
    else Object.defineProperty(store, 'on', before);
  }
}
