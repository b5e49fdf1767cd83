import type { CaseItem } from '../city-year/city-year.ts';
import { CASE_STATES } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { judgeWords, nameWords } from './judge-words.ts';

/** Set on a word that stands in free text; others stand in a field. */
export const IN_TEXT = 0x8000_0000;
/** Stands between two fields, so that no phrase reaches over. */
const BREAK = 0;
const NO_PHONE = -1;
/** Words of an average case, for the first guess of how much room they need. */
const WORDS_EACH = 24;
const PHONES = 2;

/** Cases as the judge holds them: numbers in columns, words by their place in one vocabulary. 2.2 million take 0.4 GB. */
export interface CaseTable {
  readonly size: number;
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Words of one case: [starts[i], starts[i] + lengths[i]) of `words`. */
  readonly starts: Uint32Array;
  readonly lengths: Uint16Array;
  words(): Uint32Array;
  readonly services: Uint8Array;
  readonly states: Uint8Array;
  readonly departments: Uint8Array;
  /** Receiving department, or that of the case. */
  readonly receivers: Uint8Array;
  readonly districts: readonly (string | null)[];
  readonly openedAt: Float64Array;
  /** NaN for those that are open. */
  readonly closedAt: Float64Array;
  /** 1: mine, 2: overdue. */
  readonly marks: Uint8Array;
  /** Digits of the number without its prefix. */
  readonly numbers: Float64Array;
  /** Ten digits of up to two callers, -1 for none. */
  readonly phones: Float64Array;
  add(index: number, item: CaseItem, phones: readonly (string | null)[]): void;
}

export const MINE = 1;
export const OVERDUE = 2;

/** Columns for so many cases, added in any order. */
export function caseTable(city: City, size: number, me: AccountId, now: number): CaseTable {
  const vocabulary = new Map<string, number>([['', BREAK]]);
  const services = new Map(city.pack.services.map(({ code }, at) => [code, at]));
  const departments = new Map(city.pack.departments.map(({ code }, at) => [code, at]));
  let words = new Uint32Array(size * WORDS_EACH);
  let used = 0;
  const known = new Map<string, readonly number[]>();

  const idOf = (word: string): number => {
    let id = vocabulary.get(word);
    if (id === undefined) vocabulary.set(word, (id = vocabulary.size));
    return id;
  };
  const put = (id: number) => {
    if (used === words.length) {
      const larger = new Uint32Array(Math.ceil(words.length * 1.4) + 1_000);
      larger.set(words);
      words = larger;
    }
    words[used] = id;
    used += 1;
  };
  /** Names and streets come again and again. */
  const idsOf = (text: string, cut: (text: string) => string[]): readonly number[] => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const ids = cut(text).map(idOf);
    known.set(text, ids);
    return ids;
  };
  const placeOf = (places: ReadonlyMap<string, number>, code: string): number => {
    const found = places.get(code);
    if (found === undefined) throw new Error(`the city has no "${code}"`);
    return found;
  };

  const columns = {
    size,
    vocabulary,
    starts: new Uint32Array(size),
    lengths: new Uint16Array(size),
    words: () => words,
    services: new Uint8Array(size),
    states: new Uint8Array(size),
    departments: new Uint8Array(size),
    receivers: new Uint8Array(size),
    districts: Array.from<string | null>({ length: size }).fill(null),
    openedAt: new Float64Array(size),
    closedAt: new Float64Array(size),
    marks: new Uint8Array(size),
    numbers: new Float64Array(size),
    phones: new Float64Array(size * PHONES).fill(NO_PHONE),
  };

  return {
    ...columns,
    add(index, { facts, entries, callers }, phones) {
      const start = used;
      for (const word of judgeWords(facts.place.address)) put(idOf(word));
      for (const { name } of callers) {
        put(BREAK);
        for (const id of idsOf(name, nameWords)) put(id);
      }
      for (const { texts } of entries) {
        for (const body of Object.values(texts)) {
          if (body === null) continue;
          put(BREAK);
          for (const word of judgeWords(body)) put((idOf(word) | IN_TEXT) >>> 0);
        }
      }
      columns.starts[index] = start;
      columns.lengths[index] = used - start;
      columns.services[index] = placeOf(services, facts.service);
      columns.states[index] = CASE_STATES.indexOf(facts.state);
      const department = placeOf(departments, facts.department);
      columns.departments[index] = department;
      columns.receivers[index] =
        facts.receiver?.kind === 'department' ? placeOf(departments, facts.receiver.department) : department;
      columns.districts[index] = facts.place.district;
      columns.openedAt[index] = facts.openedAt;
      columns.closedAt[index] = facts.closedAt ?? Number.NaN;
      const mine = facts.assignee === me || facts.openedBy === me ? MINE : 0;
      const due = facts.clock.dueAt;
      const overdue = facts.state !== 'closed' && due !== null && due < now ? OVERDUE : 0;
      columns.marks[index] = mine | overdue;
      columns.numbers[index] =
        facts.number === null ? -1 : Number(facts.number.replace(/^\w{1,2}-/, '').replace(/\D/g, ''));
      for (const [at, phone] of phones.slice(0, PHONES).entries()) {
        columns.phones[index * PHONES + at] = phone === null ? NO_PHONE : Number(phone);
      }
    },
  };
}
