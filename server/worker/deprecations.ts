/**
 * What express-session warns of, as facts of the trace. It warns while its middleware is built; where that is a part of
 * a start, the start is told first, so that a warning stands behind the server it belongs to.
 */
import type { TraceSink } from '#shared/trace.ts';

export class Deprecations {
  readonly #record: TraceSink;
  /** What waits for a start to be told; null while nothing has to. */
  #waiting: string[] | null = [];

  /** A server is being started already: the first warnings wait for `startIsTold`. */
  constructor(record: TraceSink) {
    this.#record = record;
  }

  readonly warned = (text: string): void => {
    if (this.#waiting === null) this.#tell(text);
    else this.#waiting.push(text);
  };

  /** From here on warnings wait. */
  startBegins(): void {
    this.#waiting ??= [];
  }

  /** The start stands in the trace, or has failed. */
  startIsTold(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const text of waiting) this.#tell(text);
  }

  #tell(text: string): void {
    this.#record({ type: 'warning', source: 'express-session', text, exchange: null });
  }
}
