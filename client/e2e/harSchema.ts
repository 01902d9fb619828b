// HAR 1.2 as its specification has it (http://www.softwareishard.com/blog/har-12-spec/): for the tests of the export. Fields
// that nobody specified must begin with an underscore.

import { z } from 'zod';

const strict = <S extends z.ZodRawShape>(shape: S) =>
  z
    .looseObject({ ...shape, comment: z.string().optional() })
    .refine(
      (value) => Object.keys(value).every((key) => key in shape || key === 'comment' || key.startsWith('_')),
      'A custom field begins with an underscore.',
    );

const IsoDate = z.iso.datetime({ offset: true });
const Pair = strict({ name: z.string(), value: z.string() });
const Cookie = strict({
  name: z.string(),
  value: z.string(),
  path: z.string().optional(),
  domain: z.string().optional(),
  expires: IsoDate.optional(),
  httpOnly: z.boolean().optional(),
  secure: z.boolean().optional(),
  // Not of 1.2; browsers write it.
  sameSite: z.string().optional(),
});
/** Milliseconds; -1 where it doesn't apply. */
const Phase = z.number().min(-1);
const Taken = z.number().min(0);

const Entry = strict({
  pageref: z.string().optional(),
  startedDateTime: IsoDate,
  time: Taken,
  request: strict({
    method: z.string().min(1),
    url: z.url(),
    httpVersion: z.string(),
    cookies: z.array(Cookie),
    headers: z.array(Pair),
    queryString: z.array(Pair),
    postData: strict({ mimeType: z.string(), params: z.array(Pair), text: z.string() }).optional(),
    headersSize: z.number().int(),
    bodySize: z.number().int(),
  }),
  response: strict({
    status: z.number().int(),
    statusText: z.string(),
    httpVersion: z.string(),
    cookies: z.array(Cookie),
    headers: z.array(Pair),
    content: strict({
      size: z.number().int(),
      compression: z.number().int().optional(),
      mimeType: z.string(),
      text: z.string().optional(),
      encoding: z.string().optional(),
    }),
    redirectURL: z.string(),
    headersSize: z.number().int(),
    bodySize: z.number().int(),
  }),
  cache: strict({}),
  timings: strict({
    blocked: Phase.optional(),
    dns: Phase.optional(),
    connect: Phase.optional(),
    send: Taken,
    wait: Taken,
    receive: Taken,
    ssl: Phase.optional(),
  }),
  serverIPAddress: z.string().optional(),
  connection: z.string().optional(),
}).refine(({ time, timings }) => {
  const phases = [timings.blocked, timings.dns, timings.connect, timings.send, timings.wait, timings.receive];
  const sum = phases.reduce<number>((all, phase) => all + Math.max(0, phase ?? 0), 0);
  return Math.abs(sum - time) < 0.01;
}, 'time is the sum of the timings.');

export const Har = strict({
  log: strict({
    version: z.literal('1.2'),
    creator: strict({ name: z.string(), version: z.string() }),
    browser: strict({ name: z.string(), version: z.string() }).optional(),
    pages: z.array(z.unknown()).optional(),
    entries: z.array(Entry),
  }),
});
