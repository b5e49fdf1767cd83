import { CASE_STATES } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { ServiceCode } from '../../../shared/domain/ids.ts';
import { wordsOf } from '../../../shared/domain/fold-text.ts';
import {
  departmentNamesOf,
  phrasesOf,
  servicePhrasesOf,
  singularsOf,
  type DepartmentName,
  type ServicePhrase,
} from './city-phrases.ts';
import { filterWordsOf, type FilterWord } from './filter-words.ts';
import type { PhraseBook } from './phrase-book.ts';

/** The words of the city: what citizens call its services, its states and its departments. */
export interface Lexicon {
  /** Services known by a word, with the phrase that says so; `begins` takes it as the first letters of one. */
  services(word: string, begins: boolean): ReadonlyMap<ServiceCode, string>;
  /** Services in whose own name a word stands. */
  servicesNamed(word: string): readonly ServiceCode[];
  /** The state tokens a word asks for ("open" is every state but closed); empty when it is no state. */
  states(word: string): readonly string[];
  /** The code of a department by code or alias, lower case; undefined when it is none. */
  department(word: string): string | undefined;
  /** Every word by which a service is known, sorted. */
  readonly serviceWords: readonly string[];
  /** Whole phrases that name services. */
  readonly servicePhrases: PhraseBook<ServicePhrase>;
  /** Whole names of departments. */
  readonly departmentNames: PhraseBook<DepartmentName>;
  /** Words that are filters by themselves: states, mine, overdue. */
  readonly filterWords: PhraseBook<FilterWord>;
}

/**
 * Words of English and Spanish too common to say anything beside others. As parts of streets and names ("la brea",
 * "de la cruz") they are known by their neighbours.
 */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'a an and at by con de del el en for from in is la las lo los my no of on or para por se the to un una with y'.split(
    ' ',
  ),
);
const NOTHING: ReadonlySet<string> = new Set();
/** Fewer letters begin too many words. */
const SHORTEST_BEGINNING = 2;

const STATE_SPELLINGS: readonly (readonly [string, string])[] = [
  ['progress', 'in-progress'],
  ['inprogress', 'in-progress'],
  ['live', 'open'],
  ['abierto', 'open'],
  ['abiertos', 'open'],
];

/** Builds the words of a city. */
export function lexiconOf(city: City): Lexicon {
  /** Per word the services it names, each with the first phrase that does. */
  const known = new Map<string, Map<ServiceCode, string>>();
  const named = new Map<string, Set<ServiceCode>>();
  const learn = (form: string, code: ServiceCode, phrase: string) => {
    const services = known.get(form) ?? new Map<ServiceCode, string>();
    if (!services.has(code)) services.set(code, phrase);
    known.set(form, services);
  };
  for (const service of city.pack.services) {
    for (const form of [service.name.en, service.name.es].flatMap(wordsOf).flatMap(singularsOf)) {
      named.set(form, (named.get(form) ?? new Set()).add(service.code));
    }
    for (const phrase of phrasesOf(service)) {
      for (const word of wordsOf(phrase).filter((one) => !EMPTY_WORDS.has(one))) {
        for (const form of singularsOf(word)) learn(form, service.code, phrase);
      }
    }
  }
  const sorted = [...known.keys()].toSorted();

  const states = new Map<string, Set<string>>();
  const addState = (word: string, state: string) => {
    const kept = states.get(word) ?? new Set();
    states.set(word, kept.add(state.replaceAll('-', '')));
  };
  for (const state of CASE_STATES) addState(state.replaceAll('-', ''), state);
  addState('open', 'open');
  for (const [word, state] of STATE_SPELLINGS) addState(word, state);
  for (const { state, label } of city.pack.states) {
    const spanish = wordsOf(label.es);
    if (spanish.length === 1 && spanish[0] !== undefined) addState(spanish[0], state);
  }

  const departments = new Map<string, string>();
  for (const { code, aliases } of city.pack.departments) {
    for (const name of [code, ...aliases]) departments.set(name.toLowerCase(), code.toLowerCase());
  }

  return {
    services(word, begins) {
      const found = new Map<ServiceCode, string>();
      const add = (form: string) => {
        known.get(form)?.forEach((phrase, service) => {
          if (!found.has(service)) found.set(service, phrase);
        });
      };
      singularsOf(word).forEach(add);
      if (!begins || word.length < SHORTEST_BEGINNING) return found;
      for (const form of sorted.slice(firstFrom(sorted, word))) {
        if (!form.startsWith(word)) break;
        add(form);
      }
      return found;
    },
    servicesNamed: (word) => [...new Set(singularsOf(word).flatMap((form) => [...(named.get(form) ?? [])]))],
    states: (word) => Array.from(states.get(word) ?? NOTHING),
    department: (word) => departments.get(word),
    servicePhrases: servicePhrasesOf(city),
    departmentNames: departmentNamesOf(city.pack.departments),
    filterWords: filterWordsOf(city.pack.states),
    serviceWords: sorted,
  };
}

/** The place of the first word not before this one, in a sorted list. */
function firstFrom(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
