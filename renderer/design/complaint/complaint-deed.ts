import {
  textsOfComplaint,
  type ComplaintCommand,
} from '../../../shared/domain/complaint/complaint-command.ts';

const WORDS: Record<ComplaintCommand['type'], string> = {
  'file-complaint': 'File a complaint',
  'acknowledge-complaint': 'Acknowledge a complaint',
  'assess-complaint': 'Assess a complaint',
  'add-complaint-note': 'Add a note to a complaint',
  'conclude-investigation': 'Say what an investigation found',
  'decide-complaint': 'Decide a complaint',
  'communicate-complaint': 'Say how a decision was told',
  'close-complaint': 'Close a complaint',
  'refer-complaint-outside': 'Refer a complaint outside',
  'assign-complaint': 'Give a complaint to somebody',
  'link-complaint-case': 'Link a case to a complaint',
  'escalate-complaint': 'Escalate a complaint',
  'advance-complaint': 'Move an overdue complaint up',
};

/** A command about a complaint in words, with what was written. */
export function complaintDeed(command: ComplaintCommand): { deed: string; said: string | null } {
  return { deed: WORDS[command.type], said: textsOfComplaint(command)[0]?.body ?? null };
}
