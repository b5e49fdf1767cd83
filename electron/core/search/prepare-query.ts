import type { DeskView } from '../desk/desk-view.ts';
import { chooseWord, type ChosenWord } from './choices.ts';
import type { KnownWords } from './correct-words.ts';
import { meantWords, type MeantWord } from './meanings.ts';
import type { Query } from './query.ts';
import { neighbourToken, TAG } from './tokens.ts';
import { Vocabulary } from './vocabulary.ts';

/** A query made ready for one desk. */
export interface PreparedQuery {
  readonly query: Query;
  /** The words, those of filters that may be meant as words included. */
  readonly words: readonly MeantWord[];
  readonly chosen: readonly ChosenWord[];
  /** Those that do not stand side by side with others in quotes: these are asked for by `neighbours`. */
  readonly free: readonly ChosenWord[];
  /** Tokens of what stands side by side in quotes. */
  readonly neighbours: readonly string[];
  readonly known: KnownWords;
}

const WRITTEN: ReadonlySet<string> = new Set([
  TAG.house,
  TAG.street,
  TAG.directed,
  TAG.suffixed,
  TAG.zip,
  TAG.person,
  TAG.sourceType,
]);

/** A word in quotes is what stands in some text, not what it may stand for. */
function asWritten(word: MeantWord): MeantWord {
  return { ...word, isEmpty: false, structured: word.structured.filter(({ tag }) => WRITTEN.has(tag)) };
}

const NO_WORDS = new Vocabulary();

/** Looks up what the words of a query can mean on this desk. */
export function prepareQuery(view: DeskView, query: Query): PreparedQuery {
  const typed = [...query.words, ...query.filters.flatMap((one) => one.words)].toSorted(
    (a, b) => a.start - b.start,
  );
  const { lexicon, serviceWords } = view.known;
  const words = meantWords(typed, lexicon).map((one) =>
    query.phrases.some(({ start, end }) => one.start >= start && one.end <= end) ? asWritten(one) : one,
  );
  // Who asks for no words needs none.
  const vocabulary = typed.length === 0 ? NO_WORDS : view.words();
  const chosen = words.map((one) => chooseWord(one, vocabulary));
  const sideBySide = query.phrases.filter((one) => one.words.length > 1);
  const isSideBySide = ({ meant }: ChosenWord) =>
    sideBySide.some(({ start, end }) => meant.start >= start && meant.end <= end);
  return {
    query,
    words,
    chosen,
    free: sideBySide.length === 0 ? chosen : chosen.filter((one) => !isSideBySide(one)),
    neighbours: [
      ...new Set(
        sideBySide.flatMap((one) =>
          one.words.slice(1).map((word, at) => neighbourToken(one.words[at] ?? '', word)),
        ),
      ),
    ],
    known: { vocabulary, lexicon, serviceWords, corrected: new Map() },
  };
}
