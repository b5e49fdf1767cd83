import { tagged, edge, EDGED, LONGEST_EDGE, TAG } from './tokens.ts';
import type { Meaning, MeantWord } from './meanings.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { CountedWord } from './word-list.ts';

/** A token to ask the index for, and the meaning it serves. */
export interface Choice {
  readonly token: string;
  /** In how many cases it stands; infinite where that is not counted (first letters, phone endings). */
  readonly n: number;
  readonly meaning: Meaning;
}

/** A word with the tokens that some case has. */
export interface ChosenWord {
  readonly meant: MeantWord;
  readonly structured: readonly Choice[];
  readonly text: readonly Choice[];
}

/** So many words that begin alike are asked for one by one. */
const MOST_BEGUN = 12;
/** Of more, the ones that most cases have. */
const MOST_COMMON_BEGUN = 24;
/** Looked at to find those. */
const MOST_LOOKED_AT = 2_000;

function begun(found: readonly CountedWord[]): readonly CountedWord[] {
  if (found.length <= MOST_BEGUN) return found;
  return found.toSorted((a, b) => b.n - a.n).slice(0, MOST_COMMON_BEGUN);
}

/** The tokens by which a meaning can be met; none when no case has any. */
export function choicesOf(meaning: Meaning, vocabulary: Vocabulary): Choice[] {
  const { tag, form, begins } = meaning;
  const list = vocabulary.list(tag);
  const many = Number.POSITIVE_INFINITY;
  if (!begins) {
    // Phone endings are not in the vocabulary: there are ten thousand, and most exist.
    const n = tag === TAG.phone ? many : list.count(form);
    return n > 0 ? [{ token: tagged(tag, form), n, meaning }] : [];
  }
  if (EDGED.has(tag) && form.length <= LONGEST_EDGE) {
    return list.begins(form) ? [{ token: edge(tag, form), n: many, meaning }] : [];
  }
  return begun(list.beginningWith(form, MOST_LOOKED_AT)).map(({ word, n }) => ({
    token: tagged(tag, word),
    n,
    meaning,
  }));
}

const BESIDE: ReadonlySet<string> = new Set([TAG.directed, TAG.suffixed]);

/** The tokens by which a word can be met. */
export function chooseWord(meant: MeantWord, vocabulary: Vocabulary): ChosenWord {
  const all = meant.structured.flatMap((one) => choicesOf(one, vocabulary));
  // What a source called a case adds nothing where the word names its service.
  const isService = all.some(({ meaning }) => meaning.tag === TAG.service);
  const structured = isService ? all.filter(({ meaning }) => meaning.tag !== TAG.sourceType) : all;
  const isBeside = structured.some(({ meaning }) => BESIDE.has(meaning.tag));
  // "s" or "st" that stands beside a street that has it is no initial, no service and nobody's name.
  const only = isBeside && meant.isStreetPart && (!meant.typing || meant.word.length > 1);
  return {
    meant,
    structured: only ? structured.filter(({ meaning }) => BESIDE.has(meaning.tag)) : structured,
    text: choicesOf(meant.text, vocabulary),
  };
}
