/** What a value has to be, as a lesson writes it: a value, a list, present, absent, "> 0", { not }, { has }, { same }. */
import type { Matcher } from '#shared/lessonChecks.ts';
import { fieldsOf, setCookieWords } from '#shared/lessonValues.ts';
import { JarCookie, type TraceEventType } from '#shared/trace.ts';
import { type Author, isMapping, nameOf } from './author.ts';
import { durationMs } from './durations.ts';
import { unknownWord } from './problems.ts';
import { methodsOf, ROUTE_PATHS } from './routes.ts';
import type { Path } from './yamlSource.ts';

type Scalar = string | number | boolean | null;
const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const REFERENCES = ['same', 'different', 'more', 'less'] as const;
const COMPARISONS = ['<', '<=', '>', '>='] as const;
const FORMS = ['not', 'has', ...REFERENCES];

/** The fields of an event, or of a cookie in a jar, with what each has to be. */
export function readWhere(
  value: unknown,
  path: Path,
  of: TraceEventType | 'jar',
  author: Author,
): Record<string, Matcher> {
  if (value === undefined) return {};
  const known = of === 'jar' ? Object.keys(JarCookie.shape) : fieldsOf(of);
  const result: Record<string, Matcher> = {};
  for (const [field, wanted] of Object.entries(author.mapping(value, path, 'where') ?? {})) {
    const at = [...path, field];
    // `conditions: { resave: false }` is short for `conditions.resave: false`.
    if (field === 'conditions' && isMapping(wanted)) {
      for (const [name, each] of Object.entries(wanted)) {
        const matcher = readMatcher(each, [...at, name], '', author);
        if (matcher !== null) result[`conditions.${name}`] = matcher;
      }
      continue;
    }
    const first = field.split('.')[0] ?? '';
    if (!known.includes(first)) {
      const whose = of === 'jar' ? ' of a cookie' : ` of ${of}`;
      author.wrongKey(at, 'L205', unknownWord('field', field, known, whose));
      continue;
    }
    const matcher = readMatcher(wanted, at, field, author);
    if (matcher !== null) result[field] = matcher;
  }
  return result;
}

/** One matcher. `field` is what it stands for, for fields whose words are known; '' where there is no field. */
export function readMatcher(value: unknown, path: Path, field: string, author: Author): Matcher | null {
  // A cookie's verdict has the word "absent" of its own.
  if (field !== 'verdict' && (value === 'present' || value === 'absent')) return { is: value };
  const compared = typeof value === 'string' ? comparison(value) : null;
  if (compared !== null) return compared;
  if (isMapping(value)) return readForm(value, path, field, author);
  const values = Array.isArray(value) ? value : [value];
  const read = values.map((each, i) =>
    readScalar(each, Array.isArray(value) ? [...path, i] : path, field, author),
  );
  return read.length > 0 && read.every(isScalar) ? { is: 'one-of', values: read } : null;
}

function comparison(text: string): Matcher | null {
  const [, sign = '', right = ''] = /^(<=?|>=?)\s*(.+)$/.exec(text.trim()) ?? [];
  const by = COMPARISONS.find((each) => each === sign);
  const to = durationMs(right) ?? Number(right);
  return by === undefined || !Number.isFinite(to) ? null : { is: 'compared', by, to };
}

function readForm(value: Record<string, unknown>, path: Path, field: string, author: Author): Matcher | null {
  const [form = '', ...more] = Object.keys(value);
  if (more.length > 0 || !FORMS.includes(form)) {
    const message =
      more.length > 0
        ? 'write one of not, has, same, different, more, less'
        : unknownWord('condition', form, FORMS);
    author.wrongKey([...path, form], 'L201', message);
    return null;
  }
  const given = value[form];
  const at = [...path, form];
  const reference = REFERENCES.find((each) => each === form);
  if (reference !== undefined) {
    const text = author.text(given, at, form);
    if (text === null) return null;
    const [as = '', ...rest] = text.split('.');
    if (!author.names.has(as)) author.wrong(at, 'L210', unknownWord('name', as, [...author.names]));
    return { is: reference, as, field: rest.length > 0 ? rest.join('.') : field };
  }
  if (form === 'has') return isScalar(given) ? { is: 'has', value: given } : refuse(at, given, author);
  const inner = readMatcher(given, at, field, author);
  return inner?.is === 'one-of' ? { is: 'not', values: inner.values } : refuse(at, given, author);
}

function refuse(path: Path, value: unknown, author: Author): null {
  author.wrong(path, 'L302', `this is a value or a list of values, not ${nameOf(value)}`);
  return null;
}

/** A value; those of some fields have words that are known. */
function readScalar(value: unknown, path: Path, field: string, author: Author): Scalar | undefined {
  if (!isScalar(value)) {
    author.wrong(path, 'L302', `this is a value, not ${nameOf(value)}`);
    return undefined;
  }
  if (field === 'browser')
    return value === 'outside' || value === null ? null : author.browserAt(value, path);
  if (field === 'setCookie' && !setCookieWords.includes(String(value)))
    author.wrong(path, 'L213', unknownWord('setCookie', String(value), setCookieWords));
  if (field === 'path') {
    const route = String(value).split('?')[0] ?? '';
    if (methodsOf(route).length === 0) author.wrong(path, 'L206', unknownWord('route', route, ROUTE_PATHS));
  }
  return value;
}
