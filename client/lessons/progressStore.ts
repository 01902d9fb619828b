/** Keeps the progress in this browser, and tells whoever shows it. Storage may be forbidden: then it lasts as long as the page. */
import { NO_PROGRESS, type Progress, readProgress } from './progress.ts';

const KEY = 'sessionscope.progress';

/** What the store needs of localStorage; each may throw. */
export type ProgressPlace = Pick<Storage, 'getItem' | 'setItem'>;

/** The storage of a page; where even asking for it is forbidden, one that keeps nothing. */
export function storageOf(page: Pick<Window, 'localStorage'>): ProgressPlace {
  try {
    return page.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} };
  }
}

export class ProgressStore {
  readonly #place: ProgressPlace;
  readonly #listeners = new Set<() => void>();
  #progress: Progress;

  constructor(place: ProgressPlace) {
    this.#place = place;
    this.#progress = this.#remembered();
  }

  get = (): Progress => this.#progress;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(change: (progress: Progress) => Progress): void {
    const next = change(this.#progress);
    if (next === this.#progress) return;
    this.#progress = next;
    try {
      this.#place.setItem(KEY, JSON.stringify(next));
    } catch {
      // It still holds for this page.
    }
    for (const listener of [...this.#listeners]) listener();
  }

  #remembered(): Progress {
    try {
      const read = readProgress(this.#place.getItem(KEY) ?? '');
      return 'progress' in read ? read.progress : NO_PROGRESS;
    } catch {
      return NO_PROGRESS;
    }
  }
}
