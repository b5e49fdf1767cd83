import { MESSAGE_CHANNELS, MESSAGE_STATES, OCCASIONS } from '../../shared/domain/messages/message.ts';
import type { TimelineEntry } from '../../shared/contract/case-record.ts';
import { parseAnswers } from '../../shared/domain/answers.ts';
import { counted } from '../../shared/domain/case-words/count-words.ts';
import { ESCALATION_REASONS } from '../../shared/domain/escalation/escalation-reason.ts';
import { languageName } from '../../shared/domain/case-words/language-name.ts';
import { PATH_NAMES } from '../../shared/domain/escalation/path-names.ts';
import { departmentName } from '../../shared/domain/case-words/sentence.ts';
import { shownName } from '../../shared/domain/case-words/shown-name.ts';
import { STATE_WORDS } from '../../shared/domain/case-words/state-words.ts';
import { dateTime } from '../../shared/domain/case-words/time-words.ts';
import { timelineSentence } from '../../shared/domain/case-words/timeline-sentence.ts';
import { CHANNELS } from '../../shared/domain/channel.ts';
import { SHOWN_WORDS } from '../../shared/domain/closure/evidence.ts';
import { DEMANDS } from '../../shared/domain/closure/closure-pack.ts';
import { maskedContacts } from '../../shared/domain/caller-contacts.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { nextStep } from '../../shared/domain/report/next-step.ts';
import { answerLines } from './answer-lines.ts';
import type { CaseFile } from './read-case-file.ts';
import { districtName } from './ticket-words.ts';

/** How a text of the file looks. */
export type SheetLook = 'title' | 'plain' | 'strong' | 'quiet' | 'warning' | 'time';

/** A piece of the file, from top to bottom. */
export type SheetBlock =
  | { readonly is: 'heading'; readonly text: string }
  /** A label and what it says, side by side. */
  | { readonly is: 'fact'; readonly label: string; readonly value: string }
  | { readonly is: 'text'; readonly text: string; readonly look: SheetLook; readonly indent: 0 | 1 | 2 }
  /** The next so many lines stay on one page. */
  | { readonly is: 'keep'; readonly lines: number }
  /** Points. */
  | { readonly is: 'gap'; readonly height: number }
  | { readonly is: 'photos'; readonly photos: readonly SheetPhoto[] };

export interface SheetPhoto {
  /** JPEG. */
  readonly bytes: Uint8Array;
  readonly alt: string;
  readonly caption: string;
}

/** What the file of a case says, in words. */
export interface CaseSheet {
  readonly title: string;
  readonly author: string;
  readonly foot: string;
  /** Milliseconds. */
  readonly at: number;
  readonly blocks: readonly SheetBlock[];
}

const ERASED = 'Erased.';

/** Gathers the blocks of a file. */
class Sheet {
  readonly blocks: SheetBlock[] = [];

  heading(text: string): void {
    this.blocks.push({ is: 'heading', text });
  }

  text(text: string, look: SheetLook, indent: 0 | 1 | 2 = 0): void {
    this.blocks.push({ is: 'text', text, look, indent });
  }

  fact(label: string, value: string): void {
    if (value !== '') this.blocks.push({ is: 'fact', label, value });
  }

  keep(lines: number): void {
    this.blocks.push({ is: 'keep', lines });
  }

  gap(height: number): void {
    this.blocks.push({ is: 'gap', height });
  }

  photos(photos: readonly SheetPhoto[]): void {
    this.blocks.push({ is: 'photos', photos });
  }
}

