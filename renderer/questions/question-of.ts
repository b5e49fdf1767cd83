import type { StrictRJSFSchema } from '@rjsf/utils';

/** Every schema in which a question may stand: at the top, or behind a condition. */
function partsOf(schema: StrictRJSFSchema): StrictRJSFSchema[] {
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), schema.then, schema.else];
  return parts.filter((part) => typeof part === 'object');
}

/** The question with a key, also when a condition brings it up; null when the schema has none. */
export function questionOf(schema: StrictRJSFSchema, key: string): StrictRJSFSchema | null {
  const own = schema.properties?.[key];
  // A condition may name a question again only to narrow it; the one with the words is meant.
  if (typeof own === 'object' && own.title !== undefined) return own;
  for (const part of partsOf(schema)) {
    const found = questionOf(part, key);
    if (found !== null) return found;
  }
  return null;
}

/** Keys of all questions in the order in which the schema has them. */
export function questionKeys(schema: StrictRJSFSchema): string[] {
  const keys = [...Object.keys(schema.properties ?? {}), ...partsOf(schema).flatMap(questionKeys)];
  return [...new Set(keys)];
}

/** The question's words; a key that lost its question is shown as it is. */
export function questionTitle(schema: StrictRJSFSchema, key: string): string {
  return questionOf(schema, key)?.title ?? key;
}
