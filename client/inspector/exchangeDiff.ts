/** Two exchanges side by side, line by line: what each asked, decided, called and answered. Pure. */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { Headers, Question } from '#shared/trace.ts';

export interface DiffLine {
  /** Unique within its section. */
  name: string;
  /** null: it isn't there. */
  a: string | null;
  b: string | null;
}

export interface DiffSection {
  title: string;
  lines: readonly DiffLine[];
}

export const differs = ({ a, b }: DiffLine): boolean => a !== b;

/** Sections in the order of an exchange's life; a line that neither has is left out. */
export function exchangeDiff(a: ExchangeView, b: ExchangeView): DiffSection[] {
  return SECTIONS.map(({ title, tell }) => ({ title, lines: joined(tell(a), tell(b)) }));
}

type Told = readonly (readonly [name: string, text: string])[];

const SECTIONS: readonly { title: string; tell: (exchange: ExchangeView) => Told }[] = [
  {
    title: 'Request',
    tell: ({ browser, method, path, requestBody }) => [
      ['browser', browser ?? 'outside'],
      ['method', method],
      ['path', path],
      ...(requestBody === null || requestBody === '' ? [] : [['body', requestBody] as const]),
    ],
  },
  { title: 'Request headers', tell: ({ requestHeaders }) => headerLines(requestHeaders) },
  {
    title: 'Session',
    tell: ({ cookie, skipped, generated, loaded, changed, failed }) => [
      ...told('cookie', cookie?.verdict),
      ...told('passed by', skipped?.reason),
      ...numbered(
        'generated',
        generated.map(({ sid, reason }) => `${reason}, ${sid}`),
      ),
      ...told('loaded', loaded?.sid),
      ...(changed?.patch ?? []).map(
        (operation) => [`${operation.op} ${operation.path}`, jsonOf(operation.value)] as const,
      ),
      ...told('error', failed),
    ],
  },
  {
    title: 'Decisions',
    tell: ({ decisions }) =>
      QUESTIONS.flatMap((question) => {
        const decision = decisions[question];
        if (decision === undefined) return [];
        return [
          [QUESTION_NAMES[question], decision.answer ? 'yes' : 'no'] as const,
          ...decision.conditions.map(
            ({ name, value }) => [`${QUESTION_NAMES[question]} ${name}`, String(value)] as const,
          ),
        ];
      }),
  },
  {
    title: 'Store calls',
    tell: ({ storeCalls }) =>
      numbered(
        'call',
        storeCalls.map(({ method, sid, outcome, caller }) =>
          [method, sid ?? '', outcome ?? 'running', `by ${caller}`].filter((part) => part !== '').join(', '),
        ),
      ),
  },
  {
    title: 'Response',
    tell: ({ status, outcome, bytes }) => [
      ...told('status', status === null ? null : String(status)),
      ['end', outcome],
      ...told('bytes', bytes === null ? null : String(bytes)),
    ],
  },
  { title: 'Response headers', tell: ({ responseHeaders }) => headerLines(responseHeaders) },
  {
    title: 'Findings',
    tell: ({ findings }) =>
      numbered(
        'finding',
        findings.map(({ id }) => id),
      ),
  },
];

const QUESTIONS: readonly Question[] = ['destroy', 'save', 'touch', 'set-cookie'];
const QUESTION_NAMES: Readonly<Record<Question, string>> = {
  destroy: 'Destroy?',
  save: 'Save?',
  touch: 'Touch?',
  'set-cookie': 'Set cookie?',
};

const told = (name: string, text: string | null | undefined): Told =>
  text === null || text === undefined ? [] : [[name, text]];

const numbered = (name: string, texts: readonly string[]): Told =>
  texts.map((text, index) => [`${name} ${index + 1}`, text]);

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
