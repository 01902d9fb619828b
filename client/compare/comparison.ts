/**
 * A comparison: two setups, one script, and what came of sending it to two fresh sandboxes. A change of setup or script
 * runs it anew, as far as it had been run: what is shown always belongs to what is set. Plain TypeScript, no JSX.
 */
import type { CommandInput } from '#shared/commands.ts';
import type { Replay } from '#shared/replay.ts';
import { compareTexts } from '../texts/compare.ts';
import { alignStep, type Group } from './alignment.ts';
import type { Setup } from './presets.ts';
import { commandOf, type Step } from './script.ts';
import { Side } from './side.ts';

const T = compareTexts;

export type SideName = 'a' | 'b';
export type Both<T> = Readonly<Record<SideName, T>>;

/** A step with a name of its own, so that it can be moved about. */
export interface ScriptStep {
  id: number;
  step: Step;
}

/** Why a step was not done in a sandbox; null where it was. */
export type Refused = Both<string | null>;

export interface Run {
  /** Both traces; they grow while it runs. */
  replays: Both<Replay>;
  /** seq of the last event before the first step, in each. */
  before: Both<number>;
  groups: readonly Group[];
  /** A step each that was done. */
  refused: readonly Refused[];
}

export interface ComparisonState {
  setups: Both<Setup>;
  script: readonly ScriptStep[];
  phase: 'idle' | 'running' | 'failed';
  /** One sentence where it failed. */
  problem: string | null;
  run: Run | null;
}

export class Comparison {
  readonly #origin: string;
  readonly #listeners = new Set<() => void>();
  #state: ComparisonState;
  #nextId = 1;
  /** The run that is under way or stands; a later one takes its place. */
  #sides: Both<Side> | null = null;
  #turn = 0;
  /** How many steps are wanted. */
  #wanted = 0;

  constructor(origin: string, setups: Both<Setup>, script: readonly Step[]) {
    this.#origin = origin;
    this.#state = { setups, script: this.#named(script), phase: 'idle', problem: null, run: null };
  }

  readonly getState = (): ComparisonState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Both setups and the script at once, and all of it run. */
  choose(setups: Both<Setup>, script: readonly Step[]): void {
    this.#set({ setups, script: this.#named(script) });
    this.runAll();
  }

  /** The setup of one side; what was run is run anew. */
  set(side: SideName, setup: Setup): void {
    this.#set({ setups: { ...this.#state.setups, [side]: setup } });
    this.#again();
  }

  /** A becomes B and B becomes A, what came of them too. */
  swap(): void {
    this.#set({ setups: crossed(this.#state.setups) });
    this.#again();
  }

  /** The other side gets the setup of this one. */
  copyFrom(side: SideName): void {
    const setup = this.#state.setups[side];
    this.#set({ setups: { a: setup, b: setup } });
    this.#again();
  }

