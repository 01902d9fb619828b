/**
 * For tests: a page's real model before a sandbox that the test speaks for. It answers every command with what the test
 * says happens, keeps what it was sent, and draws at once, unless its clock stands still.
 */
import type { Command, CommandInput, CommandResult } from '#shared/commands.ts';
import type { Lesson } from '#shared/lessons.ts';
import { refusal } from '#shared/refusal.ts';
import type { TraceFact } from '#shared/trace.ts';
import type { ConnectionSettings } from '../model/connection.ts';
import { LiveModel } from '../model/model.ts';
import { batchOf, START, stamp } from '../model/sampleTrace.ts';

const WALL_CLOCK = 1_700_000_000_000;
/** More than the frames that a page needs to draw what one batch told. */
const TURNS = 12;

/** What a command leads to: facts of the trace, or the sentence of a refusal. */
export type Answer = readonly TraceFact[] | string;

export class SamplePage {
  readonly model: LiveModel;
  /** Types of the commands that were sent, in order. */
  readonly sent: Command['type'][] = [];
  /** While it stands still, the stage draws nothing further. */
  stopped = false;
  readonly #answer: (command: CommandInput) => Answer;
  #settings: ConnectionSettings | null = null;
  #now = 0;
  #seq = 0;
  #resets = 0;
  #version = 0;

  constructor(answer: (command: CommandInput) => Answer = () => []) {
    this.#answer = answer;
    const surroundings = {
      origin: 'http://localhost',
      credentials: { load: () => ({ sandbox: 'sample', token: 'sample' }), save: () => {} },
      now: () => {
        if (!this.stopped) this.#now += 60_000;
        return this.#now;
      },
      wallClock: () => WALL_CLOCK,
      nextFrame: (callback: () => void) => void setTimeout(callback),
      later: (callback: () => void) => void setTimeout(callback),
      onStillness: () => () => {},
    };
    this.model = new LiveModel(surroundings, (settings) => {
      this.#settings = settings;
      return { status: 'live', message: null, send: (command) => this.#receive(command), close: () => {} };
    });
    this.tell([START]);
  }

  /** These happen in the sandbox. */
  tell(facts: readonly TraceFact[]): void {
    if (facts.length === 0) return;
    this.#settings?.onTrace(batchOf(stamp(facts, this.#seq + 1, WALL_CLOCK), `e${this.#resets}`));
    this.#seq += facts.length;
  }

  /** These are the lessons now. */
  teach(...lessons: Lesson[]): void {
    this.#version += 1;
    const part = { id: 'one', title: 'One', lessons: lessons.map(({ id }) => id) };
    const words = { claims: {}, misconceptions: {}, translations: {} };
    const course = { parts: [part], ...words, lessons, errors: [] };
    this.#settings?.lessons?.onLessons({ version: String(this.#version), course });
  }

  /** Until all that was told is in the model's state, and what waited for it has gone on. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  }

  async #receive(command: CommandInput): Promise<CommandResult> {
    this.sent.push(command.type);
    const answer = this.#answer(command);
    if (typeof answer === 'string') return refusal('limit', answer);
    if (command.type === 'reset') {
      this.#resets += 1;
      this.#seq = 0;
      this.tell([START]);
    }
    this.tell(answer);
    return { ok: true, seq: this.#seq };
  }
}
