import type { z } from 'zod';
import { checkOf, type Check } from './plain-check.ts';

/** What a hub's answer says, or why it is nonsense, in words without its content. */
export type ReadAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Checks are made once per schema. */
const checks = new WeakMap<z.ZodType, Check>();

/** Reads an answer by its schema. Nothing the other side sends makes it throw. */
export function readAnswer<S extends z.ZodType>(schema: S, body: ArrayBuffer): ReadAnswer<z.output<S>> {
  let json: unknown;
  try {
    json = JSON.parse(decoder.decode(body));
  } catch {
    return { ok: false, why: 'the answer is not JSON' };
  }
  let check = checks.get(schema);
  if (check === undefined) checks.set(schema, (check = checkOf(schema)));
  // A page of the feed is mostly just as it should be: then nothing needs to be copied.
  if (check(json)) return { ok: true, value: json as z.output<S> };
  const read = schema.safeParse(json);
  if (read.success) return { ok: true, value: read.data };
  const first = read.error.issues[0];
  return { ok: false, why: `the answer has no valid "${first?.path.join('.') ?? ''}"` };
}
