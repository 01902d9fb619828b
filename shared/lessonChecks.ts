/**
 * Checks: what a step asks for, as predicates over the events since the step began, the world as it stands, and
 * what the learner did on the page. The schema only; judging is in stepWatch.ts.
 */
import { z } from 'zod';
import { Line } from './lessonText.ts';
import { StoreKind } from './stores.ts';
import { BrowserName, TraceEvent, type TraceEventType } from './trace.ts';

/** What a page can tell that it did, since the trace knows nothing of looking. */
export const ACTS = {
  'step-back': 'The learner went back to an earlier moment.',
  'return-to-now': 'The learner came back to the present.',
  'open-why': 'The learner opened the card that says why at a station.',
  'take-apart': 'The learner took a cookie apart.',
  'open-exchange': 'The learner opened an exchange in the timeline and read its events.',
  'open-record': 'The learner opened a record of the store.',
  'open-findings': 'The learner opened the list of findings.',
  'read-option': 'The learner read what an option does.',
  'read-code': 'The learner opened the code that the options make.',
} as const satisfies Record<string, string>;

const isAct = (name: string): name is keyof typeof ACTS => Object.hasOwn(ACTS, name);
export const Act = z
  .enum(Object.keys(ACTS).filter(isAct))
  .describe('Something done on the page; ACTS says what.');
export type Act = z.infer<typeof Act>;

export const EVENT_TYPES: readonly TraceEventType[] = TraceEvent.options.map(({ shape }) => shape.type.value);
const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What a value has to be. */
export const Matcher = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('one-of'), values: z.array(Scalar).min(1) }).describe('One of these.'),
  z.strictObject({ is: z.literal('not'), values: z.array(Scalar).min(1) }).describe('None of these.'),
  z.strictObject({ is: z.literal('present') }).describe('There, and not null.'),
  z.strictObject({ is: z.literal('absent') }).describe('Not there, or null.'),
  z
    .strictObject({
      is: z.literal('compared'),
      by: z.enum(['<', '<=', '>', '>=']),
      to: z.number().describe('Durations and times are ms.'),
    })
    .describe('A number on that side of another.'),
  z
    .strictObject({ is: z.literal('has'), value: Scalar })
    .describe('Text that contains it, or a list with it as an element.'),
  z
    .strictObject({ is: z.enum(['same', 'different', 'more', 'less']), as: z.string(), field: z.string() })
    .describe('As that field of the event with the name `as`; more and less compare numbers.'),
]);
export type Matcher = z.infer<typeof Matcher>;

const Where = z
  .record(z.string(), Matcher)
  .describe(
    'By field: one of the event (dotted path; `data.userid` looks into a session), of its exchange (browser, method, path, status, setCookie: none|session|app|any), `conditions.<name>` of a decision, or `keys` that a handler changed.',
  );

/** How often. Absent bounds are open. */
const Count = z.strictObject({
  atLeast: z.number().int().min(0),
  atMost: z.number().int().min(0).nullable().describe('null: any number. More than this violates the step.'),
});
export type Count = z.infer<typeof Count>;

const says = Line.describe('What this part asks for, in words: "Alice’s session is in the store".');

const EventPart = z
  .strictObject({
    kind: z.literal('event'),
    event: z.enum(EVENT_TYPES),
    where: Where,
    count: Count,
    as: z
      .string()
      .nullable()
      .describe('A name for the first event that meets it, for other parts and words.'),
    says,
  })
  .describe('Events since the step began.');

const DidPart = z
  .strictObject({ kind: z.literal('did'), did: Act, count: Count, says })
  .describe('What the learner did on the page since the step began.');

export const Part = z.discriminatedUnion('kind', [
  EventPart,
  DidPart,
  z
    .strictObject({
      kind: z.literal('jar'),
      jar: BrowserName,
      cookie: z.string().describe('The cookie’s name.'),
      there: z.boolean(),
      where: z.record(z.string(), Matcher).describe('Fields of the cookie as the jar holds it.'),
      says,
    })
    .describe('A jar has, or has not, such a cookie now.'),
  z
    .strictObject({ kind: z.literal('sessions'), count: Matcher, says })
    .describe('So many sessions are in the store now.'),
  z
    .strictObject({
      kind: z.literal('session'),
      session: BrowserName,
      key: z.string().describe('Dotted path into the session, such as userid or cookie.expires.'),
      is: Matcher,
      says,
    })
    .describe('The record in the store that this browser’s session cookie names has such a value now.'),
  z
    .strictObject({ kind: z.literal('option'), option: z.string(), is: Matcher, says })
    .describe('An option of session() as it was given, by dotted name; absent where it is left out.'),
  z
    .strictObject({ kind: z.literal('storeKind'), storeKind: StoreKind, says })
    .describe('Which store the sandbox has now.'),
  z
    .strictObject({ kind: z.literal('clock'), clock: Matcher, says })
    .describe('How far the clock was advanced since the step began, ms.'),
]);
export type Part = z.infer<typeof Part>;
export type PartOf<K extends Part['kind']> = Extract<Part, { kind: K }>;

export const Check = z.strictObject({
  all: z.array(Part).describe('Each must be met.'),
  any: z.array(Part).describe('At least one must be met, where there are any.'),
  none: z
    .array(z.discriminatedUnion('kind', [EventPart, DidPart]))
    .describe(
      'Events and acts that must not be: so many as `count` says violate the step, until it is reset.',
    ),
});
export type Check = z.infer<typeof Check>;
