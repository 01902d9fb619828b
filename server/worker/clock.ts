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

/**
 * Replaces the thread's global `Date`; everything that asks for the time at run time follows the offset. It makes real
 * dates, with the real prototype, so that nobody can tell them apart.
 */
export function installClock(): void {
  function SandboxDate(...args: [value?: number | string | Date, ...rest: number[]]): unknown {
    if (new.target === undefined) return new RealDate(now()).toString();
    if (new.target !== SandboxDate || args.length > 1)
      return Reflect.construct(RealDate, args.length === 0 ? [now()] : args, new.target);
    // The quick way to the same: express-session makes several dates a request.
    const [value = Number.NaN] = args;
    return new RealDate(args.length === 0 ? now() : value);
  }
  Object.defineProperties(SandboxDate, {
    ...Object.getOwnPropertyDescriptors(RealDate),
    now: { value: now, configurable: true, writable: true },
  });
  Object.defineProperty(globalThis, 'Date', { value: SandboxDate, configurable: true, writable: true });
}
