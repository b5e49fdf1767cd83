import { attachmentsOf, isSettled, MAX_PER_CASE, type AttachmentFact } from './attachment.ts';
import type { CommandOf, NewAttachment } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFacts } from './case-facts.ts';
import { no, yes, type Decision, type KeptText } from './decision.ts';
import { refuse } from './refusal.ts';

/** The files a case is filed with. */
export function filesOfFiling({ attachments }: CommandOf<'open-case'>): readonly NewAttachment[] {
  return attachments === undefined ? [] : attachments;
}

/** The event a new file leads to. */
export function attachmentAdded({
  id,
  sha256,
  size,
  media,
  visibility,
  name,
  note,
}: NewAttachment): Extract<CaseEvent, { type: 'attachment-added' }> {
  const texts = { name: name.id, note: note?.id ?? null };
  return { type: 'attachment-added', attachment: id, sha256, size, media, visibility, ...texts };
}

/** The texts of a new file. */
export function attachmentTexts({ visibility, name, note }: NewAttachment): KeptText[] {
  const texts: KeptText[] = [{ ...name, kind: 'file-name', visibility }];
  if (note !== null) texts.push({ ...note, kind: 'file-note', visibility });
  return texts;
}

export function decideAddAttachment({ attachment }: CommandOf<'add-attachment'>, facts: CaseFacts): Decision {
  const known = attachmentsOf(facts);
  if (known.some((one) => one.id === attachment.id)) {
    return no(refuse('already-exists', 'This file is on the case already.'));
  }
  if (known.length >= MAX_PER_CASE) {
    return no(refuse('invalid', `A case takes ${MAX_PER_CASE} files at most. This one has as many.`));
  }
  return yes(facts.id, attachmentAdded(attachment), attachmentTexts(attachment));
}

/** Only pictures show the work; one that was refused shows nothing. */
export function decideMarkAttachment(
  { attachment, shows }: CommandOf<'mark-attachment'>,
  facts: CaseFacts,
): Decision {
  const file = find(facts, attachment);
  if (file === undefined) return no(NO_SUCH_FILE);
  if (!file.media.startsWith('image/'))
    return no(refuse('invalid', 'This file is no picture, so it can’t show the work.'));
  if (file.state === 'refused')
    return no(refuse('edge-not-allowed', 'This file was refused and deleted. Add another picture.'));
  if (file.shows === shows) return no(refuse('invalid', 'It says so already.'));
  return yes(facts.id, { type: 'attachment-marked', attachment, shows });
}

function find(facts: CaseFacts, id: string): AttachmentFact | undefined {
  return attachmentsOf(facts).find((one) => one.id === id);
}

const NO_SUCH_FILE = refuse('invalid', 'This case has no such file.');

/** A supervisor lets a file out of quarantine, or refuses it, where no checker can tell. */
export function decideReleaseAttachment(
  { attachment, verdict }: CommandOf<'release-attachment'>,
  facts: CaseFacts,
): Decision {
  const file = find(facts, attachment);
  if (file === undefined) return no(NO_SUCH_FILE);
  if (file.state === 'uploading') {
    return no(refuse('edge-not-allowed', 'The file is not at the hub yet. Wait until it is in quarantine.'));
  }
  if (isSettled(file.state)) return no(refuse('edge-not-allowed', 'This file was decided on already.'));
  if (file.reason !== 'no-checker') {
    return no(refuse('edge-not-allowed', 'The check is still at work. It decides by itself.'));
  }
  const { media, size, width, height, thumbnail } = file;
  const released = verdict === 'release';
  return yes(facts.id, {
    type: 'attachment-checked',
    attachment,
    state: released ? 'clean' : 'refused',
    reason: released ? null : 'by-supervisor',
    media,
    size,
    width,
    height,
    thumbnail: released && thumbnail,
  });
}

/** What the hub found out about a file. */
export function decideNoteAttachment(
  { attachment, state, reason, finding }: CommandOf<'note-attachment'>,
  facts: CaseFacts,
): Decision {
  const file = find(facts, attachment);
  if (file === undefined) return no(NO_SUCH_FILE);
  if (isSettled(file.state)) return no(refuse('edge-not-allowed', 'This file was decided on already.'));
  if (state === 'refused' && reason === null) throw new Error('a file is refused for a reason');
  const { media, size, width, height, thumbnail } = finding ?? { ...file, thumbnail: false };
  return yes(facts.id, {
    type: 'attachment-checked',
    attachment,
    state,
    reason,
    media,
    size,
    width,
    height,
    thumbnail,
  });
}
