/**
 * The functions that a sandbox may have as express-session's `genid`, by name, as a learner would write them. What
 * makes the ids is in the sandbox's thread. Free of schemas, so that such a thread stays small.
 */

/** Besides these there is the library's own, which one has by leaving `genid` out. */
export const GENIDS = ['uuid', 'counter', 'number'] as const;
export type Genid = (typeof GENIDS)[number];
export const isGenid = (value: unknown): value is Genid => GENIDS.some((genid) => genid === value);

export interface GenidCode {
  /** What stands before `app.use(session({…}))`. */
  before: string | null;
  /** The value of the option. */
  value: string;
}

export const GENID_CODE: Record<Genid, GenidCode> = {
  uuid: { before: null, value: '() => crypto.randomUUID()' },
  counter: { before: 'let count = 0;', value: '() => String(++count)' },
  number: { before: 'let count = 0;', value: '() => ++count' },
};
