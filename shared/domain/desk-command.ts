import { z } from 'zod';
import { auditCommand, type AuditCommand } from './audit/audit-command.ts';
import { caseCommand, type CaseCommand } from './case-command.ts';
import { complaintCommand, isComplaintType, type ComplaintCommand } from './complaint/complaint-command.ts';
import { contactCommand, type ContactCommand } from './contact-command.ts';
import { handOverCommand, type HandOverCommand } from './hand-over.ts';
import type { CaseId } from './ids.ts';

/** Whatever a desk can ask of the hub to be done. One outbox, one ledger, one write path for all of it. */
export const deskCommand = z.discriminatedUnion('type', [
  caseCommand,
  contactCommand,
  handOverCommand,
  complaintCommand,
  auditCommand,
]);
export type DeskCommand = z.infer<typeof deskCommand>;

/** True for a command that concerns a contact and no case. */
export function isContactCommand(command: DeskCommand): command is ContactCommand {
  return command.type === 'record-contact';
}

/** True for a command that concerns the end of a duty and no case. */
export function isHandOverCommand(command: DeskCommand): command is HandOverCommand {
  return command.type === 'write-hand-over' || command.type === 'take-hand-over';
}

/** True for a command that concerns a complaint; a case may be reopened with it. */
export function isComplaintCommand(command: DeskCommand): command is ComplaintCommand {
  return isComplaintType(command.type);
}

/** True for a command of the audit: it may change a case, but only the hub can tell which and how. */
export function isAuditCommand(command: DeskCommand): command is AuditCommand {
  return (
    command.type === 'draw-audit-sample' ||
    command.type === 'give-verdict' ||
    command.type === 'settle-review'
  );
}

/** True for a command that concerns a case. */
export function isCaseCommand(command: DeskCommand): command is CaseCommand {
  return (
    !isContactCommand(command) &&
    !isHandOverCommand(command) &&
    !isComplaintCommand(command) &&
    !isAuditCommand(command)
  );
}

/** The case a command concerns; null when it concerns none. */
export function caseOf(command: DeskCommand): CaseId | null {
  return isCaseCommand(command) ? command.caseId : null;
}
