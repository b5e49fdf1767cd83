import type { CaseId } from '../../shared/domain/ids.ts';
import { create } from '../workspace/create-store.ts';

/** The cases that a macro is being chosen for; null while none is. */
export const macrosShown = create<readonly CaseId[] | null>(null);

/** Shows the macros, to be run on these cases. */
export function openMacros(cases: readonly CaseId[]): void {
  macrosShown.set(cases);
}
