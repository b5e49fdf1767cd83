import type { ContactChannelKind, EscalationPath } from '../directory/directory.ts';
import type { EscalationTurn } from '../escalation/escalation-turn.ts';
import type { ReturnReason, TellResult, TryResult } from '../escalation/escalation.ts';

/** A path as it stands after "as". */
export const PATH_WORDS: Record<EscalationPath, string> = {
  emergency: 'an emergency',
  complaint: 'a complaint',
  routine: 'a question that can wait',
};

export const CHANNEL_WORDS: Record<ContactChannelKind, string> = {
  'desk-queue': 'Desk queue',
  phone: 'Phone',
  mobile: 'Mobile phone',
  radio: 'Radio',
  mail: 'Mail',
  webhook: 'Their system',
};

export const TRY_WORDS: Record<TryResult, string> = {
  shown: 'Shown on their desk',
  sent: 'Sent',
  spoken: 'Spoke with somebody',
  'no-answer': 'No answer',
  busy: 'Busy',
  voicemail: 'Voicemail, message left',
  'wrong-number': 'Wrong number',
  replied: 'They replied',
  bounced: 'It came back',
  confirmed: 'Their system took it',
  failed: 'It failed',
};

export const RETURN_WORDS: Record<ReturnReason, string> = {
  'not-ours': 'Not their work',
  'not-enough-known': 'Not enough is known',
  'nothing-to-do': 'There is nothing to do',
  'elsewhere-already': 'Somebody else has it already',
  other: 'Another reason',
};

export const TELL_WORDS: Record<TellResult, string> = {
  told: 'The caller was told',
  'message-left': 'A message was left for the caller',
  'nobody-to-tell': 'There is nobody to tell',
  'not-reached': 'The caller was not reached',
};

/** What has to be done next. */
export const TURN_WORDS: Record<EscalationTurn, string> = {
  acknowledge: 'Acknowledge it',
  answer: 'Answer it',
  tell: 'Tell the caller',
  'send-on': 'It came back: send it on',
  resolve: 'Resolve it',
  rescue: 'Nobody took it',
};
