import { z } from 'zod';

/** Whether a value is just what a schema would give back for it. False says nothing: ask the schema then. */
export type Check = (value: unknown) => boolean;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A part that is looked at by the schema itself. */
function bySchema(schema: z.core.$ZodType): Check {
  return (value) => {
    const read = z.safeParse(schema, value);
    return read.success && Object.is(read.data, value);
  };
}

/**
 * A field that may be missing is put in as the schema would put it in: what is read here was parsed a moment ago and is
 * nobody else's yet. Records of before the field was there would all be asked of the schema otherwise.
 */
function fillIn(value: Fields, key: string, part: z.core.$ZodType): void {
  if (!(part instanceof z.ZodDefault) || value[key] !== undefined) return;
  Object.defineProperty(value, key, {
    value: part._zod.def.defaultValue,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function checkObject({ shape }: z.core.$ZodObjectDef): Check {
  const fields = Object.entries(shape).map(([key, part]) => ({
    key,
    part,
    isOptional: part instanceof z.ZodOptional,
    check: checkOf(part),
  }));
  const usual = fields.filter(({ part }) => part instanceof z.ZodDefault);
  return (value) => {
    if (!isFields(value)) return false;
    for (const { key, part } of usual) fillIn(value, key, part);
    let there = 0;
    for (const { key, isOptional, check } of fields) {
      if (isOptional && !(key in value)) continue;
      if (!check(value[key])) return false;
      there += 1;
    }
    // With as many fields as were looked at, it has no others.
    let has = 0;
    for (const _ in value) has += 1;
    return has === there;
  };
}

function checkRecord({ keyType, valueType }: z.core.$ZodRecordDef): Check {
  const [checkKey, checkValue] = [checkOf(keyType), checkOf(valueType)];
  return (value) => {
    if (!isFields(value)) return false;
    for (const key in value) if (!checkKey(key) || !checkValue(value[key])) return false;
    return true;
  };
}

function checkUnion(schema: z.core.$ZodDiscriminatedUnion, def: z.core.$ZodDiscriminatedUnionDef): Check {
  const { discriminator, options } = def;
  const byName = new Map<unknown, Check>();
  for (const option of options) {
    for (const name of option._zod.propValues?.[discriminator] ?? []) byName.set(name, checkOf(option));
  }
  const other = bySchema(schema);
  return (value) => {
    if (!isFields(value)) return false;
    return (byName.get(value[discriminator]) ?? other)(value);
  };
}

/** The length of a text as zod measures it: a letter outside the first plane is one, not two. */
function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** One demand on a text or a number; null for one that only the schema knows. */
function checkDemand(demand: z.core.$ZodCheck): Check | null {
  if (demand instanceof z.core.$ZodCheckMaxLength) {
    const { maximum } = demand._zod.def;
    return (value) => typeof value === 'string' && (value.length <= maximum || codePoints(value) <= maximum);
  }
  if (demand instanceof z.core.$ZodCheckMinLength) {
    const { minimum } = demand._zod.def;
    return (value) =>
      typeof value === 'string' &&
      value.length >= minimum &&
      (value.length >= 2 * minimum || codePoints(value) >= minimum);
  }
  if (demand instanceof z.core.$ZodCheckRegex) {
    const { pattern } = demand._zod.def;
    return pattern.global || pattern.sticky
      ? null
      : (value) => typeof value === 'string' && pattern.test(value);
  }
  if (demand instanceof z.core.$ZodCheckNumberFormat && demand._zod.def.format === 'safeint') {
    return Number.isSafeInteger;
  }
  if (demand instanceof z.core.$ZodCheckGreaterThan) {
    const { value: least, inclusive } = demand._zod.def;
    if (typeof least !== 'number') return null;
    return (value) => typeof value === 'number' && (inclusive ? value >= least : value > least);
  }
  if (demand instanceof z.core.$ZodCheckLessThan) {
    const { value: most, inclusive } = demand._zod.def;
    if (typeof most !== 'number') return null;
    return (value) => typeof value === 'number' && (inclusive ? value <= most : value < most);
  }
  return null;
}

/** A text or a number with all its demands. */
function checkPlain(schema: z.ZodString | z.ZodNumber): Check {
  const demands = (schema._zod.def.checks ?? []).map(checkDemand);
  const known = demands.filter((one) => one !== null);
  if (known.length < demands.length) return bySchema(schema);
  const [first] = known;
  if (schema instanceof z.ZodString) {
    if (known.length === 0) return (value) => typeof value === 'string';
    return (value) => typeof value === 'string' && known.every((check) => check(value));
  }
  if (known.length === 1 && first !== undefined) return (value) => Number.isFinite(value) && first(value);
  return (value) => Number.isFinite(value) && known.every((check) => check(value));
}

/** A list, however long it may be at most. */
function checkArray(schema: z.ZodArray): Check {
  const { checks = [], element } = schema._zod.def;
  const most = checks.map((demand) =>
    demand instanceof z.core.$ZodCheckMaxLength ? demand._zod.def.maximum : null,
  );
  if (most.includes(null)) return bySchema(schema);
  const room = Math.min(...most.filter((one) => one !== null));
  const check = checkOf(element);
  return (value) => Array.isArray(value) && value.length <= room && value.every(check);
}

/** A check for the frequent kinds of schema; all others are asked themselves. */
export function checkOf(schema: z.core.$ZodType): Check {
  if (schema instanceof z.ZodNumber || schema instanceof z.ZodString) return checkPlain(schema);
  const { checks = [] } = schema._zod.def;
  if (schema instanceof z.ZodUUID) {
    const { pattern } = schema._zod.def;
    // Its own pattern is its only demand.
    if (pattern === undefined || checks.length > 0) return bySchema(schema);
    return (value) => typeof value === 'string' && pattern.test(value);
  }
  if (schema instanceof z.ZodArray) return checkArray(schema);
  if (checks.length > 0) return bySchema(schema);
  // One that takes no other fields is looked at alike: no other field is plain anyway.
  const catchall = schema instanceof z.ZodObject ? schema._zod.def.catchall : undefined;
  if (schema instanceof z.ZodObject && (catchall === undefined || catchall instanceof z.ZodNever)) {
    return checkObject(schema._zod.def);
  }
  if (schema instanceof z.ZodNullable) {
    const check = checkOf(schema._zod.def.innerType);
    return (value) => value === null || check(value);
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return checkOf(schema._zod.def.innerType);
  if (schema instanceof z.ZodRecord) return checkRecord(schema._zod.def);
  if (schema instanceof z.ZodDiscriminatedUnion) return checkUnion(schema, schema._zod.def);
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) {
    const values = new Set<unknown>(schema instanceof z.ZodEnum ? schema.options : schema.values);
    return (value) => values.has(value);
  }
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean';
  return bySchema(schema);
}
