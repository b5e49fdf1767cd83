import { lastFours } from '../../../shared/domain/caller-contacts.ts';
import { saidText } from '../../../shared/domain/answers.ts';
import type { CallerCard, TimelineEntry } from '../../../shared/contract/case-record.ts';
import { addressWords, type AddressWord } from '../../../shared/domain/address-words.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isEscalated } from '../../../shared/domain/escalation/escalation.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import { foldText, placedWords, wordsOf, type PlacedWord } from '../../../shared/domain/fold-text.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { AccountId, ServiceCode } from '../../../shared/domain/ids.ts';

/**
 * A token of the index carries the field it stands in before an underscore, which no word can hold; words of free
 * text stand bare. So one full-text table without positions answers "main as a street and garcia as a person".
 */
export const TAG = {
  house: 'h',
  /** A house number and a word or the direction of its street: w_1234_main. Nearly as many as there are addresses. */
  address: 'w',
  street: 'r',
  /** A street's word with the direction before its street: g_s_main. Directions alone are too many to be of use. */
  directed: 'g',
  /** A street's word with what the street is: q_main_st. */
  suffixed: 'q',
  /** Two words of a street's name side by side: k_santa_monica. */
  paired: 'k',
  /** A word of each street of a crossing, in both orders, so that the second may be unfinished: i_5th_main, i_main_5th. */
  crossing: 'i',
  zip: 'z',
  person: 'p',
  /** Two words of a person's name, in both orders: n_garcia_maria, n_maria_garcia. Nearly as many as there are people. */
  fullName: 'n',
  /** A word of a caller's name with the service, with a word of the street, and such a word with the service. */
  callerService: 'u',
  callerStreet: 'f',
  streetService: 's',
  phone: 't',
  service: 'v',
  /** Services of cases that are alive. */
  openService: 'vo',
  sourceType: 'y',
  /** States of cases that are alive, and "open" for all of them; closed ones, being most, are told by their row. */
  state: 'x',
  district: 'c',
  openDistrict: 'co',
  department: 'o',
  /** Two words side by side in some text, name or address, as one of so many numbers: for what stands in quotes. */
  neighbours: 'b',
  /** A stretch of time in which the case was opened, of each length: so a walk through common words ends where it does. */
  stretch: 'd',
  /** Somebody's own: assigned to them or opened by them. */
  account: 'm',
  text: '',
} as const;
export type Tag = (typeof TAG)[keyof typeof TAG];

/** Fields whose first letters are indexed as tokens of their own, so that typing needs no wide scan of the index. */
export const EDGED: ReadonlySet<Tag> = new Set([TAG.street, TAG.person]);
/** Longest beginning that has a token of its own. */
export const LONGEST_EDGE = 4;
/** What is longer is cut here, in the index and in what is asked. */
export const LONGEST_WORD = 40;
/** A name goes on in the index no further. */
const MOST_NAME_WORDS = 8;

/** The token of a word in a field. */
export function tagged(tag: Tag, word: string): string {
  const cut = word.slice(0, LONGEST_WORD);
  return tag === TAG.text ? cut : `${tag}_${cut}`;
}

/** The token of the first letters of a word in a field. */
export function edge(tag: Tag, letters: string): string {
  return `${tag}${letters.length}_${letters}`;
}

/** What the vocabulary does not keep: there are too many of them, and nobody is corrected to them. */
const UNCOUNTED: ReadonlySet<string> = new Set([
  TAG.address,
  TAG.phone,
  TAG.account,
  TAG.fullName,
  TAG.callerService,
  TAG.callerStreet,
  TAG.streetService,
  TAG.neighbours,
  TAG.stretch,
]);

/** The tag and the word of a token that the vocabulary keeps; null for those it does not. */
export function vocabularyWord(token: string): { readonly tag: string; readonly word: string } | null {
  const at = token.indexOf('_');
  if (at < 0) return { tag: TAG.text, word: token };
  const tag = token.slice(0, at);
  if (UNCOUNTED.has(tag) || /\d$/.test(tag)) return null;
  return { tag, word: token.slice(at + 1) };
}

function addWord(tokens: Set<string>, tag: Tag, word: string): void {
  tokens.add(tagged(tag, word));
  if (!EDGED.has(tag)) return;
  for (let length = 1; length <= LONGEST_EDGE && length <= word.length; length += 1) {
    tokens.add(edge(tag, word.slice(0, length)));
  }
}

/** Two words as one, in the order in which they are asked for. */
export function pairOf(a: string, b: string): string {
  return `${a}_${b}`;
}

