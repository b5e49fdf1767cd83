import { beforeEach, expect, it } from 'vitest';
import { articleShown, openArticle, setArticleLanguage } from './article-shown.ts';
import { articlesUsed, markArticleUsed, unmarkArticleUsed } from './articles-used.ts';
import { EMPTY_WORKSPACE, openNewCase, workspace } from './workspace.ts';

beforeEach(() => {
  workspace.set(EMPTY_WORKSPACE);
  articlesUsed.set([]);
  articleShown.set(null);
});

it('keeps each article once, with the version that was used last', () => {
  markArticleUsed({ id: 'trash-day', version: 1 });
  markArticleUsed({ id: 'eviction', version: 3 });
  markArticleUsed({ id: 'trash-day', version: 2 });
  expect(articlesUsed.get()).toEqual([
    { id: 'eviction', version: 3 },
    { id: 'trash-day', version: 2 },
  ]);
  unmarkArticleUsed('eviction');
  expect(articlesUsed.get()).toEqual([{ id: 'trash-day', version: 2 }]);
});

it('opens an article in the language of the caller on screen, else in the one it was asked for', () => {
  openArticle('trash-day');
  expect(articleShown.get()).toEqual({ id: 'trash-day', language: 'en' });
  openArticle('trash-day', 'es');
  expect(articleShown.get()).toEqual({ id: 'trash-day', language: 'es' });
  openNewCase({ callerLanguage: 'es' });
  openArticle('eviction');
  expect(articleShown.get()).toEqual({ id: 'eviction', language: 'es' });
  setArticleLanguage('en');
  expect(articleShown.get()).toEqual({ id: 'eviction', language: 'en' });
});
