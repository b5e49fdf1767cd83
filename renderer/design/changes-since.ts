import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';

const GUARDED = ['state', 'department', 'unit', 'assignee'] as const;

/** What changed between a case as it was seen and as it is, of all that a decision rests on. Empty: nothing. */
export function changesSince(
  seen: Pick<CaseFacts, (typeof GUARDED)[number]>,
  now: Pick<CaseFacts, (typeof GUARDED)[number]>,
): Refusal['fields'] {
  return GUARDED.filter((field) => seen[field] !== now[field]).map((field) => ({
    field,
    mine: seen[field] ?? 'none',
    theirs: now[field] ?? 'none',
  }));
}
