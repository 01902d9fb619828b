/**
 * The sandbox's clock: this thread's `Date` is the real one plus an offset, so that maxAge, store expiry, jar
 * expiry and the Date header move together. Timers and `performance` stay real.
 */
const RealDate = Date;
let offset = 0;
let installed = false;

/** Sandbox time, epoch ms. */
export const now = (): number => RealDate.now() + offset;

/** How far the sandbox clock is ahead of the real one, ms. */
export const clockOffset = (): number => offset;

export function setClockOffset(ms: number): void {
  offset = ms;
  if (installed) wind();
}

/** From now on everything in this thread that asks for the time at run time follows the offset. */
export function installClock(): void {
  installed = true;
  wind();
}

/** The real `Date` while the clock goes with the real one: it is the quicker one, and each request asks it several times. */
function wind(): void {
  const value = offset === 0 ? RealDate : SANDBOX_DATE;
  Object.defineProperty(globalThis, 'Date', { value, configurable: true, writable: true });
}

/** Makes real dates, with the real prototype, so that nobody can tell them apart. */
const SANDBOX_DATE = makeSandboxDate();

function makeSandboxDate(): unknown {
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
  return SandboxDate;
}