  addStep(step: Step): void {
    const whole = this.#wanted >= this.#state.script.length;
    this.#set({ script: [...this.#state.script, ...this.#named([step])] });
    if (whole) this.#wanted = this.#state.script.length;
    // What was run stays true: only the new step is to be done.
    if (this.#state.phase === 'idle' && this.#sides !== null) void this.#go(this.#turn);
    else this.#again();
  }

  removeStep(id: number): void {
    const whole = this.#wanted >= this.#state.script.length;
    this.#set({ script: this.#state.script.filter((known) => known.id !== id) });
    if (whole) this.#wanted = this.#state.script.length;
    this.#again();
  }

  /** Moves a step one place up (-1) or down (+1). */
  moveStep(id: number, by: 1 | -1): void {
    const script = [...this.#state.script];
    const at = script.findIndex((known) => known.id === id);
    const [step] = script.splice(at, 1);
    if (step === undefined) return;
    script.splice(Math.min(script.length, Math.max(0, at + by)), 0, step);
    this.#set({ script });
    this.#again();
  }

  runAll(): void {
    this.#wanted = this.#state.script.length;
    this.#again();
  }

  /** Two fresh sandboxes, and nothing sent yet. */
  rewind(): void {
    this.#wanted = 0;
    this.#again();
  }

  /** Sends the next step to both. */
  stepOn(): void {
    this.#wanted = Math.min(this.#state.script.length, (this.#state.run?.refused.length ?? 0) + 1);
    if (this.#sides === null) this.#again();
    else if (this.#state.phase === 'idle') void this.#go(this.#turn);
  }

  /** Ends both sandboxes. What they told stays on screen. */
  close(): void {
    this.#turn += 1;
    this.#leave();
    if (this.#state.phase === 'running') this.#set({ phase: 'idle' });
  }

  #named(script: readonly Step[]): ScriptStep[] {
    return script.map((step) => ({ id: this.#nextId++, step }));
  }

  #leave(): void {
    this.#sides?.a.close();
    this.#sides?.b.close();
    this.#sides = null;
  }

  /** From the beginning, in two fresh sandboxes. */
  #again(): void {
    this.#wanted = Math.min(this.#wanted, this.#state.script.length);
    this.#turn += 1;
    this.#leave();
    void this.#begin(this.#turn);
  }

  async #begin(turn: number): Promise<void> {
    this.#set({ phase: 'running', problem: null });
    const [a, b] = await Promise.all([Side.open(this.#origin), Side.open(this.#origin)]);
    const sides = { a, b };
    if (turn !== this.#turn) return leave(sides);
    const problem = a.lost ?? b.lost ?? (await this.#setUp(sides));
    if (turn !== this.#turn) return leave(sides);
    if (problem !== null) {
      leave(sides);
      return this.#set({ phase: 'failed', problem, run: null });
    }
    this.#sides = sides;
    const replays = { a: a.replay, b: b.replay };
    this.#set({ run: { replays, before: headsOf(replays), groups: [], refused: [] } });
    await this.#go(turn);
  }

  /** Answers why one of the two can't be set so, or null. */
  async #setUp(sides: Both<Side>): Promise<string | null> {
    const { setups } = this.#state;
    const one = async (name: SideName) => {
      for (const command of setUpCommands(setups[name])) {
        const refused = await sides[name].carryOut(command);
        if (refused !== null) return T.problems.cantBeSet(T.sides[name], refused);
      }
      return null;
    };
    const [a, b] = await Promise.all([one('a'), one('b')]);
    return a ?? b;
  }

  /** Sends the steps that are wanted and not yet done, each to both at once. */
  async #go(turn: number): Promise<void> {
    this.#set({ phase: 'running' });
    for (;;) {
      const { run, script } = this.#state;
      const sides = this.#sides;
      const next = script[run?.refused.length ?? 0];
      if (sides === null || run === null || next === undefined || run.refused.length >= this.#wanted) break;
      const from = headsOf(run.replays);
      const [a, b] = await Promise.all([send(sides.a, next.step), send(sides.b, next.step)]);
      if (turn !== this.#turn) return;
      const lost = sides.a.lost ?? sides.b.lost;
      if (lost !== null) {
        this.#leave();
        return this.#set({ phase: 'failed', problem: lost });
      }
      const groups = alignStep(
        run.refused.length,
        eventsAfter(run.replays.a, from.a),
        eventsAfter(run.replays.b, from.b),
      );
      this.#set({ run: { ...run, groups: [...run.groups, ...groups], refused: [...run.refused, { a, b }] } });
    }
    this.#set({ phase: 'idle' });
  }

  #set(change: Partial<ComparisonState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

const crossed = <T>({ a, b }: Both<T>): Both<T> => ({ a: b, b: a });

const headsOf = ({ a, b }: Both<Replay>): Both<number> => ({ a: a.head, b: b.head });

const eventsAfter = ({ events, base }: Replay, seq: number) => events.slice(seq - base.seq);

function leave({ a, b }: Both<Side>): void {
  a.close();
  b.close();
}

function send(side: Side, step: Step): Promise<string | null> | string {
  const command = commandOf(step, side.replay.latest);
  return typeof command === 'string' ? command : side.carryOut(command);
}

const setUpCommands = ({ options, store, app }: Setup): CommandInput[] => [
  { type: 'setOptions', options },
  { type: 'setApp', ...app },
  ...(store === 'memory' ? [] : [{ type: 'setStore' as const, store }]),
];
