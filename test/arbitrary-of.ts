import fc from 'fast-check';
import { z } from 'zod';

const UUIDS = fc.uuid({ version: 4 });

/** Codes of a city, and texts of all kinds. */
const TEXTS = fc.oneof(
  fc.string({ unit: fc.constantFrom('A', 'Z', '0', '9'), minLength: 2, maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', 'z', '0', '9'), minLength: 1, maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom('a', 'Z', ' ', ',', '"', '\\', '\n', '\u0000', 'é', '😀'),
    maxLength: 8,
  }),
  // Hashes of files.
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 64, maxLength: 64 }),
);

/** Values that a schema takes just as they are: of the kinds of schema that cross the wire. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const takes = (value: unknown) => {
    const read = z.safeParse(schema, value);
    return read.success && Object.is(read.data, value);
  };
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries<z.core.$ZodType>(schema._zod.def.shape);
    return fc.record(Object.fromEntries(parts.map(([key, part]) => [key, arbitraryOf(part)])), {
      noNullPrototype: true,
      requiredKeys: parts.flatMap(([key, part]) => (part instanceof z.ZodOptional ? [] : [key])),
    });
  }
  if (schema instanceof z.ZodDiscriminatedUnion) return fc.oneof(...schema._zod.def.options.map(arbitraryOf));
  if (schema instanceof z.ZodArray) return fc.array(arbitraryOf(schema._zod.def.element), { maxLength: 3 });
  if (schema instanceof z.ZodNullable) {
    return fc.option(arbitraryOf(schema._zod.def.innerType), { nil: null, freq: 2 });
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return arbitraryOf(schema._zod.def.innerType);
  if (schema instanceof z.ZodRecord) {
    const { keyType, valueType } = schema._zod.def;
    const entries = fc.array(fc.tuple(arbitraryOf(keyType) as fc.Arbitrary<string>, arbitraryOf(valueType)), {
      maxLength: 3,
    });
    return entries.map((made) => Object.fromEntries(made));
  }
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodUUID)
    return fc.oneof(
      UUIDS,
      UUIDS.map((id) => id.toUpperCase()),
    );
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema._zod.def.options.map(arbitraryOf));
  if (schema instanceof z.ZodNumber) {
    const numbers = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true }), fc.nat(180));
    return numbers.filter((value) => takes(value) && !Object.is(value, -0));
  }
  return TEXTS.filter(takes);
}
