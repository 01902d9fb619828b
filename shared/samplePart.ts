/** For the tests of whoever judges a step: one event that a step wants to see. */
import type { Part } from './lessonChecks.ts';

export type EventPart = Extract<Part, { kind: 'event' }>;

export const part = (event: EventPart['event'], more: Partial<EventPart> = {}): EventPart => ({
  kind: 'event',
  event,
  where: {},
  count: { atLeast: 1, atMost: null },
  as: null,
  says: [{ text: event, style: 'plain', to: null }],
  ...more,
});