function writeHead(sheet: Sheet, { record, words, internal, by, at }: CaseFile): void {
  const { facts } = record;
  const { city, when } = words;
  const service = city.service(facts.service)?.name.en ?? facts.service;
  sheet.text(`Case ${facts.number ?? 'without a number'}: ${service}`, 'title');
  if (internal) {
    sheet.text('INTERNAL FILE: it holds notes, names and remarks that are not for the public.', 'warning');
  } else {
    sheet.text('Public file: without internal notes, names of residents and their own words.', 'quiet');
  }
  sheet.text(`Made ${when(at)} by ${by}. Times are the city’s.`, 'quiet');
  sheet.gap(8);
  const ending = facts.outcome === null ? '' : `: ${OUTCOMES[facts.outcome].label.toLowerCase()}`;
  const state = facts.closedElsewhere ? 'Closed elsewhere, not evidenced' : STATE_WORDS[facts.state];
  sheet.fact('State', `${state}${ending}`);
  sheet.fact('Next step', nextStep(facts, { city, when }));
  const place = facts.place.address === '' ? 'Known only by the caller’s words' : facts.place.address;
  sheet.fact(
    'Place',
    [place, districtName(city, facts.place.district)].filter((part) => part !== '').join('; '),
  );
  const unit =
    city.department(facts.department)?.units.find((one) => one.code === facts.unit)?.name ?? facts.unit;
  const owner = facts.assignee === null ? null : (words.colleagueName(facts.assignee) ?? 'a colleague');
  sheet.fact(
    'Department',
    [city.department(facts.department)?.name ?? facts.department, unit, owner]
      .filter((part) => part !== null)
      .join(', '),
  );
  sheet.fact('Opened', `${when(facts.openedAt)} (${CHANNELS[facts.channel].toLowerCase()})`);
  sheet.fact('Due', facts.clock.dueAt === null ? 'No due time holds now.' : when(facts.clock.dueAt));
  sheet.fact('Why it is due then', facts.clock.because.join(' '));
  sheet.fact('Closed', facts.closedAt === null ? '' : when(facts.closedAt));
  sheet.fact('Reopened', facts.reopenCount === 0 ? '' : counted(facts.reopenCount, 'time', 'times'));
}

function writePeople(sheet: Sheet, { record, internal }: CaseFile): void {
  const { facts, callers } = record;
  const all = facts.callerIds.length + facts.anonymousCallers;
  sheet.heading('People');
  if (!internal || callers.length === 0) {
    const unnamed = facts.anonymousCallers === 0 ? '' : `, ${facts.anonymousCallers} without a name`;
    sheet.text(
      `${counted(all, 'resident follows', 'residents follow')} it${unnamed}. Names are left out.`,
      'plain',
    );
    return;
  }
  for (const card of callers) {
    const { phones, emails } = maskedContacts(card);
    const ways = [...phones.map((digits) => (digits === '' ? 'a short number' : `***-${digits}`)), ...emails];
    const known = ways.length === 0 ? 'no contact data' : ways.join(', ');
    sheet.text(`${shownName(card.name)} (${languageName(card.language)}): ${known}`, 'plain');
  }
  if (facts.anonymousCallers > 0) {
    sheet.text(`${counted(facts.anonymousCallers, 'caller', 'callers')} without a name.`, 'plain');
  }
}

function writeAnswers(sheet: Sheet, { record, words, internal }: CaseFile): void {
  const opened = record.entries.find(({ event }) => event.type === 'case-opened');
  if (opened?.event.type !== 'case-opened' || opened.event.answers === null) return;
  const body = opened.texts[opened.event.answers] ?? null;
  const answers = body === null ? null : parseAnswers(body);
  const questions = words.city.service(record.facts.service)?.questions ?? null;
  const lines = answers === null ? [] : answerLines(questions, answers);
  const shown = lines.filter(({ free }) => internal || !free);
  sheet.heading('Answers');
  if (answers === null) sheet.text(ERASED, 'quiet');
  for (const { question, answer } of shown) sheet.fact(question, answer);
  const left = lines.length - shown.length;
  if (left > 0)
    sheet.text(`${counted(left, 'answer', 'answers')} in the caller’s own words left out.`, 'quiet');
}

/** Whether a step is in a public file at all. */
function isPublic({ event }: TimelineEntry): boolean {
  if (event.type === 'note-added' || event.type === 'attachment-added') return event.visibility === 'public';
  return true;
}

function writeHistory(sheet: Sheet, { record, words, internal }: CaseFile): void {
  sheet.heading('What happened');
  let left = 0;
  for (const entry of record.entries) {
    if (!internal && !isPublic(entry)) {
      left += 1;
      continue;
    }
    const { words: sentence, remarks, texts } = timelineSentence(entry, words);
    sheet.keep(3);
    sheet.text(dateTime(entry.at, words.city.timeZone), 'time');
    sheet.text(sentence, 'strong', 1);
    for (const remark of remarks) sheet.text(remark, 'plain', 1);
    for (const { label, body, audience } of texts) {
      if (audience === 'internal' && !internal) continue;
      const mark = audience === 'internal' ? 'INTERNAL, ' : '';
      sheet.text(`${mark}${label}:`, audience === 'internal' ? 'warning' : 'quiet', 1);
      sheet.text(body ?? ERASED, 'plain', 2);
    }
    sheet.gap(4);
  }
  if (left > 0)
    sheet.text(`${counted(left, 'internal note or file', 'internal notes and files')} left out.`, 'quiet');
}

