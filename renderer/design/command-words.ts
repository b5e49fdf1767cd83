import { AUDIT_VERDICTS } from '../../shared/domain/audit/verdict.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { REOPEN_REASONS } from '../../shared/domain/case-facts.ts';
import { WAITING_REASONS } from '../../shared/domain/case-state.ts';
import type { City } from '../../shared/domain/city.ts';
import {
  isEscalationCommand,
  wordsOfDeed,
  type EscalationDeed,
} from '../../shared/domain/escalation/escalation-command.ts';
import { isComplaintCommand, type DeskCommand } from '../../shared/domain/desk-command.ts';
import { complaintDeed } from './complaint/complaint-deed.ts';
import { shownFileName } from '../../shared/domain/file-name.ts';
import { MESSAGE_CHANNELS } from '../../shared/domain/messages/message.ts';
import { SHOWN_WORDS, VISIT_FINDINGS } from '../../shared/domain/closure/evidence.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { dateTime } from '../../shared/domain/case-words/time-words.ts';
import { departmentName, serviceName } from '../door/use-city.ts';

/** What was asked for, verb first; `said` is the text that went with it. */
export interface CommandWords {
  readonly deed: string;
  readonly said: string | null;
}

function stateWords(command: Extract<CaseCommand, { type: 'change-state' }>, timeZone: string): string {
  switch (command.to) {
    case 'scheduled':
      return command.scheduledFor === null
        ? 'Schedule'
        : `Schedule for ${dateTime(command.scheduledFor, timeZone)}`;
    case 'in-progress':
      return 'Start the work';
    case 'waiting':
      return command.waitingReason === null
        ? 'Let it wait'
        : `Let it wait: ${WAITING_REASONS[command.waitingReason].label.toLowerCase()}`;
  }
}

function callerWords(caller: Extract<CaseCommand, { type: 'add-caller' }>['caller']): string {
  switch (caller.kind) {
    case 'anonymous':
      return 'an anonymous caller';
    case 'known':
      return 'a known caller';
    case 'new':
      return caller.name;
  }
}

function settlingWords(
  how: Extract<CaseCommand, { type: 'settle-promise' }>['how'],
  city: City | null,
  timeZone: string,
): string {
  switch (how.name) {
    case 'done':
      return 'Settle what was promised: done';
    case 'withdrawn':
      return 'Withdraw what was promised';
    case 'moved':
      return `Move what was promised to ${dateTime(how.by, timeZone)}`;
    case 'handed-to-person':
      return 'Hand what was promised on to a colleague';
    case 'handed-to-department':
      return `Hand what was promised on to ${departmentName(city, how.department)}`;
  }
}

const ESCALATION_DEEDS: Record<EscalationDeed['type'], string> = {
  'raise-escalation': 'Escalate',
  'log-escalation-try': 'Log a try to reach the contact point',
  'acknowledge-escalation': 'Acknowledge an escalation',
  'accept-escalation': 'Accept an escalation',
  'answer-escalation': 'Answer an escalation',
  'return-escalation': 'Return an escalation to 311',
  'pass-on-escalation': 'Pass an escalation on',
  'advance-escalation': 'Send an escalation to its next tier',
  'tell-escalation-caller': 'Say that the caller was told the answer',
  'resolve-escalation': 'Resolve an escalation',
  'withdraw-escalation': 'Withdraw an escalation',
};

