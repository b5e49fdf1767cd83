import { beforeEach, expect, it } from 'vitest';
import { commandId, contactId, textId } from '../../shared/domain/ids.ts';
import { articleShown, openArticle, setArticleLanguage } from './article-shown.ts';
import { isArticleUsed, markArticleUsed, unmarkArticleUsed } from './articles-used.ts';
import { beginContact } from './contact-session.ts';
import { EMPTY_WORKSPACE, openNewCase, workspace } from './workspace.ts';

beforeEach(() => {
  workspace.set(EMPTY_WORKSPACE);
  articleShown.set(null);
});

const IDS = {
  id: contactId.parse('00000000-0000-4000-8000-000000000001'),
  commandId: commandId.parse('00000000-0000-4000-8000-000000000002'),
  noteId: textId.parse('00000000-0000-4000-8000-000000000003'),
};

it('keeps each article once with the contact, with the version that was used last', () => {
  const kept = () => workspace.get().contact?.articles;
  workspace.set({ ...EMPTY_WORKSPACE, contact: beginContact(IDS, 1_000, null, null) });
  markArticleUsed({ id: 'trash-day', version: 1 });
  markArticleUsed({ id: 'eviction', version: 3 });
  markArticleUsed({ id: 'trash-day', version: 2 });
  expect(kept()).toEqual([
    { id: 'eviction', version: 3 },
    { id: 'trash-day', version: 2 },
  ]);
  const { contact } = workspace.get();
  expect([1, 2].map((version) => isArticleUsed(contact, { id: 'trash-day', version }))).toEqual([
    false,
    true,
  ]);
  unmarkArticleUsed('eviction');
  expect(kept()).toEqual([{ id: 'trash-day', version: 2 }]);
});

it('keeps nothing while nobody is on the line', () => {
  markArticleUsed({ id: 'trash-day', version: 1 });
  expect(workspace.get().contact).toBeNull();
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
