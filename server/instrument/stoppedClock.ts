/**
 * For the proof of fidelity: a `Date` that stands still until it is told to go on, so that two runs write the same
 * dates. Timers stay real.
 */
const RealDate = Date;
const BEGINNING = RealDate.UTC(2030, 0, 1);
let now = BEGINNING;

export function advanceClock(ms: number): void {
  now += ms;
}

/** Replaces the thread's global `Date`. Answers what puts the real one back. */
export function stopClock(): () => void {
  now = BEGINNING;
  const read = () => now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget): object =>
      Reflect.construct(target, args.length === 0 ? [now] : args, newTarget),
    apply: () => new RealDate(now).toString(),
    get: (target, key) => (key === 'now' ? read : Reflect.get(target, key)),
  });
  return () => {
    globalThis.Date = RealDate;
  };
}
