import { lastFours } from '../../shared/domain/caller-contacts.ts';
import type { SearchAsk, SearchedKinds } from '../../shared/contract/hub-protocol.ts';
import type { MatchReason } from '../../shared/contract/search-view.ts';
import { addressWords } from '../../shared/domain/address-words.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { City } from '../../shared/domain/city.ts';
import { placedWords, wordsOf } from '../../shared/domain/fold-text.ts';
import { numberBody } from '../../shared/domain/number-parts.ts';
import { nameWords, type CaseSources } from './case-words.ts';
import { addressForms, digitForms, type Asked, type AskedTerm } from './search-terms.ts';

type Range = [number, number];

/** Letters of a text shown on each side of a match. */
const AROUND = 40;

const fits = (candidate: string, word: string, begins: boolean): boolean =>
  begins ? candidate.startsWith(word) : candidate === word;

/** Where a text has a word. */
function rangesIn(text: string, { word, begins, guesses }: AskedTerm): Range[] {
  return placedWords(text).flatMap((one): Range[] => {
    if (guesses.includes(one.word)) return [[one.start, one.end]];
    if (!fits(one.word, word, begins)) return [];
    return [[one.start, begins ? Math.min(one.end, one.start + word.length) : one.end]];
  });
}

/** Where a person's name has a word: "O'Brien" has brien. */
function rangesInName(name: string, asked: AskedTerm): Range[] {
  return placedWords(name).flatMap(({ start, end }): Range[] => {
    const forms = nameWords(name.slice(start, end));
    const hit = forms.some((form) => asked.guesses.includes(form) || fits(form, asked.word, asked.begins));
    return hit ? [[start, end]] : [];
  });
}

/** Where an address has a word, in whatever form either is written. */
function rangesInAddress(address: string, { word, begins, guesses }: AskedTerm): Range[] {
  const [street, ...otherForms] = addressForms(word);
  return addressWords(address).flatMap((one): Range[] => {
    if (one.part === 'between') return [];
    const { start, end } = one;
    if (guesses.includes(one.form) || guesses.includes(one.word)) return [[start, end]];
    if (begins && one.word.startsWith(word)) return [[start, Math.min(end, start + word.length)]];
    if (street !== undefined && fits(one.form, street, begins)) return [[start, end]];
    return one.word === word || otherForms.includes(one.form) ? [[start, end]] : [];
  });
}

function merged(ranges: readonly Range[]): Range[] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  return sorted.filter(([start], at) => at === 0 || start >= (sorted[at - 1]?.[1] ?? 0));
}

/** The letters around the first match, so that a long note shows why it is there. */
function excerpt(body: string, asked: readonly AskedTerm[]): MatchReason {
  const [first] = merged(asked.flatMap((one) => rangesIn(body, one)));
  const from = Math.max(0, (first?.[0] ?? 0) - AROUND);
  const text = body.slice(from, (first?.[1] ?? 0) + AROUND).replaceAll(/\s/g, ' ');
  return { field: 'text', text, ranges: merged(asked.flatMap((one) => rangesIn(text, one))) };
}

/** A field of the case as it is shown, with the words found in it. */
interface SaidField {
  readonly field: MatchReason['field'];
  readonly text: string;
  readonly ranges: (asked: AskedTerm) => Range[];
}

function fieldsOf({ facts, callers }: CaseSources): SaidField[] {
  const phones = callers.flatMap(lastFours);
  const { address, zip } = facts.place;
  const place = zip === null || address.includes(zip) ? address : `${address} ${zip}`.trim();
  return [
    { field: 'address', text: place, ranges: (asked) => rangesInAddress(place, asked) },
    ...callers.map(({ name }): SaidField => ({
      field: 'caller',
      text: name,
      ranges: (asked) => rangesInName(name, asked),
    })),
    ...phones.map((digits): SaidField => {
      const text = `***-${digits}`;
      return {
        field: 'phone',
        text,
        ranges: ({ word }) => (word === digits ? [[text.length - 4, text.length]] : []),
      };
    }),
    ...(facts.history === null
      ? []
      : [facts.history.type].map((text): SaidField => ({
          field: 'service',
          text,
          ranges: (asked) => rangesIn(text, asked),
        }))),
  ];
}

const whole = (field: MatchReason['field'], text: string): MatchReason => ({
  field,
  text,
  ranges: [[0, text.length]],
});

