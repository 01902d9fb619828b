/** What makes session ids where the learner chose something else than the library's own: runs what the code shows. */
import { randomUUID } from 'node:crypto';
import type { Genid } from '#shared/genids.ts';

/** A new `genid` of that name. A counter begins at 1, as it does in a program that starts. */
export function makeGenid(name: Genid): () => unknown {
  let count = 0;
  switch (name) {
    case 'uuid':
      return () => randomUUID();
    case 'counter':
      return () => {
        count += 1;
        return String(count);
      };
    case 'number':
      return () => {
        count += 1;
        return count;
      };
  }
}
