/** The options as the code that a learner would write. */
import { choiceCode } from './cookieFunctions.ts';
import { GENID_CODE } from './genids.ts';
import type { SessionOptions } from './options.ts';
import { type Written, writtenOptions } from './writtenOptions.ts';

/** One line of the generated code, with the dotted name of the option that it shows, if it shows one. */
export interface CodeLine {
  text: string;
  option: string | null;
}

/** The options as code, a line an option. `trustProxy`: with Express's own setting before them. */
export function toCodeLines(options: SessionOptions, trustProxy = false): CodeLine[] {
  const { session, cookie, cookieFor } = writtenOptions(options);
  const lines: CodeLine[] = session.flatMap(([key, value]) => before(key, value));
  if (trustProxy) lines.push({ text: "app.set('trust proxy', 1);", option: 'trust proxy' });
  lines.push({ text: 'app.use(session({', option: null });
  for (const [key, value] of session) lines.push({ text: `  ${key}: ${literal(value)},`, option: key });
  if (cookie.length > 0 || cookieFor !== null) {
    lines.push({ text: cookieFor === null ? '  cookie: {' : '  cookie: (req) => ({', option: null });
    for (const [key, value] of cookie)
      lines.push({ text: `    ${key}: ${literal(value)},`, option: `cookie.${key}` });
    if (cookieFor !== null) lines.push({ text: `    ${choiceCode(cookieFor)}`, option: 'cookieFor' });
    lines.push({ text: cookieFor === null ? '  },' : '  }),', option: null });
  }
  lines.push({ text: '}));', option: null });
  return lines;
}

/** The options as code: `app.use(session({ … }));`. */
export function toCode(options: SessionOptions, trustProxy = false): string {
  return toCodeLines(options, trustProxy)
    .map((line) => line.text)
    .join('\n');
}

function before(option: string, value: Written): CodeLine[] {
  const text = value.kind === 'genid' ? GENID_CODE[value.genid].before : null;
  return text === null ? [] : [{ text, option }];
}

function literal(written: Written): string {
  switch (written.kind) {
    case 'genid':
      return GENID_CODE[written.genid].value;
    case 'date':
      return `new Date('${new Date(written.ms).toISOString()}')`;
    case 'plain':
      return plain(written.value);
  }
}

function plain(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  return String(value);
}

/** A JavaScript string literal in single quotes; JSON's escapes are valid JavaScript (ECMA-262). */
function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
