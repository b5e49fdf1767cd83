import { ARTICLE_LANGUAGES, type Article, type ArticleLanguage } from '../article.ts';
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
  /** A topic of which two words or more were asked for that are, or begin, what it is called. */
  readonly isNamed: boolean;
}

/** The articles of a catalogue by their words. */
export interface ArticleIndex {
  /** Articles for what was asked, the best first. None when some word of a short question is in none. */
  find(words: readonly AskedWord[], most: number): ArticleFound[];
}

type ArticlePack = Pick<CityPack, 'articles' | 'services'>;

type Place = 'title' | 'phrase' | 'service';

/** What an article is called: its title, or a phrase. */
interface Name {
  readonly article: Article;
  readonly place: Place;
  readonly language: ArticleLanguage;
  readonly text: string;
  readonly folded: string;
  /** Words of it that say something; all of them when none does. */
  readonly telling: ReadonlySet<string>;
}

const WEIGHT: Readonly<Record<Place, number>> = { title: 3, phrase: 2.5, service: 2 };
/** A word that stands only in what the article says. */
const IN_TEXT = 0.4;
/** A word of a phrase counts up to so much more, the more of the phrase it is. */
const WHOLE = 1;
const NAMED_BONUS = 3;
const BEGUN_BONUS = 1.5;
const BEGUN_FACTOR = 0.8;
/** Fewer letters begin too many words. */
const SHORTEST_BEGINNING = 3;
const MOST_BEGUN = 40;
/** Words kept with what they may mean. */
const MOST_REMEMBERED = 2_000;
/** Of a question of so many telling words one in three may be in no article. */
const LONG_QUESTION = 3;
/** What needs no case comes first: a service is found by itself. */
const TOPIC_BONUS = 0.5;

function namesOf(article: Article, pack: ArticlePack): Name[] {
  const make = (place: Place, language: ArticleLanguage, text: string): Name => {
    const telling = new Set(tellingWords(text));
    return { article, place, language, text, telling, folded: wordsOf(text).join(' ') };
  };
  const [service] = article.kind === 'service' ? article.services : [];
  const explained = service === undefined ? undefined : pack.services.find((one) => one.code === service);
  return ARTICLE_LANGUAGES.flatMap((language) => [
    make('title', language, article.title[language]),
    ...article.words[language].map((text) => make('phrase', language, text)),
    ...(explained?.words[language].map((text) => make('service', language, text)) ?? NONE),
  ]);
}

/** All that an article says in a language. */
function textOf({ say, body }: Article, language: ArticleLanguage): string {
  return [say[language], ...body.flatMap(({ lines }) => lines.map((line) => line[language]))].join('\n');
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
  /** Best weight by place of the asked word; 0 where none was found. */
  readonly best: number[];
  /** What it is called by which it was found; the best of them is shown. */
  readonly names: Map<Name, { weight: number; readonly words: Set<string>; readonly asked: Set<number> }>;
}

