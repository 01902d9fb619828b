/** The sentences of the comparison, together. */
import type { StationView } from '../explain/stations.ts';
import type { SideName } from './comparison.ts';

export const T = {
  back: 'Back to the sandbox',
  title: 'Compare',
  whatIfTitle: 'What if?',
  pair: 'What to compare',
  recorded: 'What I did, under other options',
  question: 'What if',
  ownQuestion: 'as set at the right',
  sideBySide: 'Side by side',
  changes: 'What changes',
  onlyDifferences: 'Only differences',
  runAll: 'Run all steps',
  stepOn: 'Send the next step to both',
  rewind: 'Begin again in two fresh sandboxes',
  previousEvent: 'Previous event, in both',
  nextEvent: 'Next event, in both',
  nextDifference: 'Next difference',
  swap: 'Swap A, B',
  sentToBoth: 'Sent to both',
  nothingSent: 'Nothing was sent yet.',
  nothingSentMore: 'Press a request: it becomes a step of the script and goes to both servers.',
  oneRequest: 'One request, two servers',
  noCookie: 'no Cookie header',
  asEach: 'each server’s own cookie',
  cookiesHeld: 'Cookies they hold',
  none: 'none',
  addStep: 'More steps',
  running: 'Running in two fresh sandboxes…',
  failed: 'The comparison stopped.',
  tryAgain: 'Run again',
  noRequests: 'There is nothing to run again: nobody sent a request in your sandbox since it began.',
  same: 'Nothing changes.',
  sameMore: 'The same calls, the same headers, the same pages, the same cookies in the jars.',
  sameSoFar: 'No difference so far.',
  differencesHere: 'What differs here',
  noneHere: 'Up to this moment both did the same.',
  options: 'Options',
  differsCount: (count: number) =>
    count === 0 ? 'the same' : `${count} ${count === 1 ? 'differs' : 'differ'}`,
  exchangesDiffer: (count: number, of: number) =>
    `${count} of ${of} ${of === 1 ? 'exchange' : 'exchanges'} ${count === 1 ? 'differs' : 'differ'}`,
  copyTo: (from: SideName) => (from === 'a' ? 'Copy A to B' : 'Copy B to A'),
  leftNothing: (who: string) => `${who} left nothing to remember`,
  nothingThere: 'Nothing here',
  empty: 'Empty: no session is stored.',
  outside: (count: number) =>
    `${count === 1 ? 'One request' : `${count} requests`} from outside can’t be asked again and ${count === 1 ? 'is' : 'are'} left out.`,
  refusedIn: (side: SideName, why: string) => `Not done in ${side.toUpperCase()}: ${why}`,
  records: 'Records stored',
  emptyRecords: 'Records with nothing in them',
  writes: 'Writes to the store',
  setCookies: 'Set-Cookie headers sent',
  after: (count: number) => `After ${count} ${count === 1 ? 'request' : 'requests'}`,
  idsNote: 'Ids are numbered as each server made them, so that “id 1” is the first of both.',
} as const;

export const SIDE: Record<SideName, string> = { a: 'A', b: 'B' };

/** What a station says on one line, for those who listen. */
export const stationSaid = ({ words, sid, state }: StationView): string =>
  words ?? (sid === null ? (state === 'waiting' ? 'not reached' : 'passed') : 'a session id');