/** Two words that may be asked for in either order. */
function addBoth(tokens: Set<string>, tag: Tag, a: string, b: string): void {
  tokens.add(tagged(tag, pairOf(a, b)));
  tokens.add(tagged(tag, pairOf(b, a)));
}

/** So many tokens for all pairs there are: each stands for a few, and what stands in quotes is looked up in the end. */
const NEIGHBOURS = 1_048_576;

/** The token of two words side by side (FNV-1a, 32 bits, over both). */
export function neighbourToken(one: string, next: string): string {
  let hash = 0x811c9dc5;
  for (const word of [one, ' ', next]) {
    const end = Math.min(word.length, LONGEST_WORD);
    for (let at = 0; at < end; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return tagged(TAG.neighbours, ((hash >>> 0) % NEIGHBOURS).toString(36));
}

function addNeighbours(tokens: Set<string>, words: readonly string[]): void {
  for (let at = 1; at < words.length; at += 1)
    tokens.add(neighbourToken(words[at - 1] ?? '', words[at] ?? ''));
}

/** The street of one side of a crossing: its words, with its directions and suffixes. Gives its words. */
function addStreet(tokens: Set<string>, side: readonly AddressWord[]): readonly string[] {
  const first = side.findIndex((one) => one.part === 'street');
  const names: string[] = [];
  side.forEach((one, at) => {
    const { part, form, word } = one;
    if (part === 'street') {
      names.push(form);
      return;
    }
    if (part !== 'direction' && part !== 'suffix') return;
    // "West Blvd", "Avenue 26": a long word can be the street's own name.
    if (word.length > 2) names.push(word);
    const next = side[at + 1];
    const ownName =
      part === 'suffix' ? at < first : first < 0 && (next === undefined || next.part === 'suffix');
    if (ownName) names.push(form);
  });
  for (const name of names) addWord(tokens, TAG.street, name);
  for (const { part, form } of side) {
    if (part !== 'direction' && part !== 'suffix') continue;
    for (const name of names) {
      if (name === form) continue;
      const [tag, word] =
        part === 'direction'
          ? ([TAG.directed, `${form}_${name}`] as const)
          : ([TAG.suffixed, `${name}_${form}`] as const);
      tokens.add(tagged(tag, word));
    }
  }
  names.forEach((name, at) => {
    const next = names[at + 1];
    if (next !== undefined) tokens.add(tagged(TAG.paired, `${name}_${next}`));
  });
  return names;
}

/** Words of an address. Gives the words of its streets. */
export function addAddress(tokens: Set<string>, address: string): string[] {
  let side: AddressWord[] = [];
  let house: string | null = null;
  const directions: string[] = [];
  const streets: (readonly string[])[] = [];
  for (const one of addressWords(address)) {
    switch (one.part) {
      case 'house':
        house = one.form;
        tokens.add(tagged(TAG.house, house));
        break;
      case 'zip':
        tokens.add(tagged(TAG.zip, one.form));
        break;
      case 'between':
        streets.push(addStreet(tokens, side));
        side = [];
        break;
      case 'direction':
        directions.push(one.form);
        side.push(one);
        break;
      default:
        side.push(one);
    }
  }
  streets.push(addStreet(tokens, side));
  const [one = [], other = []] = streets;
  if (house !== null)
    for (const name of [...one, ...directions]) tokens.add(tagged(TAG.address, `${house}_${name}`));
  for (const a of one) for (const b of other) addBoth(tokens, TAG.crossing, a, b);
  return streets.flat();
}

/** The words of a person's name as they can be asked for: "O'Brien" as obrien and as brien. */
export function nameWords(name: string): PlacedWord[] {
  return placedWords(name).flatMap((whole) => {
    const written = name.slice(whole.start, whole.end);
    const parts = [...written.matchAll(/[^'’ʼ]+/g)];
    if (parts.length < 2) return [whole];
    const split = parts.map(({ 0: part, index }) => ({
      word: foldText(part),
      start: whole.start + index,
      end: whole.start + index + part.length,
    }));
    return [whole, ...split];
  });
}

/** Words of a person's name. Gives them. */
export function addName(tokens: Set<string>, name: string): string[] {
  const words = nameWords(name)
    .slice(0, MOST_NAME_WORDS)
    .map((one) => one.word);
  for (const word of words) addWord(tokens, TAG.person, word);
  words.forEach((word, at) => {
    for (const other of words.slice(at + 1)) addBoth(tokens, TAG.fullName, word, other);
  });
  return words;
}

/** Fields that are often asked for together: two long lists need not be walked side by side then. */
function addPairedFields(
  tokens: Set<string>,
  service: string,
  streets: ReadonlySet<string>,
  names: ReadonlySet<string>,
): void {
  for (const street of streets) tokens.add(tagged(TAG.streetService, pairOf(street, service)));
  for (const name of names) {
    tokens.add(tagged(TAG.callerService, pairOf(name, service)));
    for (const street of streets) tokens.add(tagged(TAG.callerStreet, pairOf(name, street)));
  }
}

const serviceWords = new Map<ServiceCode, string>();

/** The word of a service in its tokens. */
export function serviceWord(code: ServiceCode): string {
  let word = serviceWords.get(code);
  if (word === undefined) serviceWords.set(code, (word = code.replaceAll('-', '_')));
  return word;
}

/** The token of what is somebody's own. */
export function accountToken(id: AccountId): string {
  return tagged(TAG.account, id.replaceAll('-', ''));
}

function addState(tokens: Set<string>, facts: CaseFacts): void {
  if (facts.reopenCount > 0) tokens.add(tagged(TAG.state, 'again'));
  if (isEscalated(facts)) tokens.add(tagged(TAG.state, 'escalated'));
  if (!isLive(facts.state)) return;
  tokens.add(tagged(TAG.state, 'open'));
  tokens.add(tagged(TAG.state, facts.state.replaceAll('-', '')));
  tokens.add(tagged(TAG.openService, serviceWord(facts.service)));
  const [district] = facts.place.district === null ? [] : wordsOf(facts.place.district);
  if (district !== undefined) tokens.add(tagged(TAG.openDistrict, district));
}

/** The tokens of a case that do not come from free text. */
function structuredTokens(facts: CaseFacts, callers: readonly CallerCard[]): Set<string> {
  const tokens = new Set<string>();
  tokens.add(tagged(TAG.service, serviceWord(facts.service)));
  addState(tokens, facts);
  tokens.add(tagged(TAG.department, facts.department.toLowerCase()));
  if (facts.receiver?.kind === 'department') {
    tokens.add(tagged(TAG.department, facts.receiver.department.toLowerCase()));
  }
  for (const id of [facts.assignee, facts.openedBy]) if (id !== null) tokens.add(accountToken(id));
  if (facts.place.district !== null) {
    for (const word of wordsOf(facts.place.district)) tokens.add(tagged(TAG.district, word));
  }
  const streets = new Set(addAddress(tokens, facts.place.address));
  const names = new Set<string>();
  addNeighbours(tokens, wordsOf(facts.place.address));
  if (facts.place.zip !== null)
    for (const word of wordsOf(facts.place.zip)) tokens.add(tagged(TAG.zip, word));
  for (const card of callers) {
    for (const name of addName(tokens, card.name)) names.add(name);
    addNeighbours(tokens, wordsOf(card.name));
    for (const digits of lastFours(card)) tokens.add(tagged(TAG.phone, digits));
  }
  addPairedFields(tokens, serviceWord(facts.service), streets, names);
  if (facts.history !== null) {
    const words = wordsOf(facts.history.type);
    for (const word of words) tokens.add(tagged(TAG.sourceType, word));
    addNeighbours(tokens, words);
  }
  return tokens;
}

/** Adds the words of a free text. */
function addText(tokens: Set<string>, body: string): void {
  const words = wordsOf(saidText(body));
  for (const word of words) tokens.add(tagged(TAG.text, word));
  addNeighbours(tokens, words);
}

/** Lengths of stretches in milliseconds: about a day and a half, six days, 24 days, and 97. */
const STRETCHES = [0, 1, 2, 3].map((level) => 2 ** 27 * 4 ** level);

/** The stretch of a length, 0 to 3, in which a time lies: its token, and when it begins. */
export function stretchOf(at: Instant, level: number): { readonly token: string; readonly from: Instant } {
  const length = STRETCHES[level] ?? 0;
  const place = Math.floor(Math.max(0, at) / length);
  return { token: tagged(TAG.stretch, `${level}${place.toString(36)}`), from: place * length };
}

/** All tokens of a case as the index holds them. */
export function caseTokens(
  facts: CaseFacts,
  callers: readonly CallerCard[],
  entries: readonly Pick<TimelineEntry, 'texts'>[],
): Set<string> {
  const tokens = structuredTokens(facts, callers);
  for (const level of STRETCHES.keys()) tokens.add(stretchOf(facts.openedAt, level).token);
  for (const { texts } of entries) {
    for (const body of Object.values(texts)) if (body !== null) addText(tokens, body);
  }
  return tokens;
}
