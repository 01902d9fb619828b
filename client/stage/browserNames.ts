/** Names of browsers: those that stories about security use. Pure. */

/** Those that every sandbox begins with; they stay. */
export const CAST: readonly string[] = ['Alice', 'Bob', 'Mallory'];

const NAMES = [...CAST, 'Carol', 'Dave', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan'];

/** The first name that nobody has. */
export function nextName(taken: readonly string[]): string {
  const free = NAMES.find((name) => !taken.includes(name));
  if (free !== undefined) return free;
  let number = 2;
  while (taken.includes(`Guest ${number}`)) number++;
  return `Guest ${number}`;
}
