import type { Actor } from '../actor.ts';
import type { DepartmentCode } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** What can be done to the directory besides reading the one that holds, which everybody may. */
export type DirectoryRight =
  /** See drafts, and who published what when. */
  | 'see-drafts'
  | 'see-history'
  /** Write, bring up to date and discard a draft. */
  | 'draft'
  /** Publish a draft, or an older version again. */
  | 'publish';

const WORDS: Record<DirectoryRight, string> = {
  'see-drafts': 'see this draft of the directory',
  'see-history': 'see the history of the directory',
  draft: 'change the directory',
  publish: 'publish the directory',
};

/**
 * Null when the actor may; else the refusal.
 * @param department whose draft it is; null for that of the whole city
 */
export function mayNotInDirectory(
  actor: Actor,
  right: DirectoryRight,
  department: DepartmentCode | null,
): Refusal | null {
  if (actor.kind === 'system') return null;
  const own = department !== null && actor.department === department;
  const no = (more: string) => refuse('not-permitted', `Your role can't ${WORDS[right]}. ${more}`);
  switch (actor.role) {
    case 'steward':
      return null;
    case 'supervisor':
      return right === 'draft'
        ? no('Tell a steward, or a lead of the department, what should change.')
        : null;
    case 'auditor':
      return right === 'see-drafts' || right === 'see-history' ? null : no('Auditors read it.');
    case 'lead':
      if (right === 'see-history') return null;
      if (right === 'publish') return no('Ask a supervisor or a steward to publish your draft.');
      return own
        ? null
        : refuse(
            'not-permitted',
            `You can ${WORDS[right]} for your own department only. Open the draft of ${actor.department ?? 'a department'}.`,
          );
    case 'agent':
    case 'worker':
      return no('Read the published one instead.');
    default:
      actor.role satisfies never;
      throw new Error('a role without rights');
  }
}
