/**
 * The way out for what was seen. Nothing that fails in here or behind the sink may reach the app: it is told once as
 * a warning and otherwise swallowed.
 */
import type { TraceFact } from '#shared/trace.ts';
import type { Sighting, SightingSink } from './sighting.ts';

/** Different complaints that are told; whatever comes after says nothing new about what is wrong. */
const MAX_COMPLAINTS = 100;

export class Reporter {
  readonly #sink: SightingSink;
  readonly #told = new Set<string>();

  constructor(sink: SightingSink) {
    this.#sink = sink;
  }

  see(sighting: Sighting): void {
    try {
      this.#sink(sighting);
    } catch (error) {
      const what = sighting[0] === 'fact' ? sighting[1].type : sighting[0];
      this.complain(`What was seen (${what}) could not be recorded: ${messageOf(error)}`, null);
    }
  }

  /** Tells something that is in words already. */
  tell(fact: TraceFact): void {
    this.see(['fact', fact]);
  }

  /** Runs a piece of observation; answers undefined where it failed. */
  attempt<T>(observe: () => T): T | undefined {
    try {
      return observe();
    } catch (error) {
      this.complain(`Observing failed, the request itself went on: ${messageOf(error)}`, null);
      return undefined;
    }
  }

  /** Says aloud, once a text, that the picture may be wrong. */
  complain(text: string, exchange: number | null): void {
    if (this.#told.has(text) || this.#told.size >= MAX_COMPLAINTS) return;
    this.#told.add(text);
    try {
      this.#sink(['fact', { type: 'warning', source: 'sessionscope', text, exchange }]);
    } catch {
      // A sink that can't take a warning either leaves nobody to tell.
    }
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'an error that can’t be put into words';
  }
}
