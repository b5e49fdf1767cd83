import type { Locator, Page, Route } from 'playwright-core';
import type { DoorInput } from '../../shared/contract/console-door.ts';
import type { SearchAnswer } from '../../shared/contract/search-view.ts';
import type { Screen } from './screen.ts';

export const SEARCH = '**/rpc/search';
export const HUB = '**/rpc/search.hub';

/** What one sees of the search box, and how one gets about in it by the keyboard. */
export interface SearchHand {
  list(): Locator;
  /** The marked row. */
  chosen(): Locator;
  rows(group: string): Locator;
  field(): Locator;
  /** Opens the box with a text in it, and waits for the rows that answer it. */
  find(text: string): Promise<void>;
  /** Waits for the rows that answer a text. */
  answered(text: string): Promise<void>;
  close(): Promise<void>;
}

export function searchHand({ page, press, type }: Screen): SearchHand {
  const list = () => page.getByRole('listbox', { name: 'Results' });
  const answered = (text: string) =>
    page.locator(`[role="listbox"][data-asked="${text.replaceAll('"', '\\"')}"]`).waitFor();
  return {
    list,
    chosen: () => list().getByRole('option', { selected: true }),
    rows: (group) => list().getByRole('group', { name: group }).getByRole('option'),
    field: () => page.getByRole('combobox', { name: /^Search cases/ }),
    answered,
    find: async (text) => {
      await press('Control+k', 'Control+a', 'Delete');
      await type(text);
      await answered(text);
    },
    close: async () => {
      while ((await list().count()) > 0) await press('Escape');
    },
  };
}

/** What a question of the screen asks for. */
export function askedOf(route: Route): DoorInput<'search'> {
  return route.request().postDataJSON() as DoorInput<'search'>;
}

/** Has every question with less patience than this cut short before anything is found, until the returned function is called. */
export async function cutShort(page: Page, patience: number): Promise<() => Promise<void>> {
  await page.route(SEARCH, async (route) => {
    if ((askedOf(route).patience ?? 0) >= patience) return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as SearchAnswer;
    return route.fulfill({ response, json: { ...answer, hits: [], cutShort: true } });
  });
  return () => page.unroute(SEARCH);
}

/** Has the words "open" and "cd14" understood as filters and "figeroa" corrected, until the returned function is called. */
export async function understandWords(page: Page): Promise<() => Promise<void>> {
  await page.route(SEARCH, async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as SearchAnswer;
    await route.fulfill({ response, json: understood(answer, askedOf(route).text) });
  });
  return () => page.unroute(SEARCH);
}

function understood(answer: SearchAnswer, text: string): SearchAnswer {
  const chips = [...text.matchAll(/\bopen\b|\bcd14\b/g)].map(({ 0: word, index: start }) => ({
    kind: word === 'open' ? ('state' as const) : ('district' as const),
    label: word === 'open' ? 'Open' : 'CD 14',
    start,
    end: start + word.length,
  }));
  const wrong = /(?<!")\bfigeroa\b/.exec(text);
  const corrections =
    wrong === null ? [] : [{ typed: 'figeroa', shown: 'figueroa', start: wrong.index, end: wrong.index + 7 }];
  return { ...answer, chips, corrections };
}