/** A command in words, as the person meant it. Pure. */
export function commandWords(command: DeskCommand, city: City | null, timeZone: string): CommandWords {
  if (isEscalationCommand(command))
    return { deed: ESCALATION_DEEDS[command.type], said: wordsOfDeed(command)?.body ?? null };
  if (isComplaintCommand(command)) return complaintDeed(command);
  switch (command.type) {
    case 'open-case':
      return {
        deed: `${command.splitFrom === undefined ? 'Open a case' : 'Split off a part'}: ${serviceName(city, command.service)}`,
        said: command.description?.body ?? null,
      };
    case 'add-attachment':
      return {
        deed: `Add a file: ${shownFileName(command.attachment.name.body)}`,
        said: command.attachment.note?.body ?? null,
      };
    case 'release-attachment':
      return { deed: command.verdict === 'release' ? 'Release a file' : 'Refuse a file', said: null };
    case 'note-attachment':
      return { deed: 'Say what a check found', said: null };
    case 'add-note':
      return {
        deed: command.visibility === 'internal' ? 'Add an internal note' : 'Add a public note',
        said: command.note.body,
      };
    case 'change-state':
      return { deed: stateWords(command, timeZone), said: command.remark?.body ?? null };
    case 'assign': {
      const unit = command.unit === null ? '' : `, unit ${command.unit}`;
      return { deed: `Assign to ${departmentName(city, command.department)}${unit}`, said: null };
    }
    case 'refer': {
      const { receiver } = command;
      const to = receiver.kind === 'department' ? departmentName(city, receiver.department) : receiver.name;
      return { deed: `Refer to ${to}`, said: command.explanation.body };
    }
    case 'answer-referral':
      return {
        deed: command.answer === 'confirm' ? 'Confirm a referral' : 'Return a referral to its sender',
        said: command.reason?.body ?? null,
      };
    case 'add-caller':
      return { deed: `Add ${callerWords(command.caller)}`, said: null };
    case 'change-caller':
      return { deed: `Change the caller ${command.name.trim()}`, said: null };
    case 'merge-callers':
      return { deed: 'Merge two records of a caller', said: null };
    case 'unmerge-callers':
      return { deed: 'Take back a merge of callers', said: null };
    case 'set-messages': {
      const what = MESSAGE_CHANNELS[command.channel].toLowerCase();
      return { deed: command.wanted ? `Send ${what}s again` : `Send no ${what}s any more`, said: null };
    }
    case 'link-duplicate':
      return { deed: 'Link as a duplicate', said: null };
    case 'unlink-duplicate':
      return { deed: 'Unlink a duplicate', said: null };
    case 'link-parent':
      return { deed: 'Link as a part of another case', said: null };
    case 'unlink-parent':
      return { deed: 'Unlink a part of another case', said: null };
    case 'record-visit':
      return {
        deed: `Record a visit: ${VISIT_FINDINGS[command.found].toLowerCase()}`,
        said: command.remark?.body ?? null,
      };
    case 'mark-attachment':
      return {
        deed:
          command.shows === null
            ? 'Mark a picture as showing nothing in particular'
            : `Mark a picture: ${SHOWN_WORDS[command.shows].toLowerCase()}`,
        said: null,
      };
    case 'close-case':
      return {
        deed: `Close: ${OUTCOMES[command.outcome].label.toLowerCase()}`,
        said: command.explanation.body,
      };
    case 'make-promise': {
      const { by, kind } = command.promise;
      const what = kind === 'work' ? 'Promise the work' : 'Owe a call-back';
      return {
        deed: by === null ? what : `${what} by ${dateTime(by, timeZone)}`,
        said: command.why?.body ?? null,
      };
    }
    case 'settle-promise':
      return { deed: settlingWords(command.how, city, timeZone), said: command.remark?.body ?? null };
    case 'record-contact': {
      const { disposition, note } = command;
      const ending =
        city?.pack.dispositions?.find(({ code }) => code === disposition)?.label.en ?? disposition;
      return { deed: `Record a contact: ${ending}`, said: note?.body ?? null };
    }
    case 'write-hand-over':
      return { deed: `Hand over in ${command.department}`, said: command.text.body };
    case 'take-hand-over':
      return { deed: 'Take over a duty', said: null };
    case 'save-macro':
      return { deed: `Save the macro ${command.name.body}`, said: null };
    case 'remove-macro':
      return { deed: 'Remove a macro', said: null };
    case 'answer-survey':
      return { deed: 'Answer for a resident', said: command.words?.body ?? null };
    case 'draw-audit-sample':
      return { deed: 'Draw a sample of closures', said: null };
    case 'give-verdict':
      return {
        deed: `Review a closure: ${AUDIT_VERDICTS[command.verdict].label.toLowerCase()}`,
        said: (command.words ?? command.note)?.body ?? null,
      };
    case 'settle-review':
      return {
        deed: `Settle a review: ${AUDIT_VERDICTS[command.verdict].label.toLowerCase()}`,
        said: (command.words ?? command.note)?.body ?? null,
      };
    case 'reopen-case':
      return {
        deed: `Reopen: ${REOPEN_REASONS[command.reason].toLowerCase()}`,
        said: command.explanation.body,
      };
  }
}
