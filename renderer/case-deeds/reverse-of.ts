import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { edgeReason, type CaseState } from '../../shared/domain/case-state.ts';

type Before = Pick<
  CaseFacts,
  'id' | 'state' | 'department' | 'unit' | 'assignee' | 'waitingReason' | 'scheduledFor'
>;

const AFTER: Partial<Record<CaseCommand['type'], CaseState>> = { assign: 'assigned', refer: 'referred' };

/**
 * The command that takes a change back, given the case as it was before it; null when there is none.
 * Nothing can make a case new again, and a closure is reopened in the open, with a reason.
 */
export function reverseOf(command: CaseCommand, before: Before): CaseCommand | null {
  if (command.type === 'merge-callers') {
    const { caseId, callerId, otherId } = command;
    return { type: 'unmerge-callers', caseId, callerId, otherId };
  }
  if (command.type === 'set-messages') return { ...command, wanted: !command.wanted };
  switch (command.type) {
    case 'link-duplicate':
      return { ...command, type: 'unlink-duplicate' };
    case 'unlink-duplicate':
      return { ...command, type: 'link-duplicate' };
    case 'link-parent':
      return { ...command, type: 'unlink-parent' };
    case 'unlink-parent':
      return { ...command, type: 'link-parent' };
    default:
  }
  const after = command.type === 'change-state' ? command.to : AFTER[command.type];
  if (after === undefined || edgeReason(after, before.state) === null) return null;
  const caseId = before.id;
  switch (before.state) {
    case 'assigned':
      return {
        type: 'assign',
        caseId,
        department: before.department,
        unit: before.unit,
        assignee: before.assignee,
      };
    case 'scheduled':
    case 'in-progress':
    case 'waiting':
      // These keep the owner they have; after a change of owner they would come back to the wrong one.
      if (command.type === 'assign') return null;
      return {
        type: 'change-state',
        caseId,
        to: before.state,
        waitingReason: before.waitingReason,
        scheduledFor: before.scheduledFor,
        remark: null,
      };
    case 'new':
    case 'referred':
    case 'closed':
    case 'reopened':
      return null;
  }
}
