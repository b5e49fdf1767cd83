import { attachmentsOf, type AttachmentFact } from './attachment.ts';
import type { CaseEvent, RecordedEvent } from './case-event.ts';
import type { CaseFacts } from './case-facts.ts';

type Added = Extract<CaseEvent, { type: 'attachment-added' }>;
type Checked = Extract<CaseEvent, { type: 'attachment-checked' }>;

/** The case with one more file, which nobody has looked into yet. */
export function foldAdded(facts: CaseFacts, event: Added, { at, by }: RecordedEvent): CaseFacts {
  const { attachment: id, media, size, visibility, name, note } = event;
  const added: AttachmentFact = {
    id,
    media,
    size,
    width: null,
    height: null,
    thumbnail: false,
    visibility,
    state: 'uploading',
    reason: null,
    name,
    note,
    addedAt: at,
    addedBy: by.id,
    shows: null,
  };
  return { ...facts, attachments: [...attachmentsOf(facts), added] };
}

/** The case after something was found out about one of its files. */
export function foldChecked(facts: CaseFacts, event: Checked): CaseFacts {
  const { type: _type, attachment, ...found } = event;
  return {
    ...facts,
    attachments: attachmentsOf(facts).map((one) => (one.id === attachment ? { ...one, ...found } : one)),
  };
}

/** The case after somebody said what one of its pictures shows. */
export function foldMarked(
  facts: CaseFacts,
  { attachment, shows }: Extract<CaseEvent, { type: 'attachment-marked' }>,
): CaseFacts {
  return {
    ...facts,
    attachments: attachmentsOf(facts).map((one) => (one.id === attachment ? { ...one, shows } : one)),
  };
}
