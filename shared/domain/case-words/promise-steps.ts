import {
  type EventOf,
  type Sentence,
  type SentenceContext,
  type TimelineStep,
  departmentName,
  said,
} from './sentence.ts';
import { emergencyScript } from '../emergency-script.ts';
import { languageName } from './language-name.ts';

const ON: Record<EventOf<'promise-made'>['basis'], string> = {
  due: 'the due time',
  usual: 'what is usual here',
  agent: 'their own word',
  none: 'no date',
};

/** What a caller was told, with what became of it. */
export function promiseMade(
  entry: TimelineStep,
  event: EventOf<'promise-made'>,
  context: SentenceContext,
): Sentence {
  const who =
    event.callerId === null ? 'the caller' : (context.callerName(event.callerId) ?? 'a caller you can’t see');
  const by = event.by === null ? null : context.promised(event.by);
  const what =
    event.kind === 'call-back'
      ? `owes ${who} a call-back by ${by ?? 'no set time'}`
      : by === null
        ? `told ${who} that there is no date for it`
        : `told ${who} that it is done by ${by} (${ON[event.basis]})`;
  const now = context.promiseNow(event.id);
  return {
    words: `${entry.byName} ${what}, in ${languageName(event.language)}.`,
    texts: said(entry, event.text, 'What about', 'internal'),
    remarks: now === null ? [] : [now],
    answers: null,
  };
}

export function promiseMoved(
  entry: TimelineStep,
  event: EventOf<'promise-moved'>,
  context: SentenceContext,
): Sentence {
  return {
    words: `${entry.byName} moved what was promised to ${context.promised(event.by)}.`,
    texts: said(entry, event.text, 'Why', 'internal'),
    remarks: [],
    answers: null,
  };
}

export function promiseHandedOn(
  entry: TimelineStep,
  event: EventOf<'promise-handed-on'>,
  context: SentenceContext,
): Sentence {
  const to =
    event.account === null
      ? departmentName(context.city, event.department ?? '')
      : (context.colleagueName(event.account) ?? 'a colleague');
  return {
    words: `${entry.byName} handed what was promised on to ${to}.`,
    texts: said(entry, event.text, 'Remark', 'internal'),
    remarks: [],
    answers: null,
  };
}

export function promiseSettled(entry: TimelineStep, event: EventOf<'promise-settled'>): Sentence {
  const done = event.end === 'done';
  return {
    words: done
      ? `${entry.byName} called the caller back, as promised.`
      : `${entry.byName} told the caller that what was promised does not hold.`,
    texts: said(entry, event.text, done ? 'Remark' : 'Why', 'internal'),
    remarks: [],
    answers: null,
  };
}

/** What was asked when a life might have been in danger. */
export function emergencyChecked(
  entry: TimelineStep,
  event: EventOf<'emergency-checked'>,
  { city }: SentenceContext,
): Sentence {
  const script = emergencyScript(city.pack, event.kind);
  const name = script?.name.en.toLowerCase() ?? event.kind;
  const answers = Object.entries(event.answers).map(([id, answer]) => {
    const question = script?.questions.find((one) => one.id === id);
    return `${question?.ask.en ?? id} ${answer === 'yes' ? 'Yes.' : 'No.'}`;
  });
  return {
    words: event.told911
      ? `${entry.byName} sent the caller to 911 first (${name}).`
      : `${entry.byName} asked about danger (${name}).`,
    texts: [],
    remarks: answers,
    answers: null,
  };
}
