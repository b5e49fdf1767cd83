import type { Directory } from './directory.ts';
import type { Finding } from './finding.ts';

/** Whose entry or cover a finding is about; null: nobody's in particular. */
function departmentOf(found: Finding, directory: Directory): string | null {
  if ('department' in found) return found.department;
  if (!('index' in found) || found.index === null) return null;
  return directory.contactPoints[found.index]?.department ?? null;
}

/** What is wrong, wherever in the list it stands and however long it lasts. */
function keyOf(found: Finding): string {
  return JSON.stringify({ ...found, index: undefined, when: undefined });
}

/**
 * The errors that keep a draft from being published. A draft of one department can't mend another one's: those that
 * hold already, without it, don't keep it. Emergency numbers must not wait for somebody else's vacation.
 * @param department whose draft it is; null: the whole city's, which every error keeps
 * @param holding findings about the version that holds; null: not known, then errors of others are not counted
 */
export function blockingErrors(
  findings: readonly Finding[],
  directory: Directory,
  department: string | null,
  holding: readonly Finding[] | null,
): Finding[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (department === null) return errors;
  const known = holding === null ? null : new Set(holding.map(keyOf));
  return errors.filter((found) => {
    const whose = departmentOf(found, directory);
    if (whose === department) return true;
    return known === null ? whose === null : !known.has(keyOf(found));
  });
}

/** True when an error is another department's than the draft's. */
export function isElsewhere(found: Finding, directory: Directory, department: string | null): boolean {
  const whose = departmentOf(found, directory);
  return department !== null && whose !== null && whose !== department;
}
