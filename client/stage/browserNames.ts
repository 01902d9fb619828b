/** Names for browsers that a person adds: those that stories about security use. Pure. */

const NAMES = ['Alice', 'Bob', 'Mallory', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan'];

/** The first name that nobody has. */
export function nextName(taken: readonly string[]): string {
  const free = NAMES.find((name) => !taken.includes(name));
  if (free !== undefined) return free;
  let number = 2;
  while (taken.includes(`Guest ${number}`)) number++;
  return `Guest ${number}`;
}