/** Which of the kinds asked for the case is of. */
function kindReasons(facts: CaseFacts, kinds: SearchedKinds, city: City): MatchReason[] {
  const { service, state, department, receiver, place } = facts;
  const reasons: MatchReason[] = [];
  if (kinds.services.includes(service))
    reasons.push(whole('service', city.service(service)?.name.en ?? service));
  if (kinds.states.includes(state)) {
    const label = city.pack.states.find((one) => one.state === state)?.label.en;
    reasons.push(whole('state', label ?? state));
  }
  const district = place.district?.toLowerCase();
  if (kinds.districts.some((one) => one.toLowerCase() === district)) {
    reasons.push(whole('district', `CD ${place.district}`));
  }
  const referredTo = receiver?.kind === 'department' ? receiver.department : null;
  const asked = [department, referredTo].find((one) => one !== null && kinds.departments.includes(one));
  if (asked !== undefined && asked !== null) {
    reasons.push(whole('department', city.department(asked)?.shortName ?? asked));
  }
  return reasons;
}

/** The case number with the digits that were asked for. */
function numberReason({ number }: CaseFacts, digits: string | null): MatchReason[] {
  if (number === null || digits === null) return [];
  const body = numberBody(number);
  const asked = digitForms(digits).find((one) => body.startsWith(one) || body.endsWith(one));
  if (asked === undefined) return [];
  const places = [...number.matchAll(/\d/g)].map((match) => match.index);
  const first = places.length - body.length + (body.startsWith(asked) ? 0 : body.length - asked.length);
  const [start, end] = [places[first], places[first + asked.length - 1]];
  return start === undefined || end === undefined
    ? []
    : [{ field: 'number', text: number, ranges: [[start, end + 1]] }];
}

function sameReason(a: MatchReason, b: MatchReason): boolean {
  return a.field === b.field && a.text === b.text;
}

/** Why a case matches: per field its text with the matching stretches. Free text only for words found nowhere else. */
export function reasonsOf(
  sources: CaseSources,
  { words, ask, seesCallers }: Asked,
  city: City,
): MatchReason[] {
  const { facts, callers, texts } = sources;
  const reasons: MatchReason[] = numberReason(facts, ask.number);
  for (const { phoneKeys, phoneLast4 } of seesCallers ? callers : []) {
    if (ask.phoneKey === null || !phoneKeys.includes(ask.phoneKey)) continue;
    reasons.push(whole('phone', `***-${phoneLast4 ?? ''}`));
  }
  const fields = fieldsOf(sources);
  const nowhere: AskedTerm[] = [];
  const found = new Map<SaidField, Range[]>();
  if (ask.overdue) reasons.push(whole('state', 'Overdue'));
  const kinds: MatchReason[] = ask.kinds.flatMap((one) => kindReasons(facts, one, city));
  for (const word of words) {
    const of = kindReasons(facts, word.or, city);
    kinds.push(...of);
    let met = of.length > 0;
    for (const field of fields) {
      const ranges = field.ranges(word);
      if (ranges.length === 0) continue;
      met = true;
      found.set(field, [...(found.get(field) ?? []), ...ranges]);
    }
    if (!met) nowhere.push(word);
  }
  for (const field of fields) {
    const ranges = found.get(field);
    if (ranges !== undefined) reasons.push({ field: field.field, text: field.text, ranges: merged(ranges) });
  }
  for (const one of kinds) if (!reasons.some((other) => sameReason(one, other))) reasons.push(one);
  const body = texts.find((text) => nowhere.some((word) => rangesIn(text, word).length > 0));
  if (body !== undefined) reasons.push(excerpt(body, nowhere));
  return reasons;
}

/** Whether some words stand side by side, in this order. */
function sideBySide(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, at) => phrase.every((word, n) => words[at + n] === word));
}

/** Whether each phrase stands in one of the case's texts. */
export function hasPhrases({ facts, callers, texts }: CaseSources, phrases: SearchAsk['phrases']): boolean {
  if (phrases.length === 0) return true;
  const said = [facts.place.address, facts.history?.type ?? '', ...callers.map(({ name }) => name), ...texts];
  const words = said.map(wordsOf);
  return phrases.every((phrase) => {
    const asked = phrase.flatMap(wordsOf);
    return words.some((one) => sideBySide(one, asked));
  });
}
