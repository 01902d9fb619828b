/**
 * What each thread of this process has cost so far. On a machine whose cores are all taken, by the load or by others,
 * it still says what a request costs, where requests a second say how busy the machine was.
 */
import { readdirSync, readFileSync } from 'node:fs';

const TASKS = '/proc/self/task';

/** CPU time by thread id, µs. Empty where the platform doesn't tell: it is Linux that does. */
export function threadTimes(): Map<string, number> {
  const times = new Map<string, number>();
  for (const thread of threads()) {
    const time = timeOf(thread);
    if (time !== null) times.set(thread, time);
  }
  return times;
}

/** The id of the main thread. */
export const MAIN_THREAD = String(process.pid);

function threads(): string[] {
  try {
    return readdirSync(TASKS);
  } catch {
    return [];
  }
}

/** null for a thread that has ended meanwhile. */
function timeOf(thread: string): number | null {
  try {
    const [nanoseconds] = readFileSync(`${TASKS}/${thread}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1000;
  } catch {
    return null;
  }
}