function readArticles(pack: ArticlePack): ArticleIndex {
  const vocabulary = vocabularyOf(undefined);
  /** Names with a stem, known by its number in the vocabulary, each with the word as it stands there. */
  const naming = new Map<number, Map<Name, string>>();
  /** Articles that say it. */
  const saying = new Map<number, Set<Article>>();
  const stemsOfWord = new Map<string, Set<number>>();
  const learned = { en: new Map<string, number>(), es: new Map<string, number>() };
  const learn = (word: string, language: ArticleLanguage): number => {
    const known = learned[language].get(word);
    if (known !== undefined) return known;
    const stem = vocabulary.learn(word, language);
    learned[language].set(word, stem);
    stemsOfWord.set(word, (stemsOfWord.get(word) ?? new Set()).add(stem));
    return stem;
  };
  for (const article of pack.articles ?? NONE) {
    for (const name of namesOf(article, pack)) {
      for (const word of name.telling) {
        const stem = learn(word, name.language);
        const names = naming.get(stem) ?? new Map<Name, string>();
        if (!names.has(name)) names.set(name, word);
        naming.set(stem, names);
      }
    }
    for (const language of ARTICLE_LANGUAGES) {
      for (const word of new Set(tellingWords(textOf(article, language)))) {
        const stem = learn(word, language);
        saying.set(stem, (saying.get(stem) ?? new Set()).add(article));
      }
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
    // What is near a word is sought only where it may be meant: that takes longest.
    const written = vocabulary.asWritten(word);
    const spelling =
      written === null && mayBeMisspelt ? vocabulary.spelling(word, null) : { stems: written, quality: 1 };
    if (spelling === null || spelling.stems === null) return found;
    for (const { concept } of vocabulary.named(spelling.stems)) found.set(concept, spelling.quality);
    return found;
  };

  /** The same words come with every keystroke after them. */
  const remembered = new Map<string, ReadonlyMap<number, number>>();
  const meant = (asked: AskedWord): ReadonlyMap<number, number> => {
    const key = `${asked.typing ? 'b' : ''}${asked.mayBeMisspelt ? 'm' : ''} ${asked.word}`;
    const before = remembered.get(key);
    if (before !== undefined) return before;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const found = meanings(asked);
    remembered.set(key, found);
    return found;
  };

  return {
    find(words, most) {
      const telling = tellingOf(words);
      const needed = telling.length < LONG_QUESTION ? telling.length : Math.ceil((telling.length * 2) / 3);
      const standings = new Map<Article, Standing>();
      const stemsOf = telling.map(meant);
      stemsOf.forEach((stems, at) => {
        for (const [stem, sure] of stems) {
          for (const [name, word] of naming.get(stem) ?? NONE) {
            let standing = standings.get(name.article);
            if (standing === undefined) {
              standing = { best: telling.map(() => 0), names: new Map() };
              standings.set(name.article, standing);
            }
            const weight = sure * (WEIGHT[name.place] + WHOLE / name.telling.size);
            standing.best[at] = Math.max(standing.best[at] ?? 0, weight);
            const kept = standing.names.get(name);
            if (kept === undefined) {
              standing.names.set(name, { weight, words: new Set([word]), asked: new Set([at]) });
              continue;
            }
            if (!kept.asked.has(at)) kept.weight += weight;
            kept.asked.add(at);
            kept.words.add(word);
          }
        }
      });
      const says = (article: Article, stems: ReadonlyMap<number, number>) => {
        for (const stem of stems.keys()) if (saying.get(stem)?.has(article) === true) return true;
        return false;
      };
      const folded = words.map((one) => one.word).join(' ');
      const isLong = words.length > 1;
      const found: { found: ArticleFound; score: number }[] = [];
      for (const [article, { best, names }] of standings) {
        const weights = best.map((one, at) => {
          const stems = one > 0 ? undefined : stemsOf[at];
          return stems !== undefined && says(article, stems) ? IN_TEXT : one;
        });
        if (weights.filter((one) => one > 0).length < needed) continue;
        let shown: Name | null = null;
        let [top, bonus] = [0, 0];
        let marked: readonly string[] = [];
        for (const [name, kept] of names) {
          const whole = name.folded === folded;
          const named = whole ? NAMED_BONUS : name.folded.startsWith(folded) ? BEGUN_BONUS : 0;
          bonus = Math.max(bonus, named);
          if (kept.weight + named <= top) continue;
          [shown, top, marked] = [name, kept.weight + named, [...kept.words]];
        }
        if (shown === null) continue;
        const isTopic = article.kind === 'topic';
        const score = weights.reduce((sum, one) => sum + one, 0) + bonus + (isTopic ? TOPIC_BONUS : 0);
        const { language, text } = shown;
        found.push({
          score,
          found: { article, language, text, meant: marked, isNamed: isTopic && isLong && bonus > 0 },
        });
      }
      return found
        .toSorted((a, b) => b.score - a.score)
        .slice(0, most)
        .map((one) => one.found);
    },
  };
}

/** Packs never change, so what was read of one holds as long as it is there. */
const indexes = new WeakMap<ArticlePack, ArticleIndex>();

/** The articles of a pack, made ready to be searched: some ten milliseconds the first time, nothing after it. */
export function articleIndexOf(pack: ArticlePack): ArticleIndex {
  let index = indexes.get(pack);
  if (index === undefined) {
    index = readArticles(pack);
    indexes.set(pack, index);
  }
  return index;
}
