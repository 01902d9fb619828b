/** A value that any region of the page may ask for and be told of when it changes: for what no component owns. */
import { useSyncExternalStore } from 'react';

export class Told<T> {
  readonly #listeners = new Set<() => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(value: T): void {
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }
}

export const useTold = <T>(told: Pick<Told<T>, 'get' | 'subscribe'>): T =>
  useSyncExternalStore(told.subscribe, told.get);
