import {
  type EventOf,
  type Sentence,
  type SentenceContext,
  type TimelineStep,
  departmentName,
  said,
} from './sentence.ts';
import { REOPEN_REASONS, type CaseFacts, type Receiver } from '../case-facts.ts';
import { isLive, WAITING_REASONS } from '../case-state.ts';
import { ATTACHMENT_REASONS, MEDIA } from '../attachment.ts';
import { CHANNELS } from '../channel.ts';
import type { City } from '../city.ts';
import { shownFileName } from '../file-name.ts';
import { SHOWN_WORDS, VISIT_FINDINGS } from '../closure/evidence.ts';
import { MOST_SATISFIED, SURVEY_DONE, SURVEY_LED } from '../feedback/survey.ts';
import { OUTCOMES } from '../outcome.ts';
import { isEscalationEvent } from '../escalation/escalation-event.ts';
import { escalationSentence } from './escalation-sentence.ts';
import { familySentence, leftOpenRemark } from './family-sentence.ts';
import {
  emergencyChecked,
  promiseHandedOn,
  promiseMade,
  promiseMoved,
  promiseSettled,
} from './promise-steps.ts';
import { shownName } from './shown-name.ts';

const plain = (words: string, remarks: readonly string[] = []): Sentence => ({
  words,
  texts: [],
  remarks,
  answers: null,
});

function receiverName(city: City, receiver: Receiver): string {
  return receiver.kind === 'department'
    ? departmentName(city, receiver.department)
    : shownName(receiver.name);
}

/** Names as a sentence has them. */
const LISTED = new Intl.ListFormat('en', { type: 'conjunction' });

function opened(entry: TimelineStep, event: EventOf<'case-opened'>, context: SentenceContext): Sentence {
  const service = context.city.service(event.service)?.name.en ?? event.service;
  const at = event.place.address === '' ? 'at a place known only by words' : `at ${event.place.address}`;
  const { dueAt } = event.clock;
  return {
    words: `${entry.byName} opened it: ${service}, ${at} (${CHANNELS[event.channel].toLowerCase()}). ${departmentName(context.city, event.department)} owns it.`,
    texts: [
      ...said(entry, event.description, 'What the caller said', 'internal'),
      ...said(entry, event.placeSaid, 'The place in the caller’s words', 'internal'),
    ],
    remarks: dueAt === null ? [] : [`Due ${context.when(dueAt)}.`],
    answers: event.answers,
  };
}

function noteAdded(
  entry: TimelineStep,
  { text, visibility, mentions }: EventOf<'note-added'>,
  context: SentenceContext,
): Sentence {
  const added = `${entry.byName} added ${visibility === 'internal' ? 'an internal note' : 'a public note'}`;
  const texts = said(entry, text, 'Note', visibility);
  if (mentions === undefined) return { words: `${added}.`, texts, remarks: [], answers: null };
  const names = mentions.map((id) => shownName(context.colleagueName(id) ?? 'a colleague'));
  return {
    words: `${added} for ${LISTED.format(names)}.`,
    texts: texts.map((one) => ({ ...one, mentions })),
    remarks: [],
    answers: null,
  };
}

function stateChanged(
  entry: TimelineStep,
  event: EventOf<'state-changed'>,
  context: SentenceContext,
): Sentence {
  const by = entry.byName;
  const texts = said(entry, event.text, 'Remark', 'internal');
  const { dueAt } = event.clock;
  const resumed =
    event.from === 'waiting' && dueAt !== null ? [`The clock runs: due ${context.when(dueAt)}.`] : [];
  if (event.to === 'scheduled') {
    const day = event.scheduledFor === null ? 'a day not said' : context.when(event.scheduledFor);
    const words =
      event.from === 'scheduled' ? `${by} moved the work to ${day}.` : `${by} scheduled the work for ${day}.`;
    return { words, texts, remarks: resumed, answers: null };
  }
  if (event.to === 'waiting') {
    const reason = event.waitingReason === null ? null : WAITING_REASONS[event.waitingReason];
    const words = `${by} set it to wait: ${(reason?.label ?? 'no reason given').toLowerCase()}.`;
    const clock = reason?.pausesClock === true ? 'The clock stands still.' : 'The clock runs on.';
    return { words, texts, remarks: [clock], answers: null };
  }
  if (event.to === 'in-progress') {
    const words = event.from === 'waiting' ? `${by} went on with the work.` : `${by} started the work.`;
    return { words, texts, remarks: resumed, answers: null };
  }
  return {
    words: `${by} changed it from ${event.from} to ${event.to}.`,
    texts,
    remarks: resumed,
    answers: null,
  };
}

