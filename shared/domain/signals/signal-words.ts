import { CLOSING_LABELS, type ClosingLabel } from '../closure-text/closing-label.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../instant.ts';
import { OUTCOMES, type Outcome } from '../outcome.ts';
import type { ClosingSignal, SignalCode } from './closing-signal.ts';

type Figures = ClosingSignal['figures'];

const number = (figures: Figures, name: string): number => Number(figures[name] ?? 0);
const word = (figures: Figures, name: string): string => String(figures[name] ?? '');
const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** A span as people say it, in its largest fitting unit: "40 seconds", "6 minutes", "3 days". */
function spanOf(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < 2 * MINUTE) return counted(Math.round(length / SECOND), 'second');
  if (length < 2 * HOUR) return counted(Math.round(length / MINUTE), 'minute');
  if (length < 2 * DAY) return counted(Math.round(length / HOUR), 'hour');
  return counted(Math.round(length / DAY), 'day');
}

function percent(share: number): string {
  return `${share > 0 && share < 0.01 ? '<1' : String(Math.round(share * 100))} %`;
}

function metres(length: number): string {
  return length < 1000
    ? counted(Math.round(length / 10) * 10, 'metre')
    : `${(length / 1000).toFixed(1)} kilometres`;
}

const outcomeWords = (code: string): string =>
  Object.hasOwn(OUTCOMES, code) ? OUTCOMES[code as Outcome].label.toLowerCase() : code;
const labelWords = (code: string): string => {
  const words = Object.hasOwn(CLOSING_LABELS, code) ? CLOSING_LABELS[code as ClosingLabel] : code;
  return words.charAt(0).toLowerCase() + words.slice(1);
};

const IMPOSSIBLE: Readonly<Record<string, string>> = {
  'closed-before-opened': 'It was closed before it was opened',
  'done-before-opened': 'The work is said to have been done before it was asked for',
  'done-after-closing': 'The work is said to have been done after the closing',
  'visit-before-opened': 'The visit is said to have been before it was asked for',
  'visit-after-closing': 'The visit is said to have been after the closing',
};
const PARENTS: Readonly<Record<string, string>> = {
  none: 'It was closed as a duplicate and names no other case',
  closed: 'It was closed as a duplicate of a case that was closed already',
  'closed-without-work': 'It was closed as a duplicate; the other case ended without work',
  elsewhere: 'It was closed as a duplicate of a case at another place',
  'other-service': 'It was closed as a duplicate of a case of another service',
};
const EVIDENCE: Readonly<Record<string, string>> = {
  visit: 'no visit',
  crew: 'no crew',
  'done-date': 'no day of the work',
  'after-photo': 'no photo after the work',
  reason: 'no reason',
};

const WORDS: Readonly<Record<SignalCode, (figures: Figures) => string>> = {
  'quick-close': (of) =>
    `Closed ${spanOf(number(of, 'took'))} after it was opened. Half of such cases take ${spanOf(number(of, 'usual'))} or more.`,
  'before-schedule': (of) => `Closed ${spanOf(number(of, 'early'))} before the day the work was planned for.`,
  'minutes-before-due': (of) => `Closed ${spanOf(number(of, 'left'))} before it was due.`,
  'off-hours': (of) =>
    `Closed at ${word(of, 'clock')}, when this department closes ${percent(number(of, 'share'))} of its cases.`,
  'impossible-dates': (of) =>
    `${IMPOSSIBLE[word(of, 'what')] ?? 'Its dates can’t be right'}, by ${spanOf(number(of, 'by'))}.`,
  'missing-evidence': (of) => {
    const parts = word(of, 'missing').split(' ');
    return `There is ${parts.map((part) => EVIDENCE[part] ?? part).join(', ')}, and such a closing needs it.`;
  },
  untouched: (of) =>
    `Nobody planned, began, visited or noted anything in the ${spanOf(number(of, 'open'))} it was open${word(of, 'given') === 'no' ? ', nor was it given to anybody' : ''}.`,
  'impossible-round': (of) =>
    `Crew ${word(of, 'crew')} was at another case ${metres(number(of, 'metres'))} away within ${spanOf(number(of, 'apart'))} of this visit${number(of, 'others') > 1 ? `, and at ${number(of, 'others') - 1} more it can’t have reached` : ''}.`,
  batch: (of) =>
    `Closed within ${spanOf(number(of, 'window'))} of ${counted(number(of, 'others'), 'other closing')} of the same person${number(of, 'late') > 0 ? `, ${spanOf(number(of, 'late'))} after it was due` : ''}.`,
  'clock-close': () => 'Nobody closed it: the clock or a program did.',
  'cancelled-order': (of) => `Called done, but the work order was “${word(of, 'status')}”.`,
  'blank-text': () => 'The explanation has no words that tell the resident anything.',
  'boilerplate-text': () => 'The explanation names nothing of this case: it could stand under any.',
  'reused-text': (of) =>
    `Same words as ${counted(number(of, 'same'), 'other closing')} of this person in ${number(of, 'days')} days, ${percent(number(of, 'share'))} of theirs; others use them in ${percent(number(of, 'peers'))}.`,
  'contradicting-text': (of) =>
    `Closed as “${outcomeWords(word(of, 'outcome'))}”, but the text says: ${labelWords(word(of, 'reads'))} (${percent(number(of, 'sure'))} sure).`,
  'scheduled-text': (of) =>
    `Closed as “${outcomeWords(word(of, 'outcome'))}”, but the text says the work is still to come (${percent(number(of, 'sure'))} sure).`,
  'hand-off': (of) =>
    word(of, 'how') === 'receiver'
      ? 'Closed while somebody else had it and had not confirmed.'
      : `Closed as “${outcomeWords(word(of, 'outcome'))}”, but the text says it was passed to somebody else (${percent(number(of, 'sure'))} sure).`,
  'one-try': (of) =>
    word(of, 'how') === 'call'
      ? 'Ended because the caller was not reached, and nothing else was tried.'
      : `Ended as “${outcomeWords(word(of, 'outcome'))}” after ${counted(number(of, 'visits'), 'visit')}, and the caller was not asked.`,
  'no-redirect': () =>
    'Ended as not the city’s: it was never referred, and the text sends the caller nowhere.',
  'dead-parent': (of) => {
    const far = number(of, 'metres');
    return `${PARENTS[word(of, 'what')] ?? 'It was closed as a duplicate of nothing that is worked on'}${far > 0 ? `, ${metres(far)} away` : ''}.`;
  },
  'no-work-rate': (of) =>
    `Of ${counted(number(of, 'closings'), 'closing')} of this person in ${number(of, 'days')} days, ${percent(number(of, 'share'))} ended without work; of others’ ${percent(number(of, 'peers'))}.`,
  repeat: (of) => {
    const before = number(of, 'before');
    const spot = before === 0 ? '' : ` Before, ${counted(before, 'report')} came from there in 90 days.`;
    return `Reported again at the same place ${spanOf(number(of, 'after'))} after the closing.${spot}`;
  },
  reopened: (of) =>
    `Reopened ${spanOf(number(of, 'after'))} after the closing: ${word(of, 'reason').replaceAll('-', ' ')}.`,
  'complaint-not-done': (of) =>
    `Somebody complained ${spanOf(number(of, 'after'))} after the closing that it was not done.`,
  'survey-not-done': (of) =>
    `A caller answered ${spanOf(number(of, 'after'))} after the closing that it was not done.`,
};

/** What a sign says, in a sentence with the numbers that decided. */
export function signalWords({ code, figures }: Pick<ClosingSignal, 'code' | 'figures'>): string {
  return WORDS[code](figures);
}
