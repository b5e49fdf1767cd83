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
import { FAINT, INK, MARGIN, PdfWriter, PLAIN, type PdfStyle } from '../pdf/pdf-writer.ts';
import { answerLines } from './answer-lines.ts';
import type { CaseFile, CasePhoto } from './read-case-file.ts';
import { districtName } from './ticket-words.ts';

const TITLE: PdfStyle = { size: 18, weight: 'bold', colour: INK };
const HEAD: PdfStyle = { size: 12, weight: 'bold', colour: INK };
const STRONG: PdfStyle = { ...PLAIN, weight: 'bold' };
const QUIET: PdfStyle = { ...PLAIN, colour: FAINT };
const WARNING: PdfStyle = { ...PLAIN, weight: 'bold', colour: '#9c2a10' };
const LABEL_WIDTH = 120;
const INDENT = 14;
const ERASED = 'Erased.';

function heading(pdf: PdfWriter, words: string): void {
  pdf.makeRoom(60);
  pdf.y += 10;
  pdf.paragraph(words, HEAD, { type: 'H2' });
  pdf.y += 2;
}

/** A label and what it says, side by side. */
function fact(pdf: PdfWriter, label: string, value: string): void {
  if (value === '') return;
  const height = pdf.lineHeight(PLAIN);
  pdf.makeRoom(height * 2);
  const lines = pdf.wrap(value, PLAIN, pdf.width - LABEL_WIDTH);
  const element = pdf.element('P');
  const top = pdf.y;
  const [first = []] = pdf.wrap(label, QUIET, LABEL_WIDTH - 8);
  pdf.within(element, () => pdf.draw(first, QUIET, MARGIN, top));
  for (const line of lines) {
    pdf.makeRoom(height);
    pdf.within(element, () => pdf.draw(line, PLAIN, MARGIN + LABEL_WIDTH, pdf.y));
    pdf.y += height;
  }
  element?.end();
}

function writeHead(pdf: PdfWriter, { record, words, internal, by, at }: CaseFile): void {
  const { facts } = record;
  const { city, when } = words;
  const service = city.service(facts.service)?.name.en ?? facts.service;
  pdf.paragraph(`Case ${facts.number ?? 'without a number'}: ${service}`, TITLE, { type: 'H1' });
  if (internal) {
    pdf.paragraph('INTERNAL FILE: it holds notes, names and remarks that are not for the public.', WARNING);
  } else {
    pdf.paragraph('Public file: without internal notes, names of residents and their own words.', QUIET);
  }
  pdf.paragraph(`Made ${when(at)} by ${by}. Times are the city’s.`, QUIET);
  pdf.y += 8;
  const ending = facts.outcome === null ? '' : `: ${OUTCOMES[facts.outcome].label.toLowerCase()}`;
  const state = facts.closedElsewhere ? 'Closed elsewhere, not evidenced' : STATE_WORDS[facts.state];
  fact(pdf, 'State', `${state}${ending}`);
  fact(pdf, 'Next step', nextStep(facts, { city, when }));
  const place = facts.place.address === '' ? 'Known only by the caller’s words' : facts.place.address;
  fact(
    pdf,
    'Place',
    [place, districtName(city, facts.place.district)].filter((part) => part !== '').join('; '),
  );
  const unit =
    city.department(facts.department)?.units.find((one) => one.code === facts.unit)?.name ?? facts.unit;
  const owner = facts.assignee === null ? null : (words.colleagueName(facts.assignee) ?? 'a colleague');
  fact(
    pdf,
    'Department',
    [city.department(facts.department)?.name ?? facts.department, unit, owner]
      .filter((part) => part !== null)
      .join(', '),
  );
  fact(pdf, 'Opened', `${when(facts.openedAt)} (${CHANNELS[facts.channel].toLowerCase()})`);
  fact(pdf, 'Due', facts.clock.dueAt === null ? 'No due time holds now.' : when(facts.clock.dueAt));
  fact(pdf, 'Why it is due then', facts.clock.because.join(' '));
  fact(pdf, 'Closed', facts.closedAt === null ? '' : when(facts.closedAt));
  fact(pdf, 'Reopened', facts.reopenCount === 0 ? '' : counted(facts.reopenCount, 'time', 'times'));
}

