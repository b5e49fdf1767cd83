import { z } from 'zod';
import type { Actor, Role } from '../actor.ts';
import { freeText } from '../free-text.ts';
import { departmentCode, textId } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { MOST_STEPS, runStep } from './run-step.ts';

export const macroId = z.uuid().brand<'MacroId', 'inout'>();
export type MacroId = z.infer<typeof macroId>;

/** Longest name of a macro. */
const LONGEST_MACRO_NAME = 80;

/** Steps under a name. Null department: for its maker alone. */
const saveMacro = z.object({
  type: z.literal('save-macro'),
  macroId,
  department: departmentCode.nullable(),
  /** Its name is a text of the person's own: it is kept where it can be erased. */
  name: z.object({
    id: textId,
    body: freeText(LONGEST_MACRO_NAME).refine((body) => body.trim() !== '', 'is empty. Give it a name'),
  }),
  steps: z.array(runStep).min(1).max(MOST_STEPS),
});
const removeMacro = z.object({ type: z.literal('remove-macro'), macroId });

export const macroCommand = z.discriminatedUnion('type', [saveMacro, removeMacro]);
export type MacroCommand = z.infer<typeof macroCommand>;

/** Who may have macros: whoever does something to cases. */
const WORKS: ReadonlySet<Role> = new Set<Role>(['agent', 'worker', 'lead', 'supervisor']);

/**
 * Null when somebody may make, change or remove a macro of a department, or one of their own.
 * @param department whose it is; null: one person's
 */
export function mayKeepMacro(actor: Actor, department: string | null): Refusal | null {
  if (actor.kind === 'system' || !WORKS.has(actor.role))
    return refuse('not-permitted', 'Macros are for those who work on cases.');
  if (department === null || actor.role === 'supervisor') return null;
  if (actor.role === 'lead' && actor.department === department) return null;
  return refuse('not-permitted', `Only a lead of ${department} or a supervisor can share a macro there.`);
}

/** What the rules say against it, as far as one can tell without looking; null when nothing does. */
export function decideMacro(
  command: MacroCommand,
  actor: Actor,
  knowsDepartment: (code: string) => boolean,
): Refusal | null {
  if (command.type === 'remove-macro') return mayKeepMacro(actor, null);
  const { department } = command;
  const forbidden = mayKeepMacro(actor, department);
  if (forbidden !== null) return forbidden;
  return department === null || knowsDepartment(department)
    ? null
    : refuse('unknown-department', `The city has no department "${department}".`);
}
