import { z } from 'zod';
import { caseCommand, type CaseCommand } from './case-command.ts';
import { contactCommand, type ContactCommand } from './contact-command.ts';
import type { CaseId } from './ids.ts';

/** Whatever a desk can ask of the hub to be done. One outbox, one ledger, one write path for all of it. */
export const deskCommand = z.discriminatedUnion('type', [caseCommand, contactCommand]);
export type DeskCommand = z.infer<typeof deskCommand>;

/** True for a command that concerns a contact and no case. */
export function isContactCommand(command: DeskCommand): command is ContactCommand {
  return command.type === 'record-contact';
}

/** True for a command that concerns a case. */
export function isCaseCommand(command: DeskCommand): command is CaseCommand {
  return !isContactCommand(command);
}

/** The case a command concerns; null when it concerns none. */
export function caseOf(command: DeskCommand): CaseId | null {
  return isContactCommand(command) ? null : command.caseId;
}
