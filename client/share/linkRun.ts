/**
 * Does what a share link asks for, step by step, in the sandbox that was made for it. Nobody can send anything else
 * meanwhile; a step that is refused here is remembered, and the next one follows.
 */
import type { Command } from '#shared/commands.ts';
import type { Model, ModelState } from '../model/state.ts';
import { shareTexts } from '../texts/share.ts';
import { commandWords } from './commandWords.ts';

const T = shareTexts.run;

export interface LinkState {
  phase: 'waiting' | 'running' | 'done';
  /** Steps done, refused ones too. */
  done: number;
  total: number;
  /** The step that is being done, in words. */
  now: string | null;
  /** Why a step was not done, a sentence each. */
  refused: readonly string[];
  /** seq of the last event before the first step. */
  before: number;
}

export class LinkRun {
  readonly #model: Model;
  readonly #commands: readonly Command[];
  readonly #listeners = new Set<() => void>();
  #stopped = false;
  #state: LinkState;

  constructor(model: Model, commands: readonly Command[]) {
    this.#model = model;
    this.#commands = commands;
    this.#state = { phase: 'waiting', done: 0, total: commands.length, now: null, refused: [], before: 0 };
  }

  readonly getState = (): LinkState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Plays on the stage what was done, from its beginning. */
  watch(): void {
    this.#model.player.seek(this.#state.before);
    this.#model.player.play();
  }

  /** The step under way is the last one. */
  stop(): void {
    this.#stopped = true;
  }

  async run(): Promise<void> {
    const model = this.#model;
    await this.#until(({ connection, head, world }) => connection === 'live' && head > 0 && world.running);
    this.#set({ phase: 'running', before: model.getState().head });
    model.setGate(T.gate);
    for (const command of this.#commands) {
      if (this.#stopped) break;
      this.#set({ now: commandWords(command) });
      const answer = await model.sendPastGate(
        command.type === 'visit' ? { ...command, wait: true } : command,
      );
      if (answer.ok) await this.#until(({ head }) => head >= answer.seq);
      else if (answer.error.code === 'offline') {
        this.#refused(T.lost(this.#state.done, this.#state.total));
        break;
      } else this.#refused(T.refusedStep(commandWords(command), answer.error.message));
      this.#set({ done: this.#state.done + 1 });
    }
    model.setGate(null);
    this.#set({ phase: 'done', now: null });
  }

  #refused(sentence: string): void {
    this.#set({ refused: [...this.#state.refused, sentence] });
  }

  #until(holds: (state: ModelState) => boolean): Promise<void> {
    const model = this.#model;
    if (holds(model.getState())) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = model.subscribe(() => {
        if (!holds(model.getState())) return;
        stop();
        resolve();
      });
    });
  }

  #set(change: Partial<LinkState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