function writePeople(pdf: PdfWriter, { record, internal }: CaseFile): void {
  const { facts, callers } = record;
  const all = facts.callerIds.length + facts.anonymousCallers;
  heading(pdf, 'People');
  if (!internal || callers.length === 0) {
    const unnamed = facts.anonymousCallers === 0 ? '' : `, ${facts.anonymousCallers} without a name`;
    pdf.paragraph(
      `${counted(all, 'resident follows', 'residents follow')} it${unnamed}. Names are left out.`,
      PLAIN,
    );
    return;
  }
  for (const card of callers) {
    const { phones, emails } = maskedContacts(card);
    const ways = [...phones.map((digits) => (digits === '' ? 'a short number' : `***-${digits}`)), ...emails];
    const known = ways.length === 0 ? 'no contact data' : ways.join(', ');
    pdf.paragraph(`${shownName(card.name)} (${languageName(card.language)}): ${known}`, PLAIN);
  }
  if (facts.anonymousCallers > 0) {
    pdf.paragraph(`${counted(facts.anonymousCallers, 'caller', 'callers')} without a name.`, PLAIN);
  }
}

function writeAnswers(pdf: PdfWriter, { record, words, internal }: CaseFile): void {
  const opened = record.entries.find(({ event }) => event.type === 'case-opened');
  if (opened?.event.type !== 'case-opened' || opened.event.answers === null) return;
  const body = opened.texts[opened.event.answers] ?? null;
  const answers = body === null ? null : parseAnswers(body);
  const questions = words.city.service(record.facts.service)?.questions ?? null;
  const lines = answers === null ? [] : answerLines(questions, answers);
  const shown = lines.filter(({ free }) => internal || !free);
  heading(pdf, 'Answers');
  if (answers === null) pdf.paragraph(ERASED, QUIET);
  for (const { question, answer } of shown) fact(pdf, question, answer);
  const left = lines.length - shown.length;
  if (left > 0)
    pdf.paragraph(`${counted(left, 'answer', 'answers')} in the caller’s own words left out.`, QUIET);
}

/** Whether a step is in a public file at all. */
function isPublic({ event }: TimelineEntry): boolean {
  if (event.type === 'note-added' || event.type === 'attachment-added') return event.visibility === 'public';
  return true;
}

function writeHistory(pdf: PdfWriter, { record, words, internal }: CaseFile): void {
  heading(pdf, 'What happened');
  let left = 0;
  for (const entry of record.entries) {
    if (!internal && !isPublic(entry)) {
      left += 1;
      continue;
    }
    const { words: sentence, remarks, texts } = timelineSentence(entry, words);
    pdf.makeRoom(3 * pdf.lineHeight(PLAIN));
    pdf.paragraph(dateTime(entry.at, words.city.timeZone), { ...QUIET, size: 8 });
    pdf.paragraph(sentence, STRONG, { indent: INDENT });
    for (const remark of remarks) pdf.paragraph(remark, PLAIN, { indent: INDENT });
    for (const { label, body, audience } of texts) {
      if (audience === 'internal' && !internal) continue;
      const mark = audience === 'internal' ? 'INTERNAL, ' : '';
      pdf.paragraph(`${mark}${label}:`, audience === 'internal' ? WARNING : QUIET, { indent: INDENT });
      pdf.paragraph(body ?? ERASED, PLAIN, { indent: 2 * INDENT });
    }
    pdf.y += 4;
  }
  if (left > 0)
    pdf.paragraph(`${counted(left, 'internal note or file', 'internal notes and files')} left out.`, QUIET);
}

function writeClosing(pdf: PdfWriter, { record, words }: CaseFile): void {
  const { evidence, visits } = record.facts;
  if (evidence === null && visits.length === 0) return;
  heading(pdf, 'Visits and evidence');
  for (const { at, crew, found } of visits) {
    fact(
      pdf,
      words.when(at),
      `${crew === null ? 'Somebody' : `Crew ${crew}`}: ${found.replaceAll('-', ' ')}`,
    );
  }
  if (evidence === null) return;
  const { closure } = words.city.pack;
  const contract = closure?.contracts.find(({ id }) => id === evidence.contract);
  const reason = closure?.reasons.find(({ code }) => code === evidence.reason)?.label.en ?? evidence.reason;
  const asked = contract?.demands.map((one) => DEMANDS[one]).join('; ') ?? '';
  fact(
    pdf,
    'Closure contract',
    contract === undefined ? 'None asked for evidence.' : `${contract.id}: ${contract.because}`,
  );
  fact(pdf, 'It asked for', asked);
  fact(pdf, 'Done', evidence.doneAt === null ? '' : words.when(evidence.doneAt));
  fact(pdf, 'Reason', reason ?? '');
}

