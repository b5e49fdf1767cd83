import type { NewAttachment } from '../../shared/domain/case-command.ts';
import { attachmentId, textId, type AttachmentId } from '../../shared/domain/ids.ts';
import type { DoorOutput } from '../../shared/contract/console-door.ts';
import type { DraftFile } from '../workspace/workspace.ts';

export const freshFileId = (): AttachmentId => attachmentId.parse(crypto.randomUUID());
const freshText = () => textId.parse(crypto.randomUUID());

/** A file that was just put on this desk, as a draft keeps it: internal until it is said otherwise. */
export function draftFileOf(
  id: AttachmentId,
  name: string,
  looked: DoorOutput<'attachment.look'>,
): DraftFile {
  return {
    id,
    name,
    nameText: freshText(),
    note: '',
    noteText: freshText(),
    visibility: 'internal',
    ...looked,
  };
}

/** A file of a draft as a command adds it. */
export function attachmentOfDraft(file: DraftFile): NewAttachment {
  const { id, sha256, size, media, visibility } = file;
  const note = file.note.trim();
  return {
    id,
    sha256,
    size,
    media,
    visibility,
    name: { id: file.nameText, body: file.name },
    note: note === '' ? null : { id: file.noteText, body: note },
  };
}
