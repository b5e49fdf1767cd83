import type { DeskCommand } from '../../../shared/domain/desk-command.ts';
import { filesOfFiling } from '../../../shared/domain/decide-attachment.ts';
import type { AttachmentId } from '../../../shared/domain/ids.ts';

/** The files a command adds to a case. */
export function filesOf(command: DeskCommand): AttachmentId[] {
  if (command.type === 'add-attachment') return [command.attachment.id];
  return command.type === 'open-case' ? filesOfFiling(command).map((one) => one.id) : [];
}
