import type { CaseCommand } from './case-command.ts';
import type { CaseFacts } from './case-facts.ts';
import type { CaseId } from './ids.ts';

/** The other case that a command concerns. @param facts the command's own case as it stands: its links may say which */
export function otherCaseOf(
  command: CaseCommand,
  facts: Pick<CaseFacts, 'duplicateOf'> | null,
): CaseId | null {
  switch (command.type) {
    case 'link-duplicate':
    case 'unlink-duplicate':
      return command.duplicateOf;
    case 'link-parent':
    case 'unlink-parent':
      return command.parent;
    case 'open-case':
      return command.splitFrom ?? null;
    case 'add-caller':
      return facts?.duplicateOf ?? null;
    case 'close-case':
      return command.outcome === 'duplicate' ? (facts?.duplicateOf ?? null) : null;
    default:
      return null;
  }
}