function assigned(entry: TimelineStep, event: EventOf<'assigned'>, context: SentenceContext): Sentence {
  const department = context.city.department(event.department);
  const unit =
    event.unit === null
      ? null
      : (department?.units.find((one) => one.code === event.unit)?.name ?? event.unit);
  const person = event.assignee === null ? null : (context.colleagueName(event.assignee) ?? 'a colleague');
  const owner = [departmentName(context.city, event.department), unit, person].filter(
    (part) => part !== null,
  );
  return plain(`${entry.byName} assigned it to ${owner.join(', ')}.`);
}

function visited(
  entry: TimelineStep,
  { at, found, crew, text }: EventOf<'visit-recorded'>,
  context: SentenceContext,
): Sentence {
  const who = crew === null ? 'somebody' : `crew ${crew}`;
  return {
    words: `${entry.byName} recorded a visit: ${who} was there ${context.when(at)}.`,
    texts: said(entry, text, 'Remark', 'internal'),
    remarks: [`${VISIT_FINDINGS[found]}.`],
    answers: null,
  };
}

/** What a caller answered on the public page. */
function surveyAnswered(
  entry: TimelineStep,
  { callerId, done, satisfaction, clear, text, led }: EventOf<'survey-answered'>,
  context: SentenceContext,
): Sentence {
  const who =
    callerId === null
      ? 'A caller without a name'
      : (context.callerName(callerId) ?? 'A caller you can’t see');
  const remarks = [
    ...(satisfaction === null ? [] : [`How it was handled: ${satisfaction} of ${MOST_SATISFIED}.`]),
    ...(clear === null ? [] : [clear ? 'The explanation was clear.' : 'The explanation was not clear.']),
    ...(led === null ? [] : [SURVEY_LED[led]]),
  ];
  return {
    words: `${who} answered the survey: ${SURVEY_DONE[done].toLowerCase()}.`,
    texts: said(entry, text, 'In the caller’s words', 'internal'),
    remarks,
    answers: null,
  };
}

/** What a closing rests on, as far as the city asked for it. */
function evidenceRemarks({ evidence }: EventOf<'closed'>, context: SentenceContext): string[] {
  if (evidence === undefined) return [];
  const { doneAt, reason } = evidence;
  const known = context.city.pack.closure?.reasons.find(({ code }) => code === reason);
  return [
    ...(doneAt === null ? [] : [`Done ${context.when(doneAt)}.`]),
    ...(reason === null ? [] : [`Reason: ${(known?.label.en ?? reason).toLowerCase()}.`]),
  ];
}

function closed(entry: TimelineStep, event: EventOf<'closed'>, context: SentenceContext): Sentence {
  const { label, done } = OUTCOMES[event.outcome];
  return {
    words: `${entry.byName} closed it: ${label.toLowerCase()}.`,
    texts: said(entry, event.text, 'Explanation', 'public'),
    remarks: [
      ...(done ? [] : ['The work asked for was not carried out in full.']),
      ...evidenceRemarks(event, context),
      ...leftOpenRemark(event, context),
    ],
    answers: null,
  };
}

function fileAdded(entry: TimelineStep, event: EventOf<'attachment-added'>): Sentence {
  const name = shownFileName(entry.texts[event.name] ?? 'a file whose name was erased');
  const audience = event.visibility === 'internal' ? 'an internal' : 'a public';
  return {
    words: `${entry.byName} added ${audience} file: ${name} (${MEDIA[event.media].label}).`,
    texts: said(entry, event.note, 'What is to be seen on it', event.visibility),
    remarks: [],
    answers: null,
  };
}

function fileChecked({ state, reason, media }: EventOf<'attachment-checked'>): Sentence {
  const kind = MEDIA[media].label;
  if (state === 'clean') return plain(`The ${kind} was checked and can be opened.`);
  if (state === 'refused') {
    return plain(`The ${kind} was refused.`, reason === null ? [] : [ATTACHMENT_REASONS[reason]]);
  }
  return reason === null
    ? plain(`The ${kind} arrived and is being checked.`)
    : plain(`The ${kind} waits in quarantine.`, [ATTACHMENT_REASONS[reason]]);
}

function recorded(entry: TimelineStep, facts: CaseFacts, context: SentenceContext): Sentence {
  const { history } = facts;
  const source = history?.source ?? facts.numberSource;
  const verb = entry.version === 1 ? 'Imported' : 'Imported again';
  return plain(
    `${verb} from ${source}: ${stateThere(facts, context)}.`,
    history === null ? [] : history.defects.map(asRemark),
  );
}