function writeEscalations(pdf: PdfWriter, { record, words }: CaseFile): void {
  const { escalations } = record.facts;
  if (escalations.length === 0) return;
  heading(pdf, 'Escalations');
  for (const { path, reason, department, state, raisedAt } of escalations) {
    fact(
      pdf,
      words.when(raisedAt),
      `${PATH_NAMES[path]} to ${departmentName(words.city, department)}: ${ESCALATION_REASONS[reason].label}; ${state}.`,
    );
  }
}

function writeMessages(pdf: PdfWriter, { messages, internal }: CaseFile, when: (at: number) => string): void {
  if (messages.length === 0) return;
  heading(pdf, 'Messages to residents');
  for (const one of messages.toReversed()) {
    const to = internal && one.address !== null ? ` to ${one.address}` : '';
    const ending = one.outcome === null ? '' : ` (${OUTCOMES[one.outcome].label.toLowerCase()})`;
    const what = `${MESSAGE_CHANNELS[one.channel]}${to}: ${OCCASIONS[one.occasion].label}${ending}; ${MESSAGE_STATES[one.state].toLowerCase()}`;
    fact(pdf, when(one.endedAt ?? one.madeAt), what);
  }
}

const PHOTO = { width: 164, height: 124, gap: 20 };

function writePhotos(pdf: PdfWriter, photos: readonly CasePhoto[], { words, record }: CaseFile): void {
  if (photos.length === 0) return;
  heading(pdf, 'Photos');
  const caption = pdf.lineHeight(QUIET) + 8;
  photos.forEach(({ file, bytes }, at) => {
    const column = at % 3;
    if (column === 0) pdf.makeRoom(PHOTO.height + caption);
    const x = MARGIN + column * (PHOTO.width + PHOTO.gap);
    const top = pdf.y;
    const note =
      file.note === null
        ? null
        : (record.entries.find(({ texts }) => file.note !== null && file.note in texts)?.texts[file.note] ??
          null);
    const shows = file.shows === null ? 'Photo' : SHOWN_WORDS[file.shows];
    const figure = pdf.element('Figure', undefined, { alt: note === null ? shows : `${shows}: ${note}` });
    pdf.within(figure, () => pdf.doc.image(bytes, x, top, { fit: [PHOTO.width, PHOTO.height] }));
    figure?.end();
    const told = `${shows}, added ${dateTime(file.addedAt, words.city.timeZone)}`;
    const [line = []] = pdf.wrap(told, { ...QUIET, size: 7 }, PHOTO.width);
    const element = pdf.element('Caption');
    pdf.within(element, () => pdf.draw(line, { ...QUIET, size: 7 }, x, top + PHOTO.height + 2));
    element?.end();
    if (column === 2 || at === photos.length - 1) pdf.y += PHOTO.height + caption;
  });
}

/** The dated history of a case as a PDF, like a council file. */
export function writeCasePdf(file: CaseFile): PDFKit.PDFDocument {
  const { record, words, internal, by, at } = file;
  const name = record.facts.number ?? 'without a number';
  const pdf = new PdfWriter({
    title: `Case ${name}`,
    author: `${by}, ${words.city.pack.city.name}`,
    layout: 'portrait',
    foot: `Case ${name} · ${internal ? 'INTERNAL' : 'public file'} · made ${words.when(at)} by ${by}`,
    tagged: true,
    at,
  });
  writeHead(pdf, file);
  writePeople(pdf, file);
  writeAnswers(pdf, file);
  writeHistory(pdf, file);
  writeClosing(pdf, file);
  writeEscalations(pdf, file);
  writeMessages(pdf, file, words.when);
  writePhotos(pdf, file.photos, file);
  pdf.end();
  return pdf.doc;
}
