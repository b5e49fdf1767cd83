import type { Article, ArticleLanguage } from '../article.ts';
import type { CityPack } from '../city-pack.ts';
import { wordsOf } from '../fold-text.ts';
import { SMALL_WORDS } from './small-words.ts';
import { tellingWords, vocabularyOf } from './vocabulary.ts';

/** A word of a question, folded. */
export interface AskedWord {
  readonly word: string;
  /** It may go on. */
  readonly typing: boolean;
  /** It may be a slip of the pen; false for what is known to be somebody's name or a street. */
  readonly mayBeMisspelt: boolean;
}

/** An article with the words by which it was found. */
export interface ArticleFound {
  readonly article: Article;
  readonly language: ArticleLanguage;
  /** Its title, or a phrase it is known by. */
  readonly text: string;
  /** Words of that text that were meant. */
  readonly meant: readonly string[];
  /** Two words or more were asked for, and they are, or begin, what it is called. */
  readonly isNamed: boolean;
}

/** The articles of a catalogue by their words. */
export interface ArticleIndex {
  /** Articles for what was asked, the best first. None when some word of a short question is in none. */
  find(words: readonly AskedWord[], most: number): ArticleFound[];
}

type Place = 'title' | 'phrase' | 'service' | 'text';

/** A title, a phrase, or a text of an article. */
interface Source {
  readonly article: Article;
  readonly place: Place;
  readonly language: ArticleLanguage;
  readonly text: string;
  readonly folded: string;
  /** Words of it that say something; all of them when none does. */
  readonly telling: ReadonlySet<string>;
}

const WEIGHT: Readonly<Record<Place, number>> = { title: 3, phrase: 2.5, service: 2, text: 0.4 };
/** A word of a phrase counts up to so much more, the more of the phrase it is. */
const WHOLE = 1;
const NAMED_BONUS = 3;
const BEGUN_BONUS = 1.5;
const BEGUN_FACTOR = 0.8;
/** Fewer letters begin too many words. */
const SHORTEST_BEGINNING = 3;
const MOST_BEGUN = 40;
/** Of a question of so many telling words one in three may be in no article. */
const LONG_QUESTION = 3;
/** What needs no case comes first: a service is found by itself. */
const TOPIC_BONUS = 0.5;

function sourcesOf(article: Article, pack: Pick<CityPack, 'services'>): Source[] {
  const make = (place: Place, language: ArticleLanguage, text: string): Source => {
    const telling = new Set(tellingWords(text));
    return { article, place, language, text, telling, folded: wordsOf(text).join(' ') };
  };
  const [service] = article.kind === 'service' ? article.services : [];
  const explained = service === undefined ? undefined : pack.services.find((one) => one.code === service);
  return (['en', 'es'] as const).flatMap((language) => [
    make('title', language, article.title[language]),
    ...article.words[language].map((text) => make('phrase', language, text)),
    ...(explained?.words[language].map((text) => make('service', language, text)) ?? NONE),
    make('text', language, article.say[language]),
    ...article.body.flatMap(({ lines }) => lines.map((line) => make('text', language, line[language]))),
  ]);
}

const NONE: readonly never[] = [];

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

/** The words of a question that say something: not small ones, nor the first letters of one, unless there are no others. */
function tellingOf(words: readonly AskedWord[]): readonly AskedWord[] {
  const isBegun = ({ word, typing }: AskedWord) => typing && word.length < SHORTEST_BEGINNING;
  const telling = words.filter((one) => !SMALL_WORDS.has(one.word) && !isBegun(one));
  return telling.length === 0 ? words : telling;
}

interface Standing {
  readonly article: Article;
  /** Best weight by place of the asked word. */
  readonly best: number[];
  readonly strong: Set<number>;
  /** Per source what it was found by; the best of them is shown. */
  readonly sources: Map<Source, { weight: number; words: Set<string>; asked: Set<number> }>;
}

