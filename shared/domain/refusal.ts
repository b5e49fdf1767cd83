import { z } from 'zod';

/** Every way a command can be refused. A refusal is a value: it is stored, shown and stays work until someone acts on it. */
const REFUSAL_CODES = [
  'not-found',
  'not-permitted',
  'invalid',
  'already-exists',
  'edge-not-allowed',
  'conflict',
  'outcome-not-allowed',
  'explanation-needed',
  'evidence-missing',
  'caller-must-be-named',
  'unknown-service',
  'unknown-department',
  'unknown-caller',
  'duplicate-target',
  'parent-target',
  'open-children',
  'command-id-reused',
] as const;
export const refusalCode = z.enum(REFUSAL_CODES);
export type RefusalCode = z.infer<typeof refusalCode>;

export const refusal = z.object({
  code: refusalCode,
  /** One or two sentences: what stands in the way and what to do. */
  message: z.string(),
  /** For a conflict: what each side has, field by field. */
  fields: z.array(z.object({ field: z.string(), mine: z.string(), theirs: z.string() })),
});
export type Refusal = z.infer<typeof refusal>;

/** Builds a refusal. */
export function refuse(code: RefusalCode, message: string, fields: Refusal['fields'] = []): Refusal {
  return { code, message, fields };
}