function writeClosing(sheet: Sheet, { record, words }: CaseFile): void {
  const { evidence, visits } = record.facts;
  if (evidence === null && visits.length === 0) return;
  sheet.heading('Visits and evidence');
  for (const { at, crew, found } of visits) {
    sheet.fact(
      words.when(at),
      `${crew === null ? 'Somebody' : `Crew ${crew}`}: ${found.replaceAll('-', ' ')}`,
    );
  }
  if (evidence === null) return;
  const { closure } = words.city.pack;
  const contract = closure?.contracts.find(({ id }) => id === evidence.contract);
  const reason = closure?.reasons.find(({ code }) => code === evidence.reason)?.label.en ?? evidence.reason;
  const asked = contract?.demands.map((one) => DEMANDS[one]).join('; ') ?? '';
  sheet.fact(
    'Closure contract',
    contract === undefined ? 'None asked for evidence.' : `${contract.id}: ${contract.because}`,
  );
  sheet.fact('It asked for', asked);
  sheet.fact('Done', evidence.doneAt === null ? '' : words.when(evidence.doneAt));
  sheet.fact('Reason', reason ?? '');
}

function writeEscalations(sheet: Sheet, { record, words }: CaseFile): void {
  const { escalations } = record.facts;
  if (escalations.length === 0) return;
  sheet.heading('Escalations');
  for (const { path, reason, department, state, raisedAt } of escalations) {
    sheet.fact(
      words.when(raisedAt),
      `${PATH_NAMES[path]} to ${departmentName(words.city, department)}: ${ESCALATION_REASONS[reason].label}; ${state}.`,
    );
  }
}

function writeMessages(sheet: Sheet, { messages, internal }: CaseFile, when: (at: number) => string): void {
  if (messages.length === 0) return;
  sheet.heading('Messages to residents');
  for (const one of messages.toReversed()) {
    const to = internal && one.address !== null ? ` to ${one.address}` : '';
    const ending = one.outcome === null ? '' : ` (${OUTCOMES[one.outcome].label.toLowerCase()})`;
    const what = `${MESSAGE_CHANNELS[one.channel]}${to}: ${OCCASIONS[one.occasion].label}${ending}; ${MESSAGE_STATES[one.state].toLowerCase()}`;
    sheet.fact(when(one.endedAt ?? one.madeAt), what);
  }
}

function writePhotos(sheet: Sheet, { words, record, photos }: CaseFile): void {
  if (photos.length === 0) return;
  sheet.heading('Photos');
  const notes = new Map(record.entries.flatMap(({ texts }) => Object.entries(texts)));
  sheet.photos(
    photos.map(({ file, bytes }) => {
      const note = file.note === null ? null : (notes.get(file.note) ?? null);
      const shows = file.shows === null ? 'Photo' : SHOWN_WORDS[file.shows];
      return {
        bytes,
        alt: note === null ? shows : `${shows}: ${note}`,
        caption: `${shows}, added ${dateTime(file.addedAt, words.city.timeZone)}`,
      };
    }),
  );
}

/** The dated history of a case, like a council file, in words. */
export function caseSheet(file: CaseFile): CaseSheet {
  const { record, words, internal, by, at } = file;
  const name = record.facts.number ?? 'without a number';
  const sheet = new Sheet();
  writeHead(sheet, file);
  writePeople(sheet, file);
  writeAnswers(sheet, file);
  writeHistory(sheet, file);
  writeClosing(sheet, file);
  writeEscalations(sheet, file);
  writeMessages(sheet, file, words.when);
  writePhotos(sheet, file);
  return {
    title: `Case ${name}`,
    author: `${by}, ${words.city.pack.city.name}`,
    foot: `Case ${name} · ${internal ? 'INTERNAL' : 'public file'} · made ${words.when(at)} by ${by}`,
    at,
    blocks: sheet.blocks,
  };
}