/** How the case stood in the system it came from. */
function stateThere(facts: CaseFacts, context: SentenceContext): string {
  if (isLive(facts.state)) return `“${facts.history?.status ?? facts.state}” there, still open`;
  if (facts.closedAt === null) return 'closed there without a date, not evidenced';
  return `closed there on ${context.when(facts.closedAt)}, not evidenced`;
}

function asRemark(defect: string): string {
  return `In the record: ${defect}.`;
}

function joined(entry: TimelineStep, event: EventOf<'caller-joined'>, context: SentenceContext): Sentence {
  const texts = said(entry, event.said ?? null, 'What it is about, in the caller’s words', 'internal');
  // The second step of a case names who it was opened for.
  if (entry.version === 2) {
    const words =
      event.callerId === null
        ? 'The caller gave no name.'
        : `The caller is ${context.callerName(event.callerId) ?? 'somebody you can’t see'}.`;
    return { ...plain(words), texts };
  }
  const who =
    event.callerId === null
      ? 'an anonymous caller'
      : (context.callerName(event.callerId) ?? 'a caller you can’t see');
  if (event.from !== undefined) {
    const duplicate = context.caseReference(event.from) ?? 'another case';
    return { ...plain(`${entry.byName} added ${who} to ${duplicate}, a duplicate of this one.`), texts };
  }
  return { ...plain(`${entry.byName} added ${who} to the callers who follow it.`), texts };
}

/** True for the two steps that a case begins with: what was asked for, and by whom. */
export function isOpening({ event, version }: Pick<TimelineStep, 'event' | 'version'>): boolean {
  return event.type === 'case-opened' || (event.type === 'caller-joined' && version === 2);
}

/** One step of a case's history in words. Pure: names and times come from the context. */
export function timelineSentence(entry: TimelineStep, context: SentenceContext): Sentence {
  const { event, byName } = entry;
  if (isEscalationEvent(event)) return escalationSentence(entry, event, context);
  switch (event.type) {
    case 'case-opened':
      return opened(entry, event, context);
    case 'history-recorded':
      return recorded(entry, event.facts, context);
    case 'callers-merged':
      return plain(
        `${byName} merged two records of ${context.callerName(event.to) ?? 'a caller you can’t see'} into one.`,
      );
    case 'callers-parted':
      return plain(`${byName} took back a merge of callers: they are two again.`);
    case 'caller-joined':
      return joined(entry, event, context);
    case 'note-added':
      return noteAdded(entry, event, context);
    case 'state-changed':
      return stateChanged(entry, event, context);
    case 'assigned':
      return assigned(entry, event, context);
    case 'referred':
      return {
        words: `${byName} referred it to ${receiverName(context.city, event.receiver)}.`,
        texts: said(entry, event.text, 'Explanation', 'public'),
        remarks: ['It stays open until they confirm that it is done.'],
        answers: null,
      };
    case 'duplicate-linked':
    case 'duplicate-received':
    case 'duplicate-unlinked':
    case 'duplicate-returned':
    case 'parent-linked':
    case 'parent-unlinked':
    case 'child-linked':
    case 'child-unlinked':
      return familySentence(entry, event, context);
    case 'attachment-added':
      return fileAdded(entry, event);
    case 'attachment-checked':
      return fileChecked(event);
    case 'attachment-marked':
      return plain(
        event.shows === null
          ? `${byName} said that a picture shows nothing in particular of the work.`
          : `${byName} marked a picture: ${SHOWN_WORDS[event.shows].toLowerCase()}.`,
      );
    case 'visit-recorded':
      return visited(entry, event, context);
    case 'closed':
      return closed(entry, event, context);
    case 'survey-answered':
      return surveyAnswered(entry, event, context);
    case 'reopened':
      return {
        // The public page does it in a caller's name.
        words:
          entry.by.role === 'system'
            ? `It was reopened: ${REOPEN_REASONS[event.reason].toLowerCase()}.`
            : `${byName} reopened it: ${REOPEN_REASONS[event.reason].toLowerCase()}.`,
        texts: said(entry, event.text, 'Explanation', 'internal'),
        remarks:
          event.clock.dueAt === null
            ? []
            : [`The clock starts anew: due ${context.when(event.clock.dueAt)}.`],
        answers: null,
      };
    case 'promise-made':
      return promiseMade(entry, event, context);
    case 'promise-moved':
      return promiseMoved(entry, event, context);
    case 'promise-handed-on':
      return promiseHandedOn(entry, event, context);
    case 'promise-settled':
      return promiseSettled(entry, event);
    case 'emergency-checked':
      return emergencyChecked(entry, event, context);
  }
}
