/**
 * The methods with which a session calls the store, led back to its request: for handlers that go on after their turn,
 * where nothing else tells whose call it is. They stay what they were, and no new key is seen.
 */
import { isCallable } from './callable.ts';
import type { Running } from './running.ts';
import type { SessionPass } from './sessionPass.ts';

/** Those of express-session's README, "Session.*()", that reach the store without handing over the session. */
const METHODS = ['regenerate', 'destroy', 'reload'];

/** Makes calls of this session calls of that request from now on. */
export function leadBack(session: unknown, pass: SessionPass, running: Running): void {
  if (typeof session !== 'object' || session === null) return;
  for (const name of METHODS) {
    const method: unknown = Reflect.get(session, name);
    if (!isCallable(method)) continue;
    const value = new Proxy(method, {
      apply: (target, self, args: unknown[]): unknown => running.call(pass, target, self, args),
    });
    Object.defineProperty(session, name, { value, configurable: true, writable: true, enumerable: false });
  }
}
