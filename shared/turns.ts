/** Acts on things in the order in which they came, though some of them have to be waited for. */
export class Turns {
  /** Of the thing that came last; null where nothing waits. */
  #last: Promise<void> | null = null;
  /** How often what waited was dropped. */
  #drops = 0;

  /** Acts at once where nothing has to be waited for. `failed`: the thing never came, or the act threw. */
  take<T>(thing: T | Promise<T>, act: (thing: T) => void, failed: (error: unknown) => void): void {
    if (this.#last === null && !(thing instanceof Promise)) actOn(thing, act, failed);
    else this.#wait(thing, act, failed);
  }

  /** Whatever waits isn't taken any more. */
  drop(): void {
    this.#drops += 1;
    this.#last = null;
  }

  #wait<T>(thing: T | Promise<T>, act: (thing: T) => void, failed: (error: unknown) => void): void {
    const drops = this.#drops;
    // Both are waited for at once, so that what comes next is got ready meanwhile.
    const turn = Promise.all([thing, this.#last])
      .then(
        ([ready]) =>
          () =>
            actOn(ready, act, failed),
        (error: unknown) => () => failed(error),
      )
      .then((end) => {
        if (this.#drops === drops) end();
        if (this.#last === turn) this.#last = null;
      });
    this.#last = turn;
  }
}

function actOn<T>(thing: T, act: (thing: T) => void, failed: (error: unknown) => void): void {
  try {
    act(thing);
  } catch (error) {
    failed(error);
  }
}
