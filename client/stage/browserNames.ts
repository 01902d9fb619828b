/** Names of browsers: those that stories about security use. Pure. */
import { type BrowserState, newBrowser } from '#shared/world.ts';

/** Those that every sandbox begins with; they stay. */
export const CAST: readonly string[] = ['Alice', 'Bob', 'Mallory'];

/** What stands for them while the page doesn't know its sandbox yet: everything has its place at once. */
export const AWAITED: readonly BrowserState[] = CAST.map(newBrowser);

const NAMES = [...CAST, 'Carol', 'Dave', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan'];

/** The first name that nobody has. */
export function nextName(taken: readonly string[]): string {
  const free = NAMES.find((name) => !taken.includes(name));
  if (free !== undefined) return free;
  let number = 2;
  while (taken.includes(`Guest ${number}`)) number++;
  return `Guest ${number}`;
}
