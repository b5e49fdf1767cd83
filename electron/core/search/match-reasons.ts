import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { MatchReason } from '../../../shared/contract/search-view.ts';
import { addressWords, type AddressWord } from '../../../shared/domain/address-words.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import { placedWords, wordsOf, type PlacedWord } from '../../../shared/domain/fold-text.ts';
import type { FoundCaller } from './case-cards.ts';
import type { Correction } from './correct-words.ts';
import type { Meaning, MeantWord, QueryField } from './meanings.ts';
import { phraseRange } from './phrases.ts';
import type { QueryPhrase } from './query.ts';
import { nameWords, serviceWord, TAG } from './tokens.ts';

type Range = [number, number];

/** Letters of a text shown on each side of a match. */
const AROUND = 40;
/** Addresses and names kept taken apart. */
const MOST_ADDRESSES = 2_000;

type AskedForm = Pick<Meaning, 'form' | 'begins' | 'word'>;

/** Whether a word of a text is what was asked for, and how much of it. */
function hits(candidate: string, { form, begins, word }: AskedForm): boolean {
  return begins ? candidate.startsWith(form) : candidate === form || candidate === word;
}

function rangesOf(words: readonly PlacedWord[], asked: readonly AskedForm[]): Range[] {
  const found = words.flatMap(({ word, start, end }): Range[] => {
    const hit = asked.find((one) => hits(word, one));
    return hit === undefined ? [] : [[start, hit.begins ? Math.min(end, start + hit.form.length) : end]];
  });
  return found.filter(([start], at) => at === 0 || start >= (found[at - 1]?.[1] ?? 0));
}

/** Stretches of a text that match a word. */
export function wordRanges(text: string, asked: readonly AskedForm[]): Range[] {
  return rangesOf(placedWords(text), asked);
}

/** Stretches of a person's name that match. */
export function nameRanges(name: string, asked: readonly AskedForm[]): Range[] {
  return rangesOf(wordsOfName(name), asked);
}

const names = new Map<string, readonly PlacedWord[]>();

function wordsOfName(name: string): readonly PlacedWord[] {
  let words = names.get(name);
  if (words === undefined) {
    if (names.size >= MOST_ADDRESSES) names.clear();
    words = nameWords(name);
    names.set(name, words);
  }
  return words;
}

const parsed = new Map<string, readonly AddressWord[]>();

function partsOf(address: string): readonly AddressWord[] {
  let words = parsed.get(address);
  if (words === undefined) {
    if (parsed.size >= MOST_ADDRESSES) parsed.clear();
    words = addressWords(address);
    parsed.set(address, words);
  }
  return words;
}

function partMatches({ part, word, form }: AddressWord, asked: Meaning): boolean {
  switch (asked.tag) {
    case TAG.house:
      return part === 'house' && hits(form, asked);
    case TAG.zip:
      return part === 'zip' && hits(form, asked);
    case TAG.directed:
      return part === 'direction' && asked.form.startsWith(`${form}_`);
    case TAG.suffixed: {
      const [, suffix = ''] = asked.form.split('_');
      return part === 'suffix' && (asked.begins ? form.startsWith(suffix) : form === suffix);
    }
    case TAG.paired:
    case TAG.crossing:
      return part === 'street' && asked.form.split('_').some((name) => name === form);
    case TAG.street:
      return (
        (part === 'street' || part === 'direction' || part === 'suffix') &&
        (hits(form, asked) || hits(word, asked))
      );
    default:
      return false;
  }
}

/** Stretches of an address that match, in whatever form they are written. */
export function addressRanges(address: string, asked: readonly Meaning[]): Range[] {
  return partsOf(address).flatMap((one): Range[] => {
    const found = asked.find((meaning) => partMatches(one, meaning));
    if (found === undefined) return [];
    const { start, end, word } = one;
    return [[start, found.begins && word.startsWith(found.form) ? start + found.form.length : end]];
  });
}

/** The letters around the first match, so that a long note shows why it is there. */
function excerpt(body: string, asked: readonly Meaning[]): { text: string; ranges: Range[] } {
  const first = wordRanges(body, asked)[0];
  if (first === undefined) return { text: body.slice(0, 2 * AROUND), ranges: [] };
  const from = Math.max(0, first[0] - AROUND);
  const text = body.slice(from, first[1] + AROUND).replaceAll(/\s/g, ' ');
  return { text, ranges: wordRanges(text, asked) };
}

