/** Two exchanges side by side, line by line: what each asked, decided, called and answered. Pure. */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { Headers, Question } from '#shared/trace.ts';
import { inspectorTexts } from '../texts/inspector.ts';

export interface DiffLine {
  /** Unique within its section. */
  name: string;
  /** null: it isn't there. */
  a: string | null;
  b: string | null;
}

export interface DiffSection {
  title: string;
  /** Its lines are named as on the wire, not in words. */
  isWire: boolean;
  lines: readonly DiffLine[];
}

export const differs = ({ a, b }: DiffLine): boolean => a !== b;

/** Sections in the order of an exchange's life; a line that neither has is left out. */
export function exchangeDiff(a: ExchangeView, b: ExchangeView): DiffSection[] {
  return SECTIONS.map(({ title, isWire = false, tell }) => ({
    title,
    isWire,
    lines: joined(tell(a), tell(b)),
  }));
}

type Told = readonly (readonly [name: string, text: string])[];

const { sections, lines: words, ...answers } = inspectorTexts.diff;
const questions = inspectorTexts.questions;

const SECTIONS: readonly { title: string; isWire?: boolean; tell: (exchange: ExchangeView) => Told }[] = [
  {
    title: sections.request,
    tell: ({ browser, method, path, requestBody }) => [
      [words.browser, browser ?? inspectorTexts.outside],
      [words.method, method],
      [words.path, path],
      ...(requestBody === null || requestBody === '' ? [] : [[words.body, requestBody] as const]),
    ],
  },
  { title: sections.requestHeaders, isWire: true, tell: ({ requestHeaders }) => headerLines(requestHeaders) },
  {
    title: sections.session,
    tell: ({ cookie, skipped, generated, loaded, changed, failed }) => [
      ...told(words.cookie, cookie?.verdict),
      ...told(words.passedBy, skipped?.reason),
      ...numbered(
        words.generated,
        generated.map(({ sid, reason }) => `${reason}, ${sid}`),
      ),
      ...told(words.loaded, loaded?.sid),
      ...(changed?.patch ?? []).map(
        (operation) => [words.change(operation.op, operation.path), jsonOf(operation.value)] as const,
      ),
      ...told(words.error, failed),
    ],
  },
  {
    title: sections.decisions,
    tell: ({ decisions }) =>
      QUESTIONS.flatMap((question) => {
        const decision = decisions[question];
        if (decision === undefined) return [];
        return [
          [questions[question], decision.answer ? answers.yes : answers.no] as const,
          ...decision.conditions.map(
            ({ name, value }) => [words.condition(questions[question], name), String(value)] as const,
          ),
        ];
      }),
  },
  {
    title: sections.calls,
    tell: ({ storeCalls }) =>
      numbered(
        words.call,
        storeCalls.map(({ method, sid, outcome, caller }) =>
          [method, sid ?? '', outcome ?? answers.running, answers.by(caller)]
            .filter((part) => part !== '')
            .join(', '),
        ),
      ),
  },
  {
    title: sections.response,
    tell: ({ status, outcome, bytes }) => [
      ...told(words.status, status === null ? null : String(status)),
      [words.end, outcome],
      ...told(words.bytes, bytes === null ? null : String(bytes)),
    ],
  },
  {
    title: sections.responseHeaders,
    isWire: true,
    tell: ({ responseHeaders }) => headerLines(responseHeaders),
  },
  {
    title: sections.findings,
    tell: ({ findings }) =>
      numbered(
        words.finding,
        findings.map(({ id }) => id),
      ),
  },
];

const QUESTIONS: readonly Question[] = ['destroy', 'save', 'touch', 'set-cookie'];

const told = (name: string, text: string | null | undefined): Told =>
  text === null || text === undefined ? [] : [[name, text]];

const numbered = (name: (place: number) => string, values: readonly string[]): Told =>
  values.map((value, index) => [name(index + 1), value]);

const jsonOf = (value: unknown): string => JSON.stringify(value) ?? '';

/** Header names are the same in any case; a name that comes again is numbered. */
function headerLines(headers: Headers): Told {
  const seen = new Map<string, number>();
  return headers.map(([name, value]) => {
    const key = name.toLowerCase();
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return [count === 1 ? key : `${key} (${count})`, value];
  });
}

function joined(a: Told, b: Told): DiffLine[] {
  const [left, right] = [new Map(a), new Map(b)];
  return [...new Set([...left.keys(), ...right.keys()])].map((name) => ({
    name,
    a: left.get(name) ?? null,
    b: right.get(name) ?? null,
  }));
}
