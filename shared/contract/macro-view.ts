import { z } from 'zod';
import { departmentCode, accountId } from '../domain/ids.ts';
import { macroId } from '../domain/run/macro.ts';
import { runStep } from '../domain/run/run-step.ts';
import { query } from './procedure.ts';

/** Steps under a name, as whoever may run them sees them. */
export const macro = z.object({
  id: macroId,
  name: z.string(),
  /** Whose it is; null: its maker's alone. */
  department: departmentCode.nullable(),
  by: accountId,
  steps: z.array(runStep),
});
export type Macro = z.infer<typeof macro>;

/** Own macros, and those of the departments somebody works for, by name. */
export const macroList = z.object({ macros: z.array(macro) });

export const MACRO_DOOR = {
  /** As the hub tells them, or told them last, with what this desk has not sent yet. */
  'macro.list': query(z.object({}), z.object({ macros: z.array(macro.extend({ pending: z.boolean() })) })),
} as const;
