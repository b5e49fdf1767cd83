import type { z } from 'zod';

/** Answers to a service's questions, by key of the question. */
export type Answers = Record<string, z.core.util.JSONType>;

/** Answers out of the text that the hub keeps them in; null when it is not an object of answers. */
export function parseAnswers(text: string): Answers | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Answers)
      : null;
  } catch {
    return null;
  }
}

/** A choice as the catalogue writes it: "on_sidewalk". */
const CODE = /^[a-z0-9]+(?:[_-][a-z0-9]+)+$/;

/** The words in a value, those of lists and objects one after the other; yes, no and nothing have none. */
function valueWords(value: unknown): string[] {
  switch (typeof value) {
    case 'string':
      return value === '' ? [] : [CODE.test(value) ? value.replaceAll(/[_-]/g, ' ') : value];
    case 'number':
      return [String(value)];
    case 'object':
      return value === null ? [] : Object.values(value).flatMap(valueWords);
    default:
      return [];
  }
}

/** A text of a case as a person would say it, for search to find and to show: of answers, what was answered. */
export function saidText(body: string): string {
  if (!body.startsWith('{')) return body;
  const answers = parseAnswers(body);
  return answers === null ? body : valueWords(answers).join(', ');
}
