/**
 * Every limit of Sessionscope, in one place. Whoever enforces one answers with a sentence that names it;
 * nothing is ever dropped silently.
 */
export const LIMITS = {
  /** Sandboxes alive at once in one process. */
  sandboxes: 120,
  /** Virtual browsers in one sandbox. */
  browsers: 8,
  /** Cookies in one browser's jar. RFC 6265bis section 6.1 asks for 50 a domain. */
  cookiesPerJar: 180,
  /** Bytes of name plus value that a browser stores of one cookie (RFC 6265bis section 5.6, step 5). */
  cookieBytes: 4096,
  /** Trace events that the server keeps for one sandbox; older ones are folded into the snapshot. */
  logEvents: 50_000,
  /** Bytes of JSON that the server keeps of one sandbox's trace. */
  logBytes: 24 * 1024 * 1024,
  /** Trace events that the page keeps. */
  viewerEvents: 200_000,
  /** Batches sent to a viewer that it hasn't acknowledged; further ones wait in the log. */
  viewerWindow: 8,
  /** Characters of JSON up to which batches of trace events that wait for a viewer are joined into one. */
  batchChars: 512 * 1024,
  /** Characters of JSON up to which a batch is sent as it is; a longer one is packed. */
  plainChars: 64 * 1024,
  /** Viewers of one sandbox at once. */
  viewers: 16,
  /** Commands a second that one connection may send, and how many it may save up. */
  commandsPerSecond: 50,
  commandBurst: 100,
  /** Bytes of one message from a page to the server. */
  messageBytes: 8 * 1024 * 1024,
  /** Bytes of one request's headers at the sandbox's server: Node answers 431 above it. */
  headerBytes: 16 * 1024,
  /** Bytes of one request body that the demo app reads: it answers 413 above it. */
  bodyBytes: 100 * 1024,
  /** Characters of a page's body kept in the trace. */
  pageChars: 64 * 1024,
  /** Characters of one header's value, cookie's value or session's JSON kept in the trace. */
  fieldChars: 16 * 1024,
  /** Redirects that a virtual browser follows (fetch standard, "HTTP-redirect fetch", step 6). */
  redirects: 20,
  /** Milliseconds that an exchange is held at one station; then it goes on by itself. */
  holdMs: 120_000,
  /** Milliseconds that a person can make the handler, or each store call, slower by. */
  latencyMs: 5_000,
  /** Milliseconds until a virtual browser gives up on a response: longer than a hold at each of five stations. */
  visitMs: 12 * 60_000,
  /** Milliseconds that somebody can wait for the requests under way. */
  settleMs: 30_000,
  /** Milliseconds without a sign of life until a sandbox's worker is replaced. */
  hangMs: 5_000,
  /** Milliseconds that a sandbox without a viewer is kept. */
  idleMs: 60 * 60 * 1000,
  /** Megabytes of heap that one sandbox's worker may use. */
  workerHeapMb: 128,
  /** Milliseconds that a store which is slow on command lets each call wait. */
  storeDelayMs: 10_000,
  /** Records that are listed of a store when it is read at once; more are counted. A snapshot holds as many. */
  storeRecords: 1000,
  /** Characters of all sessions in a snapshot: with what else is in it, and as UTF-8, they fit into a message. */
  snapshotChars: 2 * 1024 * 1024,
  /** Milliseconds until a Redis or a Postgres that doesn't answer is given up. */
  storeConnectMs: 5_000,
  /** Milliseconds that the embedded Postgres may take to start. */
  postgresStartMs: 120_000,
  /** Milliseconds that the sandbox's clock may be ahead of the real one: 100 years. */
  clockAheadMs: 100 * 365 * 24 * 60 * 60 * 1000,
  /** Lessons in one folder. */
  lessons: 100,
  /** Bytes of one lesson file. */
  lessonBytes: 64 * 1024,
  /** Translations of one lesson. */
  lessonLanguages: 20,
  /** Milliseconds that the sandbox may need to come to rest after one move of a lesson's solution. */
  lessonMoveMs: 30_000,
  /** Commands that a share link holds. */
  linkCommands: 200,
  /** Characters of a share link's code: what chat programs and mail still leave whole. */
  linkChars: 8_000,
  /** Bytes of a recording's file that the page opens. */
  recordingBytes: 64 * 1024 * 1024,
} as const;
