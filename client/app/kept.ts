/**
 * A choice of the person that this browser remembers: read once, validated, told to whoever shows it. Storage may be
 * forbidden or hold anything; then the choice lasts as long as the page.
 */
import type { z } from 'zod';
import { Told, useTold } from '../ui/told.ts';

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

export class Kept<T> extends Told<T> {
  readonly #settings: KeptSettings<T>;
  readonly #place: () => KeptPlace;

  constructor(settings: KeptSettings<T>) {
    const place = settings.place ?? (() => localStorage);
    super(remembered(settings, place));
    this.#settings = settings;
    this.#place = place;
  }

  /** For good; `tell`, for this page only. */
  set(value: T): void {
    this.tell(value);
    try {
      this.#place().setItem(this.#settings.key, JSON.stringify(value));
    } catch {
      // It still holds for this page.
    }
  }
}

function remembered<T>({ key, schema, fallback }: KeptSettings<T>, place: () => KeptPlace): T {
  try {
    const read = schema.safeParse(JSON.parse(place().getItem(key) ?? 'null'));
    return read.success ? read.data : fallback;
  } catch {
    return fallback;
  }
}

export const useKept: <T>(kept: Kept<T>) => T = useTold;
