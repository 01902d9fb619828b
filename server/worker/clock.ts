/**
 * The sandbox's clock: this thread's `Date` is the real one plus an offset, so that maxAge, store expiry, jar
 * expiry and the Date header move together. Timers and `performance` stay real.
 */
const RealDate = Date;
let offset = 0;

/** Sandbox time, epoch ms. */
export const now = (): number => RealDate.now() + offset;

/** How far the sandbox clock is ahead of the real one, ms. */
export const clockOffset = (): number => offset;

export function setClockOffset(ms: number): void {
  offset = ms;
}

/** Replaces the thread's global `Date`; everything that asks for the time at run time follows the offset. */
export function installClock(): void {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget): object =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
