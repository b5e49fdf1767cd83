import { CASE_STATES, stateWords, type CaseState } from '../../../shared/domain/case-state.ts';
import type { CityPack } from '../../../shared/domain/city-pack.ts';
import { wordsOf } from '../../../shared/domain/fold-text.ts';
import { phraseBook, type PhraseBook } from './phrase-book.ts';
import type { FilterCondition } from './query.ts';

/** A word or phrase that is the same filter in every text. */
export interface FilterWord {
  readonly condition: FilterCondition;
  readonly label: string;
  /** It may as well be an ordinary word: "new" of "new hampshire ave". */
  readonly ordinary: boolean;
}

/** The forms of a Spanish adjective by its stem. */
const adjective = (stem: string): string[] => ['o', 'os', 'a', 'as'].map((ending) => stem + ending);

const STATE_PHRASES: Readonly<Record<CaseState | 'open', readonly string[]>> = {
  open: ['open', ...adjective('abiert')],
  new: ['new', ...adjective('nuev')],
  assigned: ['assigned', ...adjective('asignad')],
  scheduled: ['scheduled', ...adjective('programad')],
  'in-progress': ['in progress', 'inprogress', 'en curso', 'en proceso', 'en progreso'],
  waiting: ['waiting', 'on hold', 'en espera'],
  referred: ['referred', ...adjective('remitid'), ...adjective('derivad')],
  closed: ['closed', ...adjective('cerrad')],
  reopened: ['reopened', 're opened', ...adjective('reabiert')],
};
const FLAG_PHRASES = {
  mine: ['mine', 'my cases', 'mios', 'mias', 'mis casos'],
  overdue: ['overdue', 'past due', ...adjective('vencid'), ...adjective('atrasad')],
  escalated: ['escalated', ...adjective('escalad')],
} as const;
const ORDINARY: ReadonlySet<string> = new Set(['new', 'assigned', 'waiting', 'referred', 'scheduled']);

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What comes before a comma or a bracket: "Canalizado, aún sin resolver" is said as "canalizado". */
function saidOf(label: string): string[] {
  const words = wordsOf(label.split(/[,(]/, 1)[0] ?? '');
  const [only] = words;
  const isAdjective = words.length === 1 && only?.endsWith('o') === true;
  return isAdjective ? adjective(only.slice(0, -1)) : [words.join(' ')];
}

function stateFilter(state: CaseState | 'open', words: readonly string[]): FilterWord {
  const condition: FilterCondition =
    state === 'reopened' ? { kind: 'reopened' } : { kind: 'state', states: [state] };
  const label = sentence(state === 'open' ? state : stateWords(state));
  return { condition, label, ordinary: words.length === 1 && ORDINARY.has(state) };
}

/** The words that are filters, with the city's own labels of its states. */
export function filterWordsOf(states: CityPack['states']): PhraseBook<FilterWord> {
  const entries: (readonly [string[], FilterWord])[] = [];
  for (const state of ['open', ...CASE_STATES] as const) {
    const labels = states.filter((one) => one.state === state).flatMap(({ label }) => [label.en, label.es]);
    for (const phrase of [...STATE_PHRASES[state], ...labels.flatMap(saidOf)]) {
      const words = wordsOf(phrase);
      entries.push([words, stateFilter(state, words)]);
    }
  }
  for (const kind of ['mine', 'overdue', 'escalated'] as const) {
    for (const phrase of FLAG_PHRASES[kind]) {
      entries.push([wordsOf(phrase), { condition: { kind }, label: sentence(kind), ordinary: false }]);
    }
  }
  return phraseBook(entries);
}
