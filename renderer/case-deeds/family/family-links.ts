import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { CommandOf } from '../../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { FamilyCommand } from '../../../shared/domain/family-command.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';

/** How another case belongs to this one. */
export type Kinship = 'parent' | 'child' | 'original' | 'duplicate';

export interface FamilyLink {
  readonly kinship: Kinship;
  readonly id: CaseId;
}

type Linked = Pick<CaseFacts, 'parent' | 'children' | 'duplicateOf' | 'duplicates'>;

/** The cases that belong to a case: what it is a part of, its parts, what it repeats, what repeats it. */
export function familyLinks({ parent, children, duplicateOf, duplicates }: Linked): readonly FamilyLink[] {
  return [
    ...(parent === null ? [] : [{ kinship: 'parent' as const, id: parent }]),
    ...children.map((id) => ({ kinship: 'child' as const, id })),
    ...(duplicateOf === null ? [] : [{ kinship: 'original' as const, id: duplicateOf }]),
    ...duplicates.map(({ id }) => ({ kinship: 'duplicate' as const, id })),
  ];
}

/** What this case is to another one: it repeats it, it is a part of it, or it has it as a part. */
export type Relation = 'duplicate' | 'part' | 'whole';

/** The command that links two cases. */
export function linkCommand(
  relation: Relation,
  self: CaseId,
  other: CaseId,
): Extract<FamilyCommand, { type: 'link-parent' | 'link-duplicate' }> {
  switch (relation) {
    case 'duplicate':
      return { type: 'link-duplicate', caseId: self, duplicateOf: other };
    case 'part':
      return { type: 'link-parent', caseId: self, parent: other };
    case 'whole':
      return { type: 'link-parent', caseId: other, parent: self };
  }
}

/** The command that takes a link of a case back. */
export function unlinkCommand(
  self: CaseId,
  { kinship, id }: FamilyLink,
): Extract<FamilyCommand, { type: 'unlink-parent' | 'unlink-duplicate' }> {
  switch (kinship) {
    case 'parent':
      return { type: 'unlink-parent', caseId: self, parent: id };
    case 'child':
      return { type: 'unlink-parent', caseId: id, parent: self };
    case 'original':
      return { type: 'unlink-duplicate', caseId: self, duplicateOf: id };
    case 'duplicate':
      return { type: 'unlink-duplicate', caseId: id, duplicateOf: self };
  }
}

/** The parts of a case that are open, and those of which this desk can't tell. */
export function openParts({ facts, related }: Pick<CaseView, 'facts' | 'related'>): readonly CaseId[] {
  const known = new Map(related.map((row) => [row.id, row]));
  return facts.children.filter((id) => {
    const row = known.get(id);
    return row === undefined || isLive(row.state);
  });
}

/** What a closing says of the open parts; nothing where there are none. */
export function partsLeftOpen(open: readonly CaseId[]): Pick<CommandOf<'close-case'>, 'stayOpen'> {
  return open.length === 0 ? {} : { stayOpen: [...open] };
}