/** Reads all articles of a pack; takes some milliseconds, so make it once per catalogue. */
export function articleIndexOf(pack: Pick<CityPack, 'articles' | 'services'>): ArticleIndex {
  const vocabulary = vocabularyOf(undefined);
  /** Sources of a stem, known by its number in the vocabulary, each with the word as it stands there. */
  const having = new Map<number, Map<Source, string>>();
  const stemsOfWord = new Map<string, Set<number>>();
  for (const source of pack.articles?.flatMap((one) => sourcesOf(one, pack)) ?? NONE) {
    for (const word of source.telling) {
      const stem = vocabulary.learn(word, source.language);
      const sources = having.get(stem) ?? new Map<Source, string>();
      if (!sources.has(source)) sources.set(source, word);
      having.set(stem, sources);
      stemsOfWord.set(word, (stemsOfWord.get(word) ?? new Set()).add(stem));
    }
  }
  const sorted = [...stemsOfWord.keys()].toSorted();

  /** Stems a word may stand for, with how surely each is meant, 0 to 1. */
  const meanings = ({ word, typing, mayBeMisspelt }: AskedWord): Map<number, number> => {
    const found = new Map<number, number>();
    stemsOfWord.get(word)?.forEach((stem) => found.set(stem, 1));
    if (typing && word.length >= SHORTEST_BEGINNING) {
      const from = firstFrom(sorted, word);
      for (let at = from; at < from + MOST_BEGUN && sorted[at]?.startsWith(word) === true; at += 1) {
        stemsOfWord.get(sorted[at] ?? '')?.forEach((stem) => {
          if (!found.has(stem)) found.set(stem, BEGUN_FACTOR);
        });
      }
    }
    if (found.size > 0) return found;
    const spelling = vocabulary.spelling(word, null);
    if (spelling === null || (spelling.corrected && !mayBeMisspelt)) return found;
    for (const { concept } of vocabulary.named(spelling.stems)) found.set(concept, spelling.quality);
    return found;
  };

  return {
    find(words, most) {
      const telling = tellingOf(words);
      const needed =
        telling.length < LONG_QUESTION ? telling.length : Math.ceil((telling.length * 2) / 3);
      const standings = new Map<Article, Standing>();
      telling.forEach((asked, at) => {
        for (const [stem, sure] of meanings(asked)) {
          for (const [source, word] of having.get(stem) ?? NONE) {
            const { article } = source;
            let standing = standings.get(article);
            if (standing === undefined) {
              // Whoever lacks too many of the first words can't catch up.
              if (telling.length - at < needed) continue;
              standing = { article, best: [], strong: new Set(), sources: new Map() };
              standings.set(article, standing);
            }
            const weight = sure * (WEIGHT[source.place] + (source.place === 'text' ? 0 : WHOLE / source.telling.size));
            standing.best[at] = Math.max(standing.best[at] ?? 0, weight);
            if (source.place === 'text') continue;
            standing.strong.add(at);
            const kept = standing.sources.get(source);
            if (kept === undefined)
              standing.sources.set(source, { weight, words: new Set([word]), asked: new Set([at]) });
            else {
              if (!kept.asked.has(at)) kept.weight += weight;
              kept.asked.add(at);
              kept.words.add(word);
            }
          }
        }
      });
      const folded = words.map((one) => one.word).join(' ');
      const isLong = words.length > 1;
      const found: { found: ArticleFound; score: number }[] = [];
      for (const { article, best, strong, sources } of standings.values()) {
        if (strong.size === 0 || best.filter((one) => one > 0).length < needed) continue;
        let shown: Source | null = null;
        let [top, bonus] = [0, 0];
        let meant: readonly string[] = [];
        for (const [source, kept] of sources) {
          const named = source.folded === folded ? NAMED_BONUS : source.folded.startsWith(folded) ? BEGUN_BONUS : 0;
          bonus = Math.max(bonus, named);
          if (kept.weight + named <= top) continue;
          [shown, top, meant] = [source, kept.weight + named, [...kept.words]];
        }
        if (shown === null) continue;
        const score =
          best.reduce((sum, one) => sum + one, 0) + bonus + (article.kind === 'topic' ? TOPIC_BONUS : 0);
        const { language, text } = shown;
        found.push({ score, found: { article, language, text, meant, isNamed: isLong && bonus > 0 } });
      }
      return found
        .toSorted((a, b) => b.score - a.score)
        .slice(0, most)
        .map((one) => one.found);
    },
  };
}
