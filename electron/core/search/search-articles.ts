import type { SearchHit } from '../../../shared/contract/search-view.ts';
import { articleIndexOf } from '../../../shared/domain/finder/article-index.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { wordRanges } from './match-reasons.ts';
import type { PreparedQuery } from './prepare-query.ts';

type ArticleHit = Extract<SearchHit, { kind: 'article' }>;

/** Articles for what was typed. */
export interface ArticlesFound {
  readonly hits: ArticleHit[];
  /** They were asked for by what they are called, so they come before the cases. */
  readonly isNamed: boolean;
}

const NO_ARTICLES: ArticlesFound = { hits: [], isNamed: false };

/** Articles of the catalogue. None for a number, nor where a filter says that cases are wanted. */
export function searchArticles(
  { known }: DeskView,
  { query, words, chosen }: PreparedQuery,
  limit: number,
): ArticlesFound {
  if (query.number !== null || query.phone !== null || words.length === 0) return NO_ARTICLES;
  if (query.filters.some((one) => one.words.length === 0)) return NO_ARTICLES;
  // A word that some street or person has is no slip for another.
  const asked = chosen.map(({ meant, structured }) => ({
    word: meant.word,
    typing: meant.typing,
    mayBeMisspelt: structured.length === 0,
  }));
  const found = articleIndexOf(known.city.pack).find(asked, limit);
  const hits = found.map(({ article, language, text, meant }): ArticleHit => {
    const forms = [
      ...asked.map(({ word, typing }) => ({ word, form: word, begins: typing })),
      ...meant.map((word) => ({ word, form: word, begins: false })),
    ];
    return {
      kind: 'article',
      article: article.id,
      language,
      because: [{ field: 'article', text, ranges: wordRanges(text, forms) }],
    };
  });
  return { hits, isNamed: found[0]?.isNamed === true };
}
