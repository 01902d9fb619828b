/** What the comparison says: its screen, its presets and questions, its steps. What differs stands in compareFacts.ts. */
import { compareFacts } from './compareFacts.ts';

const count = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

export const compare = {
  facts: compareFacts,
  sides: { a: 'A', b: 'B' },

  back: 'Back to the sandbox',
  title: 'Compare',
  whatIfTitle: 'What if?',
  pair: 'What to compare',
  recorded: 'What I did, under other options',
  question: 'What if',
  ownQuestion: 'What if: as set at the right',
  shownAs: 'Shown as',
  sideBySide: 'Side by side',
  changes: 'What changes',
  setupsAndDifferences: 'Setups and differences',
  onlyDifferences: 'Only differences',
  running: 'Running in two fresh sandboxes…',
  failed: 'The comparison stopped.',
  tryAgain: 'Run again',
  noRequests: 'There is nothing to run again: nobody sent a request in your sandbox since it began.',
  exchangesDiffer: (n: number, of: number) =>
    `${n} of ${of} ${of === 1 ? 'exchange' : 'exchanges'} ${n === 1 ? 'differs' : 'differ'}`,
  outside: (n: number) =>
    `${n === 1 ? 'One request' : `${n} requests`} from outside can’t be asked again and ${n === 1 ? 'is' : 'are'} left out.`,
  idsNote: 'Ids are numbered as each server made them, so that “id 1” is the first of both.',
  id: (number: number) => `id ${number}`,
  none: 'none',
  outsider: 'Outside',
  differs: 'differs',
  theSame: 'the same',
  differ: (what: string, sentences: string) => `${what} differs. ${sentences}`,

  transport: {
    runAll: 'Run all steps',
    stepOn: 'Send the next step to both',
    rewind: 'Begin again in two fresh sandboxes',
    play: 'Play, in both',
    pause: 'Pause',
    speed: 'Speed of the comparison',
    times: (speed: number) => `${speed}×`,
    previousEvent: 'Previous event, in both',
    nextEvent: 'Next event, in both',
    nextDifference: 'Next difference',
    moment: 'Moment',
    spoken: (title: string, differences: string) => `${title}. ${differences || 'The same in both.'}`,
    exchange: (number: number, differs: boolean) =>
      `Exchange ${number}, ${differs ? 'differs' : 'the same in both'}`,
    step: (step: string | null, differs: boolean) =>
      `${step ?? 'Step'}, ${differs ? 'differs' : 'the same in both'}`,
  },

  setups: {
    name: 'Options compared',
    title: 'Options',
    differ: (n: number) => (n === 0 ? 'the same' : `${n} ${n === 1 ? 'differs' : 'differ'}`),
    swap: 'Swap A, B',
    option: 'Option',
    sameOrNot: 'Same or not',
    choose: (name: string, side: string) => `${name} in ${side}`,
    copyTo: { a: 'Copy A to B', b: 'Copy B to A' },
    session: 'session',
    notSet: 'not set',
    leftOut: 'left out',
  },

  duo: {
    name: 'Two servers',
    front: 'Server in front',
    servers: { a: 'Server A', b: 'Server B' },
    /** `{side}` is seen, the rest is heard. */
    server: 'Server {side}',
    station: (side: string) => `${side},`,
    sameAs: { a: 'same options as B', b: 'same options as A' },
    more: (n: number) => `and ${n} more`,
    setup: 'The setup',
    noneHere: 'Up to this moment both did the same.',
    notReached: 'not reached',
    passed: 'passed',
    sessionId: 'a session id',
  },
  stores: {
    name: 'The store',
    of: { a: 'Store A', b: 'Store B' },
    summary: (store: string, records: number, empty: number) =>
      `${store}, ${count(records, 'record', 'records')}${empty === 0 ? '' : `, ${empty} of them empty`}`,
    leftNothing: (who: string) => `${who} left nothing to remember`,
    nothingThere: 'Nothing here',
    empty: 'Empty: no session is stored.',
    sameSoFar: 'No difference so far.',
    noExpiry: 'no expiry of its own',
    somebody: 'Somebody',
  },
  sent: {
    title: 'Sent to both',
    who: 'Browser that sends',
    send: 'Send to both',
    more: 'More steps',
    nothing: 'Nothing was sent yet.',
    nothingMore: 'Press a request: it becomes a step of the script and goes to both servers.',
    one: 'One request, two servers',
    noCookie: 'no Cookie header',
    ownCookie: '{header} each server’s own cookie',
    hourAhead: 'Clock: 1 hour ahead',
    dayAhead: 'Clock: 1 day ahead',
    held: 'Cookies they hold',
    browser: 'Browser',
  },
  table: {
    name: 'Exchanges in A and B',
    browser: 'Browser',
    request: 'Request',
    cookieIn: { a: 'A: cookie in', b: 'B: cookie in' },
    store: 'Store',
    step: 'The step',
    show: (number: number) => `Show exchange ${number}`,
    showStep: (step: string) => `Show ${step}`,
    notSent: 'not sent yet',
    moveUp: (step: number) => `Move step ${step} up`,
    moveDown: (step: number) => `Move step ${step} down`,
    remove: (step: number) => `Remove step ${step}`,
    refusedIn: (side: string, why: string) => `Not done in ${side}: ${why}`,
    notSigned: 'not signed',
    notSaved: 'not saved',
    noCall: 'no call',
  },
  changed: {
    request: 'Request',
    calls: 'Store calls',
    decisions: 'Decisions',
    findings: 'Findings',
    why: 'Why',
    storeAtEnd: 'Store at the end',
    jarsAtEnd: 'Jars at the end',
    nothing: 'nothing changes',
    changes: 'changes',
    same: 'Nothing changes.',
    sameMore: 'The same calls, the same headers, the same pages, the same cookies in the jars.',
    record: 'A record:',
    noRecord: 'nothing',
    before: 'before:',
    after: 'after:',
    reason: (side: string, reason: string) => `${side}: ${reason}`,
    questions: { destroy: 'Destroy', save: 'Save', touch: 'Touch', 'set-cookie': 'Cookie' },
    notAsked: 'not asked',
  },
  here: 'What differs here',
  score: {
    name: 'So far',
    after: (n: number) => `After ${count(n, 'request', 'requests')}`,
    records: 'Records stored',
    emptyRecords: 'Records with nothing in them',
    writes: 'Writes to the store',
    setCookies: 'Set-Cookie headers sent',
  },

  steps: {
    visit: (browser: string, method: string, path: string, crossSite: boolean) =>
      `${browser}: ${method} ${path}${crossSite ? ' from another site' : ''}`,
    clock: (duration: string) => `Clock: ${duration} ahead`,
    restart: 'Restart the server',
    copyCookie: (from: string, to: string) => `${to} is handed ${from}’s cookie`,
    editCookie: (browser: string, cookie: string) => `${browser}: edit ${cookie}`,
    clearJar: (browser: string) => `${browser}: clear the jar`,
    deleteCookie: (browser: string, cookie: string) => `${browser}: delete ${cookie}`,
    joins: (browser: string) => `${browser} joins`,
    leaves: (browser: string) => `${browser} leaves`,
    trouble: (mode: string) => `Store: ${mode}`,
    noCookie: (from: string, to: string) => `${from} has no session cookie here that ${to} could be handed.`,
  },
  problems: {
    cantBeSet: (side: string, why: string) => `${side} can’t be set so: ${why}`,
    gap: 'The trace of one of the two servers came with a gap, so they can’t be compared. Run it again.',
    closed: 'The comparison was closed.',
    refused: 'The server refused a sandbox for the comparison.',
    offline:
      'The connection to the server is lost, and the two sandboxes with it. Run it again when it is back.',
  },

  questions: {
    turn: (option: string, on: boolean) => `What if ${option} were ${on ? 'on' : 'off'}?`,
    maxAgeDay: 'What if maxAge were 1 day?',
    maxAgeMinute: 'What if maxAge were 1 minute?',
    secret: 'What if the secret were another one?',
    store: (store: string) => `What if the store were ${store}?`,
    keepId: 'What if the login kept the id?',
    regenerate: 'What if the login regenerated the id?',
  },
  presets: {
    saveUninitialized: {
      label: 'saveUninitialized: true or false',
      lesson: 'A remembers people who never logged in. B waits until there is something to remember.',
    },
    resave: {
      label: 'resave: false or true',
      lesson:
        'B writes the session back after a page that only read it. A touches it: its expiry moves on, its data stays.',
    },
    rolling: {
      label: 'rolling: false or true',
      lesson:
        'The visit after 14 hours renewed the record in both stores, but the cookie only in B. So A loses Alice a day after her login, and B keeps her while she comes back.',
    },
    maxAge: {
      label: 'maxAge: 1 minute or 1 day',
      lesson:
        'An hour later the cookie in A is over, so Alice comes as somebody new. In B she is still logged in.',
    },
    regenerate: {
      label: 'Login: same id or regenerate',
      lesson:
        'Alice logs in under the id that Mallory handed her. In A that id is logged in now, for Mallory too: session fixation. In B the login took a new id, and Mallory’s is worth nothing.',
    },
    store: {
      label: 'Store: Memory or File, over a restart',
      lesson:
        'Both jars kept the cookie. The restart emptied the memory of A; B finds the session in its file.',
    },
  },
};
