/**
 * Tells quickly of a value that a schema takes it and leaves it as it is, so that nothing has to be copied. Made once out of the
 * schema itself, which stays the authority: where it is not sure, the answer is no, and whoever asks lets the schema parse.
 */
import { z } from 'zod';

type Check = (value: unknown) => boolean;

/** True only where parsing would succeed with a value that equals this one. */
export function takesUnchanged<T>(schema: z.ZodType<T>): (value: unknown) => value is T {
  const check = checkOf(schema);
  return (value): value is T => check(value);
}

function checkOf(schema: unknown): Check {
  if (!(schema instanceof z.ZodType)) return () => false;
  const { checks = [] } = schema.def;
  if (schema instanceof z.ZodNumber) return numberCheck(schema);
  // Whatever else a schema wants of a value it has to ask for itself.
  if (checks.length > 0) return askedOf(schema);
  if (schema instanceof z.ZodString && schema.format === null) return (value) => typeof value === 'string';
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean';
  if (schema instanceof z.ZodUnknown) return () => true;
  if (schema instanceof z.ZodEnum) return oneOf(schema.options);
  if (schema instanceof z.ZodLiteral) return oneOf([...schema.values]);
  if (schema instanceof z.ZodNullable) return or(null, checkOf(schema.unwrap()));
  if (schema instanceof z.ZodOptional) return or(undefined, checkOf(schema.unwrap()));
  if (schema instanceof z.ZodArray) return each(checkOf(schema.element));
  if (schema instanceof z.ZodTuple && schema.def.rest === null) return inOrder(schema.def.items.map(checkOf));
  if (schema instanceof z.ZodDiscriminatedUnion) return byKind(schema);
  if (schema instanceof z.ZodObject && schema.def.catchall === undefined) return objectCheck(schema);
  return askedOf(schema);
}

/** Does as the schema says; what it makes anew, as every object, doesn't count as unchanged. */
const askedOf =
  (schema: z.ZodType): Check =>
  (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success && Object.is(parsed.data, value);
  };

/** Well within its bounds a number is fine; at a bound the schema knows whether that is still in. */
function numberCheck(schema: z.ZodNumber): Check {
  const { checks = [] } = schema.def;
  const names = new Set(checks.map((check) => check._zod.def.check));
  const isInteger = names.delete('number_format') && schema.format === 'safeint';
  names.delete('greater_than');
  names.delete('less_than');
  const isPlain = isInteger ? Number.isSafeInteger : schema.format === null ? Number.isFinite : null;
  const ask = askedOf(schema);
  if (names.size > 0 || isPlain === null) return ask;
  const low = schema.minValue ?? Number.NEGATIVE_INFINITY;
  const high = schema.maxValue ?? Number.POSITIVE_INFINITY;
  return (value) =>
    typeof value === 'number' && isPlain(value) && ((value > low && value < high) || ask(value));
}

function oneOf(values: readonly unknown[]): Check {
  const known = new Set(values);
  return (value) => known.has(value);
}

const or =
  (known: null | undefined, check: Check): Check =>
  (value) =>
    value === known || check(value);

const each =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const inOrder =
  (checks: readonly Check[]): Check =>
  (value) =>
    Array.isArray(value) && value.length === checks.length && checks.every((check, at) => check(value[at]));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with a field that the schema doesn't know is changed: it loses it. */
function objectCheck({ shape }: z.ZodObject): Check {
  const fields = Object.entries(shape).map(([name, schema]) => ({ name, check: checkOf(schema) }));
  const names = new Set(Object.keys(shape));
  return (value) => {
    if (!isObject(value)) return false;
    for (const name in value) if (!names.has(name)) return false;
    for (const { name, check } of fields) if (!check(value[name])) return false;
    return true;
  };
}

function byKind(schema: z.ZodDiscriminatedUnion): Check {
  const { discriminator, options } = schema.def;
  const checks = new Map<unknown, Check>();
  for (const option of options) {
    const literal = option instanceof z.ZodObject ? option.shape[discriminator] : null;
    if (!(literal instanceof z.ZodLiteral)) return () => false;
    for (const kind of literal.values) checks.set(kind, checkOf(option));
  }
  return (value) => isObject(value) && (checks.get(value[discriminator])?.(value) ?? false);
}
