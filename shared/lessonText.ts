/**
 * The words of a lesson as data: a small subset of Markdown that the server has parsed. No HTML comes from a file;
 * what isn't in here can't be written in a lesson.
 */
import { z } from 'zod';
import { BrowserName } from './trace.ts';

/** What on the stage words can point at. */
export const PLACES = {
  browsers: 'The column of the browsers.',
  page: 'The page that a browser shows; of a browser: #page:alice.',
  address: 'The address bar; of a browser: #address:alice.',
  jar: 'The cookie jar; of a browser: #jar:alice.',
  wire: 'The column between browsers and server.',
  request: 'The request’s header lines.',
  response: 'The response’s header lines.',
  'set-cookie': 'The Set-Cookie line of the response.',
  server: 'The server’s column.',
  station: 'One station of the server: #station:save.',
  store: 'The cabinet with the store’s records.',
  'store-kind': 'The list of stores on the cabinet.',
  'store-trouble': 'The list of the store’s troubles.',
  options: 'The options panel.',
  option: 'One option’s row: #option:resave, #option:cookie.maxAge.',
  code: 'The code that the options make.',
  delays: 'The two delays below the options.',
  timeline: 'The list of exchanges.',
  transport: 'The buttons that step and play.',
  clock: 'The sandbox’s clock in the top bar.',
  restart: 'The button that restarts the server.',
  findings: 'The count of findings in the top bar.',
} as const satisfies Record<string, string>;

const isPlace = (name: string): name is keyof typeof PLACES => Object.hasOwn(PLACES, name);
export const Place = z
  .enum(Object.keys(PLACES).filter(isPlace))
  .describe('A place on the stage; PLACES says which.');
export type Place = z.infer<typeof Place>;

/** Where words point while they are hovered or have the focus. */
export const Pointer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('place'),
    place: Place,
    browser: BrowserName.nullable().describe('Of this browser; null: of the one in front.'),
    part: z.string().nullable().describe('The station or the option; null for other places.'),
  }),
  z.strictObject({
    kind: z.literal('seen'),
    name: z
      .string()
      .describe('The learner’s own event: the first that met the check’s part of this name (`as`).'),
  }),
]);
export type Pointer = z.infer<typeof Pointer>;

export const Span = z.strictObject({
  text: z.string(),
  style: z.enum(['plain', 'emphasis', 'strong', 'code']),
  to: Pointer.nullable().describe('null: words that point nowhere.'),
});
export type Span = z.infer<typeof Span>;

export const Line = z.array(Span).describe('One line of words.');
export type Line = z.infer<typeof Line>;

const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), line: Line }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(Line) }),
  z.strictObject({ type: z.literal('code'), language: z.string().nullable(), text: z.string() }),
]);
export type Block = z.infer<typeof Block>;

export const Prose = z.array(Block).describe('Paragraphs, lists and code, in order.');
export type Prose = z.infer<typeof Prose>;

/** The words of a line without its styles, for a name that assistive technology reads or a check's result. */
export const plainText = (line: Line): string => line.map(({ text }) => text).join('');
