import type { SearchAsk, SearchedKinds, SearchTerm } from '../../../shared/contract/hub-protocol.ts';
import { CASE_STATES, isLive, type CaseState } from '../../../shared/domain/case-state.ts';
import type { Lexicon } from './lexicon.ts';
import { typedPhoneKey } from './exact-rows.ts';
import { districtNamed } from './read-filters.ts';
import type { FilterCondition, Query, QueryFilter, TypedWord } from './query.ts';

/** What a question to the hub is made with. */
export interface HubQuestionContext {
  readonly lexicon: Pick<Lexicon, 'services' | 'servicesNamed' | 'states' | 'department'>;
  /** Key (hex) of the phone hashes. */
  readonly phoneKey: string;
  /** What the desk holds; null when it holds nothing. */
  readonly held: SearchAsk['held'];
  /** Most hits, up to 50. */
  readonly limit: number;
}

/** Of words, phrases and filters the hub takes no more. */
const MOST_TERMS = 12;
const MOST_PHRASES = 6;
/** No case number has more digits. */
const LONGEST_NUMBER = 40;

type Kinds = { readonly [K in keyof SearchedKinds]: readonly SearchedKinds[K][number][] };
const NO_KINDS: Kinds = { states: [], services: [], departments: [], districts: [] };

/** States by name, with or without their dash; "open" is every state but closed. */
function statesNamed(names: readonly string[]): CaseState[] {
  const plain = names.map((name) => name.replaceAll('-', ''));
  return CASE_STATES.filter(
    (state) => plain.includes(state.replaceAll('-', '')) || (plain.includes('open') && isLive(state)),
  );
}

/** What a condition asks of a case's kind; null when it asks for something else. */
function kindsOf(condition: FilterCondition): Kinds | null {
  switch (condition.kind) {
    case 'state':
      return { ...NO_KINDS, states: statesNamed(condition.states) };
    case 'service':
      return { ...NO_KINDS, services: condition.services };
    case 'department':
      return { ...NO_KINDS, departments: [condition.department] };
    case 'district':
      return { ...NO_KINDS, districts: [condition.district] };
    case 'opened':
    case 'closed':
    case 'mine':
    case 'overdue':
    case 'escalated':
    case 'reopened':
      return null;
  }
}

function together(all: readonly Kinds[]): SearchedKinds {
  const list = <K extends keyof Kinds>(key: K) => [...new Set(all.flatMap((one) => one[key]))];
  return {
    states: list('states'),
    services: list('services'),
    departments: list('departments'),
    districts: list('districts'),
  };
}

/** A word with what else it may mean: by the city's words, and by the filter it was read as. */
function termOf(
  { word, typing }: TypedWord,
  { lexicon }: HubQuestionContext,
  filter?: QueryFilter,
): SearchTerm {
  const department = lexicon.department(word);
  const meant: Kinds = {
    states: statesNamed(lexicon.states(word)),
    services: [...lexicon.services(word, typing).keys()],
    departments: department === undefined ? [] : [department.toUpperCase()],
    districts: [],
  };
  const filtered = filter === undefined ? null : kindsOf(filter.condition);
  return { word, begins: typing, or: together(filtered === null ? [meant] : [meant, filtered]) };
}

/** A word after a minus: it rules a service out only by its name. */
function unwantedTerm(word: TypedWord, context: HubQuestionContext): SearchTerm {
  const { or, ...term } = termOf({ ...word, typing: false }, context);
  const district = districtNamed(word.word);
  return {
    ...term,
    or: {
      ...or,
      services: [...context.lexicon.servicesNamed(word.word)],
      districts: district === null ? [] : [district],
    },
  };
}

/** The time in which all periods hold; null without any. */
function overlap(
  filters: readonly QueryFilter[],
  kind: 'opened' | 'closed',
): { from: number | null; to: number | null } | null {
  const periods = filters.flatMap(({ condition }) => (condition.kind === kind ? [condition] : []));
  const froms = periods.flatMap(({ from }) => from ?? []);
  const tos = periods.flatMap(({ to }) => to ?? []);
  if (periods.length === 0) return null;
  return {
    from: froms.length === 0 ? null : Math.max(...froms),
    to: tos.length === 0 ? null : Math.min(...tos),
  };
}

/**
 * What was typed, as a question to the hub: for the cases that this desk does not hold. Null when nothing was asked,
 * or what the hub can't have an answer to.
 */
export function hubQuestion(query: Query, context: HubQuestionContext): SearchAsk | null {
  const strict = query.filters.filter(({ words }) => words.length === 0);
  const asks = (kind: FilterCondition['kind']) => strict.some(({ condition }) => condition.kind === kind);
  const terms = [
    ...query.words.map((word) => ({ word, filter: undefined })),
    ...query.filters.flatMap((filter) => filter.words.map((word) => ({ word, filter }))),
  ];
  const { phone } = query;
  const number = query.number !== null && query.number.length <= LONGEST_NUMBER ? query.number : null;
  if (terms.length === 0 && strict.length === 0 && number === null && phone === null) return null;
  return {
    words: terms
      .toSorted((a, b) => a.word.start - b.word.start)
      .slice(0, MOST_TERMS)
      .map(({ word, filter }) => termOf(word, context, filter)),
    without: query.without.slice(0, MOST_TERMS).map((word) => unwantedTerm(word, context)),
    phrases: query.phrases.slice(0, MOST_PHRASES).map(({ words }) => words.slice(0, MOST_TERMS)),
    kinds: strict
      .flatMap(({ condition }) => kindsOf(condition) ?? [])
      .slice(0, MOST_TERMS)
      .map((one) => together([one])),
    opened: overlap(strict, 'opened'),
    closed: overlap(strict, 'closed'),
    mine: asks('mine'),
    overdue: asks('overdue'),
    reopened: asks('reopened'),
    escalated: asks('escalated'),
    number,
    phoneKey: phone === null ? null : typedPhoneKey(phone, context.phoneKey),
    held: context.held,
    limit: context.limit,
  };
}
