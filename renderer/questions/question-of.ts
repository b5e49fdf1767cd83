import type { StrictRJSFSchema } from '@rjsf/utils';

function listed<T>(list: readonly T[] | undefined): readonly T[] {
  return list === undefined ? [] : list;
}

/** The choices a question offers, those with a value of their own. */
export function choicesOf(question: StrictRJSFSchema | null): StrictRJSFSchema[] {
  const all = [...listed(question?.oneOf), ...listed(question?.anyOf)];
  return all.filter((one) => typeof one === 'object').filter((one) => one.const !== undefined);
}

/** Every schema in which a question may stand: at the top, or behind a condition. */
function partsOf(schema: StrictRJSFSchema): StrictRJSFSchema[] {
  const parts = [
    ...listed(schema.allOf),
    ...listed(schema.anyOf),
    ...listed(schema.oneOf),
    schema.then,
    schema.else,
  ];
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

function allKeys(schema: StrictRJSFSchema): string[] {
  const own = schema.properties === undefined ? [] : Object.keys(schema.properties);
  return [...own, ...partsOf(schema).flatMap(allKeys)];
}

/**
 * Keys of all questions in the order in which they are asked.
 * @param order the form's own order, as far as it goes
 */
export function questionKeys(schema: StrictRJSFSchema, order: readonly string[] = []): string[] {
  const keys = new Set(allKeys(schema));
  return [...new Set([...order.filter((key) => keys.has(key)), ...keys])];
}

/** The order that a service's form asks for; empty when it has none. */
export function askedOrder(ui: Readonly<Record<string, unknown>>): string[] {
  const order = ui['ui:order'];
  return Array.isArray(order) ? order.filter((key) => typeof key === 'string') : [];
}

/** The question's words; a key that lost its question is shown as it is. */
export function questionTitle(schema: StrictRJSFSchema, key: string): string {
  return questionOf(schema, key)?.title ?? key;
}
