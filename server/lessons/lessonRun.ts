/**
 * A lesson done on a real sandbox, without a page: its set-up, its steps' solutions and whatever else is to be tried,
 * move by move, each judged by the trace as the page would judge it.
 */
import type { Command } from '#shared/commands.ts';
import type { Move, Step } from '#shared/lessons.ts';
import type { Seen } from '#shared/lessonValues.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Cursor, readBatch } from '#shared/protocol.ts';
import { Replay } from '#shared/replay.ts';
import { type SandboxState, stateOf } from '#shared/sandboxState.ts';
import { StepWatch, type Verdict } from '#shared/stepWatch.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { Sandbox } from '../sandboxes/sandbox.ts';

/** What is watched while nothing is asked for: only whether the sandbox is at rest. */
const NOTHING_ASKED = { pass: { all: [], any: [], none: [] }, near: [] };

/** Where a step began. */
export interface StepPoint {
  /** null where something is held or delayed, which no snapshot keeps. */
  state: SandboxState | null;
  named: ReadonlyMap<string, Seen>;
}

export class LessonRun {
  readonly #sandbox: Sandbox;
  readonly #leave: () => void;
  #cursor: Cursor | null = null;
  #replay = new Replay();
  #watch = new StepWatch(NOTHING_ASKED, { world: this.#replay.latest, exchanges: [], named: new Map() });
  #named: ReadonlyMap<string, Seen> = new Map();
  #from = 0;
  #changed: () => void = () => {};

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#leave = sandbox.watch(() => this.#pump());
    this.#pump();
  }

  /** A fresh sandbox with the set-up done. Answers why the sandbox refused it, or null. */
  async begin(setup: readonly Command[]): Promise<string | null> {
    this.#named = new Map();
    const refused = await this.#send([{ type: 'reset' }]);
    if (refused !== null) return refused;
    for (const command of setup) {
      const problem = await this.perform({ kind: 'send', commands: [command] });
      if (problem !== null) return problem;
    }
    return null;
  }

  /** From now on the events count for this step. Answers how to come back to here. */
  watchStep(step: Pick<Step, 'pass' | 'near'>): StepPoint {
    this.#named = new Map([...this.#named, ...this.#watch.named]);
    this.#watchFromHere(step);
    const { holds, held, latency } = this.#replay.latest.holding;
    const isPlain = holds.length + held.length + latency.handlerMs + latency.storeMs === 0;
    const state = isPlain ? stateOf(this.#replay.latest) : null;
    return { state, named: this.#named };
  }

  /** Back to where a step began, as the page's reset of a step goes. Answers why it couldn't be done, or null. */
  async goBack(step: Pick<Step, 'pass' | 'near'>, { state, named }: StepPoint): Promise<string | null> {
    if (state === null) return 'what is held can’t be put back';
    const refused = await this.#send([{ type: 'restore', state, at: null }]);
    if (refused !== null) return refused;
    this.#named = named;
    this.#watchFromHere(step);
    return null;
  }

  #watchFromHere(step: Pick<Step, 'pass' | 'near'>): void {
    const { latest: world, exchanges, head } = this.#replay;
    this.#from = head;
    this.#watch = new StepWatch(step, { world, exchanges, named: this.#named });
  }

  get verdict(): Verdict {
    return this.#watch.verdict;
  }

  /** The events since the step began. */
  get events(): TraceEvent[] {
    return this.#replay.events.filter(({ seq }) => seq > this.#from);
  }

  /** Does one move and waits until all is at rest. Answers why it couldn't be done, or null. */
  async perform(move: Move): Promise<string | null> {
    if (move.kind === 'act') {
      this.#watch.did(move.act);
      return null;
    }
    return (await this.#send(move.commands)) ?? (await this.#rest());
  }

  close(): void {
    this.#leave();
  }

  async #send(commands: readonly Command[]): Promise<string | null> {
    const results = await Promise.all(commands.map((command) => this.#sandbox.execute(command)));
    const refused = results.find((result) => !result.ok);
    return refused === undefined || refused.ok ? null : refused.error.message;
  }

  #rest(): Promise<string | null> {
    return new Promise((resolve) => {
      const end = (answer: string | null) => {
        clearTimeout(patience);
        this.#changed = () => {};
        resolve(answer);
      };
      const seconds = LIMITS.lessonMoveMs / 1000;
      const patience = setTimeout(
        () => end(`The sandbox was not at rest after ${seconds} s.`),
        LIMITS.lessonMoveMs,
      );
      this.#changed = () => {
        if (this.#watch.isAtRest && this.#replay.head >= this.#sandbox.log.head) end(null);
      };
      this.#changed();
    });
  }

  #pump(): void {
    for (;;) {
      const next = this.#sandbox.log.after(this.#cursor);
      if (next === null) break;
      if ('gap' in next) throw new Error('A lesson made more events than a trace holds.');
      const { batch } = next;
      if (batch.epoch !== this.#cursor?.epoch) this.#anew();
      const events = readBatch(batch);
      this.#replay.append(events);
      for (const event of events) this.#watch.see(event);
      this.#cursor = { epoch: batch.epoch, seq: batch.to };
    }
    this.#changed();
  }

  #anew(): void {
    this.#replay = new Replay();
    this.#from = 0;
    this.#watch = new StepWatch(NOTHING_ASKED, {
      world: this.#replay.latest,
      exchanges: [],
      named: new Map(),
    });
  }
}
