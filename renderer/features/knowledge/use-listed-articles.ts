import { useMemo } from 'react';
import type { Article, ArticleLanguage } from '../../../shared/domain/article.ts';
import type { City } from '../../../shared/domain/city.ts';
import { articleIndexOf } from '../../../shared/domain/finder/article-index.ts';
import { placedWords } from '../../../shared/domain/fold-text.ts';

/** An article in the list, with the language in which it was asked for. */
export interface ListedArticle {
  readonly article: Article;
  readonly language: ArticleLanguage;
}

/** Articles under one heading. */
export interface ListedGroup {
  readonly title: string;
  readonly rows: readonly ListedArticle[];
}

const MOST_FOUND = 40;
const NONE: readonly Article[] = [];

function found(city: City, text: string): ListedGroup[] {
  const words = placedWords(text);
  const asked = words.map(({ word, end }) => ({
    word,
    typing: end === text.length,
    mayBeMisspelt: true,
  }));
  const rows = articleIndexOf(city.pack).find(asked, MOST_FOUND);
  return rows.length === 0 ? [] : [{ title: 'Best first', rows }];
}

function everything(city: City): ListedGroup[] {
  const articles = city.pack.articles ?? NONE;
  const of = (kind: Article['kind'], named: (group: string) => string) =>
    [
      ...Map.groupBy(
        articles.filter((one) => one.kind === kind),
        (one) => one.group,
      ),
    ].map(([group, rows]): ListedGroup => ({
      title: named(group),
      rows: rows.map((article) => ({ article, language: 'en' })),
    }));
  return [...of('topic', (group) => group), ...of('service', (group) => `Services: ${group}`)];
}

/** All articles by group, topics first; or, when something is typed, those it finds. */
export function useListedArticles(city: City, text: string): readonly ListedGroup[] {
  return useMemo(() => (text.trim() === '' ? everything(city) : found(city, text)), [city, text]);
}
