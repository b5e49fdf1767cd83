import type { CaseEvent } from './case-event.ts';
import { isEscalationEvent } from './escalation/escalation-event.ts';
import type { TextId } from './ids.ts';

/** The ids of the texts an event refers to. */
export function textsOfEvent(event: CaseEvent): TextId[] {
  if (isEscalationEvent(event)) return 'text' in event && event.text !== null ? [event.text] : [];
  switch (event.type) {
    case 'case-opened':
      return [event.description, event.placeSaid, event.answers].filter((id) => id !== null);
    case 'note-added':
    case 'referred':
    case 'closed':
    case 'reopened':
    case 'promise-moved':
      return [event.text];
    case 'state-changed':
    case 'visit-recorded':
    case 'promise-made':
    case 'promise-handed-on':
    case 'promise-settled':
    case 'survey-answered':
      return event.text === null ? [] : [event.text];
    case 'attachment-added':
      return event.note === null ? [event.name] : [event.name, event.note];
    case 'caller-joined':
      return event.said === undefined ? [] : [event.said];
    case 'history-recorded':
    case 'callers-merged':
    case 'callers-parted':
    case 'attachment-checked':
    case 'attachment-marked':
    case 'assigned':
    case 'duplicate-linked':
    case 'duplicate-received':
    case 'duplicate-unlinked':
    case 'duplicate-returned':
    case 'parent-linked':
    case 'parent-unlinked':
    case 'child-linked':
    case 'child-unlinked':
    case 'emergency-checked':
      return [];
  }
}
