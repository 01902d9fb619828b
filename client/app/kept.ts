/**
 * A choice of the person that this browser remembers: read once, validated, told to whoever shows it. Storage may be
 * forbidden or hold anything; then the choice lasts as long as the page.
 */
import { useSyncExternalStore } from 'react';
import type { z } from 'zod';

/** What is needed of localStorage; each may throw. */
export type KeptPlace = Pick<Storage, 'getItem' | 'setItem'>;

export interface KeptSettings<T> {
  /** Ends in the version of what is kept: another shape gets another key. */
  key: `sessionscope.${string}.v${number}`;
  schema: z.ZodType<T>;
  /** Where nothing valid was kept. */
  fallback: T;
  /** Left out: the page's own, asked for at each use. */
  place?: () => KeptPlace;
}

export class Kept<T> {
  readonly #settings: KeptSettings<T>;
  readonly #place: () => KeptPlace;
  readonly #listeners = new Set<() => void>();
  #value: T;

  constructor(settings: KeptSettings<T>) {
    this.#settings = settings;
    this.#place = settings.place ?? (() => localStorage);
    this.#value = this.#remembered();
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: T): void {
    this.show(value);
    try {
      this.#place().setItem(this.#settings.key, JSON.stringify(value));
    } catch {
      // It still holds for this page.
    }
  }

  /** For this page only; what is kept stays. */
  show(value: T): void {
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  #remembered(): T {
    const { key, schema, fallback } = this.#settings;
    try {
      const read = schema.safeParse(JSON.parse(this.#place().getItem(key) ?? 'null'));
      return read.success ? read.data : fallback;
    } catch {
      return fallback;
    }
  }
}

export const useKept = <T>(kept: Kept<T>): T => useSyncExternalStore(kept.subscribe, kept.get);