/** What a word can mean. One of the address or the service is taken for that before it is taken for somebody's name. */
export interface Possible {
  readonly plain: readonly Meaning[];
  readonly people: readonly Meaning[];
}

/** A case to be explained; texts are read only when they matter. */
export interface MatchedSubject {
  readonly row: CaseRow;
  callers(): readonly FoundCaller[];
  texts(): readonly string[];
  readonly city: City;
  readonly words: readonly MeantWord[];
  /** What was put in quotes, of two words or more. */
  readonly phrases: readonly QueryPhrase[];
  /** What a word can mean on this desk; all it can mean anywhere when null. */
  readonly fields: ReadonlyMap<MeantWord, Possible> | null;
  /** Other spellings that were tried. */
  readonly tried: ReadonlyMap<MeantWord, readonly Correction[]>;
}

/** Why a case matches. */
export interface Reasoned {
  readonly because: MatchReason[];
  /** Callers who are a reason. */
  readonly callers: readonly FoundCaller[];
  /** Words that were met only under another spelling, with it. */
  readonly spelled: ReadonlyMap<MeantWord, string>;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function isMet({ row, callers }: MatchedSubject, one: Meaning): boolean {
  switch (one.tag) {
    case TAG.service:
      return serviceWord(row.service) === one.form;
    case TAG.sourceType:
      return row.sourceType !== null && wordsOf(row.sourceType).includes(one.form);
    case TAG.state:
      if (one.form === 'again') return row.reopenCount > 0;
      if (one.form === 'escalated') return row.escalated;
      return one.form === 'open' ? isLive(row.state) : row.state.replaceAll('-', '') === one.form;
    case TAG.department:
      return row.department.toLowerCase() === one.form;
    case TAG.person:
      return (
        row.callers > 0 &&
        callers().some((card) => wordsOfName(card.name).some(({ word }) => hits(word, one)))
      );
    case TAG.phone:
      return row.callers > 0 && callers().some(({ fours }) => fours.includes(one.form));
    case TAG.text:
      return false;
    default:
      return partsOf(row.address).some((part) => partMatches(part, one));
  }
}

const isOfPeople = ({ tag }: Meaning): boolean => tag === TAG.person || tag === TAG.phone;

/** Meanings apart, each once. */
export function possibleOf(meanings: readonly Meaning[]): Possible {
  const each = [...new Set(meanings)];
  return { plain: each.filter((one) => !isOfPeople(one)), people: each.filter(isOfPeople) };
}

/** Why a case matches: per field its text with the matching stretches, free text only for words met nowhere else. */
export function reasonsOf(given: MatchedSubject): Reasoned {
  const subject = { ...given, callers: once(given.callers) };
  const met = new Map<QueryField, Meaning[]>();
  const spelled = new Map<MeantWord, string>();
  const unmet: { readonly meant: MeantWord; readonly asked: Meaning[] }[] = [];
  let count = 0;
  const add = (one: Meaning) => {
    count += 1;
    const others = met.get(one.field);
    if (others === undefined) met.set(one.field, [one]);
    else others.push(one);
  };
  const quoted = subject.phrases.map((one) => ({ ...one, reason: phraseReason(subject, one.words) }));
  const isQuoted = ({ start, end }: MeantWord) =>
    quoted.some((one) => one.reason !== null && start >= one.start && end <= one.end);
  for (const meant of subject.words) {
    if (isQuoted(meant)) continue;
    const { plain, people } = subject.fields?.get(meant) ?? possibleOf(meant.structured);
    const before = count;
    for (const one of plain) if (isMet(subject, one)) add(one);
    if (count === before) for (const one of people) if (isMet(subject, one)) add(one);
    if (count > before) continue;
    const others = (subject.tried.get(meant) ?? []).flatMap(({ choices }) =>
      choices.map((one) => one.meaning),
    );
    const corrected = others.filter((one) => isMet(subject, one));
    corrected.forEach(add);
    const [first] = corrected;
    if (first !== undefined) spelled.set(meant, first.word);
    else if (!meant.isStreetPart)
      unmet.push({ meant, asked: [meant.text, ...others.filter((one) => one.tag === TAG.text)] });
  }
  const because = [...met].flatMap(([field, asked]) => reasonsIn(field, asked, subject));
  const callers = met.has('caller') || met.has('phone') ? subject.callers() : [];
  const texts = [...quoted.flatMap(({ reason }) => reason ?? []), ...textReasons(subject, unmet, spelled)];
  return { because: [...because, ...texts], callers, spelled };
}

/** The text in which words stand side by side; null when they do in a field, which shows them itself. */
function phraseReason({ texts }: MatchedSubject, phrase: readonly string[]): MatchReason | null {
  for (const body of texts()) {
    const range = phraseRange(body, phrase);
    if (range === null) continue;
    const from = Math.max(0, range[0] - AROUND);
    const text = body.slice(from, range[1] + AROUND).replaceAll(/\s/g, ' ');
    return { field: 'text', text, ranges: [[range[0] - from, range[1] - from]] };
  }
  return null;
}

function textReasons(
  subject: MatchedSubject,
  unmet: readonly { readonly meant: MeantWord; readonly asked: Meaning[] }[],
  spelled: Map<MeantWord, string>,
): MatchReason[] {
  if (unmet.length === 0) return [];
  const asked = unmet.flatMap((one) => one.asked);
  for (const body of subject.texts()) {
    const words = wordsOf(body);
    const hit = asked.filter((one) => words.some((word) => hits(word, one)));
    if (hit.length === 0) continue;
    for (const one of unmet) {
      const other = hit.find((meaning) => meaning !== one.meant.text && one.asked.includes(meaning));
      if (other !== undefined && !hit.includes(one.meant.text)) spelled.set(one.meant, other.word);
    }
    return [{ field: 'text', ...excerpt(body, hit) }];
  }
  return [];
}

function reasonsIn(
  field: QueryField,
  asked: readonly Meaning[],
  { row, callers, city }: MatchedSubject,
): MatchReason[] {
  switch (field) {
    case 'address':
      return [{ field, text: row.address, ranges: addressRanges(row.address, asked) }];
    case 'caller':
      return callers()
        .map((card) => ({ field, text: card.name, ranges: nameRanges(card.name, asked) }))
        .filter((one) => one.ranges.length > 0);
    case 'phone':
      return callers()
        .flatMap((one) => one.fours)
        .filter((digits) => asked.some((one) => one.form === digits))
        .map(phoneReason);
    case 'service': {
      const phrase = asked.find((one) => one.phrase !== null)?.phrase;
      const text = phrase ?? row.sourceType ?? city.service(row.service)?.name.en ?? row.service;
      return [
        {
          field,
          text,
          ranges: wordRanges(
            text,
            asked.map((one) => ({ ...one, form: one.word })),
          ),
        },
      ];
    }
    case 'state': {
      const text = city.pack.states.find((one) => one.state === row.state)?.label.en ?? row.state;
      return [{ field, text, ranges: [[0, text.length]] }];
    }
    case 'district': {
      const text = `CD ${row.district ?? ''}`;
      return [{ field, text, ranges: [[0, text.length]] }];
    }
    case 'department': {
      const text = city.department(row.department)?.name ?? row.department;
      return [{ field, text, ranges: [[0, text.length]] }];
    }
    case 'text':
      return [];
  }
}

/** The last four digits of the number of a caller that was asked for; of the first when none ends so. */
export function endOf({ fours }: Pick<FoundCaller, 'fours'>, digits: string): string {
  return fours.find((four) => digits.endsWith(four)) ?? fours[0] ?? '';
}

/** A phone number by its last four digits, as it is shown masked. */
export function phoneReason(digits: string): MatchReason {
  const text = `***-${digits}`;
  return { field: 'phone', text, ranges: [[text.length - 4, text.length]] };
}

/** A case number with the digits that were asked for. */
export function numberReason(number: string, digits: string): MatchReason {
  const places = [...number.matchAll(/\d/g)].map((match) => match.index);
  const all = places.map((at) => number[at]).join('');
  const at = all.lastIndexOf(digits);
  const [from, to] = at < 0 ? [undefined, undefined] : [places[at], places[at + digits.length - 1]];
  return {
    field: 'number',
    text: number,
    ranges: from === undefined || to === undefined ? [] : [[from, to + 1]],
  };
}
