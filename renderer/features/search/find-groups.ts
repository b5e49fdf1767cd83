import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { HubSearchAnswer, SearchHit } from '../../../shared/contract/search-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { Action } from '../../actions/action.ts';
import { findActions } from '../../actions/find-actions.ts';
import { HELP_TOPICS, openHelp, type HelpTopic } from '../../workspace/help-topics.ts';
import type { FoundGroup, FoundItem, HubAsking } from './found-item.ts';
import {
  itemOfAction,
  itemOfAsking,
  itemOfCase,
  itemOfHit,
  itemOfKnown,
  itemOfNewCase,
  type Around,
} from './item-of.ts';

/** Hits asked for; a full answer means that there may be more. */
export const MOST_HITS = 20;
/** With fewer cases than this the hub is asked without being told to. */
export const FEW_CASES = 10;
const MOST_ACTIONS = 6;
const MOST_TOPICS = 3;
const MOST_RECENT = 8;

const TITLES = {
  case: 'Cases',
  caller: 'Callers',
  address: 'Addresses',
  service: 'Services',
  district: 'Districts',
  'contact-point': 'Contact points',
  article: 'Articles',
} as const;

type KnownCase = { readonly caseId: CaseId; readonly title: string };

function group(title: string, items: readonly FoundItem[], rest: Partial<FoundGroup> = {}): FoundGroup {
  return { title, items, more: false, counted: false, ...rest };
}

/** Commands by name, those that can be done now first. */
export function actionGroup(actions: readonly Action[], text: string, most: number): FoundGroup {
  const found = findActions(actions, text).toSorted(
    (a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null),
  );
  const items = found.slice(0, most).map((one) => itemOfAction(one, 'action'));
  return group('Commands', items, { more: found.length > most });
}

const HELP: readonly Action[] = (Object.keys(HELP_TOPICS) as HelpTopic[]).map((topic) => ({
  id: `help.${topic}`,
  label: HELP_TOPICS[topic].title,
  group: 'Help',
  keys: [],
  icon: null,
  words: HELP_TOPICS[topic].words,
  whyNot: null,
  perform: () => openHelp(topic),
}));

function helpGroup(text: string): FoundGroup {
  const found = text.length < 3 ? [] : findActions(HELP, text).slice(0, MOST_TOPICS);
  return group(
    'Help topics',
    found.map((one) => itemOfAction(one, 'help')),
  );
}

/** What the box offers before anything is typed: what is pinned, what was open lately. */
export function knownGroups(
  pinned: readonly KnownCase[],
  recent: readonly KnownCase[],
  around: Around,
): FoundGroup[] {
  const others = recent.filter((one) => !around.pinned.has(one.caseId)).slice(0, MOST_RECENT);
  return [
    group(
      'Pinned',
      pinned.map((one) => itemOfKnown(one, around)),
    ),
    group(
      'Recent cases',
      others.map((one) => itemOfKnown(one, around)),
    ),
  ];
}

/** The cases of what the box was narrowed to. */
export function caseGroup(
  rows: readonly CaseRow[],
  title: string,
  around: Around,
  more: boolean,
): FoundGroup {
  return group(
    title,
    rows.map((row) => itemOfCase(row, [], false, around)),
    { more, counted: true },
  );
}

/** The answer of a search by kind. The kind of the best hit comes first, so the first row is what Enter does. */
export function answerGroups(input: {
  hits: readonly SearchHit[];
  text: string;
  actions: readonly Action[];
  around: Around;
}): FoundGroup[] {
  const { hits, text, actions, around } = input;
  const full = hits.length >= MOST_HITS;
  const kinds = [...new Set(hits.map((hit) => hit.kind))];
  const groups = kinds.map((kind) =>
    group(
      TITLES[kind],
      hits.filter((hit) => hit.kind === kind).map((hit) => itemOfHit(hit, around)),
      { more: full && kind === 'case', counted: true },
    ),
  );
  groups.push(actionGroup(actions, text, MOST_ACTIONS), helpGroup(text));
  if (around.mayOpen) groups.push(group('Not there?', [itemOfNewCase(text)]));
  return groups;
}

/**
 * What the hub adds, or how far the asking is. It comes last, so that nothing on screen moves when the hub answers.
 * @param desk cases found here, left out of it
 */
export function hubGroup(input: {
  asking: HubAsking | null;
  hits: HubSearchAnswer['hits'];
  most: number;
  desk: ReadonlySet<CaseId>;
  around: Around;
  askHub: () => void;
}): FoundGroup {
  const { asking, hits, most, desk, around, askHub } = input;
  const items = hits
    .filter(({ row }) => !desk.has(row.id))
    .map(({ row, because }) => itemOfCase(row, because, true, around));
  const state: HubAsking | null = asking ?? (items.length === 0 ? { name: 'none' } : null);
  const rows = state === null ? [] : [itemOfAsking(state, askHub)];
  if (state !== null && state.name !== 'behind') return group('From the hub', rows);
  return group('From the hub', [...items, ...rows], {
    counted: state === null,
    more: hits.length >= most,
  });
}
