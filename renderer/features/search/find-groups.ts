import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { findActions } from '../../actions/find-actions.ts';
import { caseTitle } from '../../design/case-title.ts';
import { serviceName } from '../../door/use-city.ts';
import { openCase, openNewCase, type NewCaseDraft } from '../../workspace/workspace.ts';
import { draftFrom } from './draft-from.ts';
import type { Deed, FoundGroup, FoundItem } from './found-item.ts';
import { closeSearch, narrowSearch } from './search-box-state.ts';

/** Hits asked for; a full answer means that there may be more. */
export const MOST_HITS = 60;
const MOST_ACTIONS = 6;

const TITLES = { case: 'Cases', caller: 'Callers', address: 'Addresses', service: 'Services' } as const;

function newCase(label: string, known: Partial<NewCaseDraft>): Deed {
  return {
    label,
    perform: () => {
      closeSearch();
      openNewCase(known);
    },
  };
}

function ofCase(
  row: CaseRow,
  because: Extract<SearchHit, { kind: 'case' }>['because'],
  city: City | null,
): FoundItem {
  return {
    key: `case:${row.id}`,
    subject: { kind: 'case', row, because },
    enter: {
      label: 'Open the case',
      perform: () => {
        closeSearch();
        openCase(row.id, caseTitle(row, serviceName(city, row.service)));
      },
    },
    other: null,
  };
}

function ofHit(hit: SearchHit, city: City | null, mayOpen: boolean): FoundItem {
  switch (hit.kind) {
    case 'case':
      return ofCase(hit.row, hit.because, city);
    case 'caller': {
      const { id, name } = hit.card;
      return {
        key: `caller:${id}`,
        subject: hit,
        enter: {
          label: 'Show their cases',
          perform: () => narrowSearch({ kind: 'caller', callerId: id, label: name }),
        },
        other: mayOpen
          ? newCase('New case for this caller', { callerMode: 'known', callerId: id, callerName: name })
          : null,
      };
    }
    case 'address':
      return {
        key: `address:${hit.address}`,
        subject: hit,
        enter: {
          label: 'Show the cases here',
          perform: () => narrowSearch({ kind: 'address', address: hit.address, label: hit.address }),
        },
        other: mayOpen ? newCase('New case at this address', { placeText: hit.address }) : null,
      };
    case 'service': {
      const label = serviceName(city, hit.service);
      const show: Deed = {
        label: 'Show its cases',
        perform: () => narrowSearch({ kind: 'service', service: hit.service, label }),
      };
      return {
        key: `service:${hit.service}`,
        subject: hit,
        enter: mayOpen
          ? newCase('New case for this service', { service: hit.service, serviceText: label })
          : show,
        other: mayOpen ? show : null,
      };
    }
  }
}

function ofAction(action: Action): FoundItem {
  return {
    key: `action:${action.id}`,
    subject: { kind: 'action', action },
    enter: {
      label: action.whyNot ?? action.label,
      perform: () => {
        if (action.whyNot !== null) return;
        closeSearch();
        action.perform();
      },
    },
    other: null,
  };
}

/** Commands by name, those that can be done now first. */
export function actionGroup(actions: readonly Action[], text: string, most: number): FoundGroup {
  const found = findActions(actions, text).toSorted(
    (a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null),
  );
  return { title: 'Commands', items: found.slice(0, most).map(ofAction), more: found.length > most };
}

/** What the box offers before anything is typed. */
export function recentGroup(recent: readonly { caseId: CaseRow['id']; title: string }[]): FoundGroup {
  const items = recent.slice(0, 8).map(({ caseId, title }): FoundItem => ({
    key: `recent:${caseId}`,
    subject: { kind: 'recent', caseId, title },
    enter: {
      label: 'Open the case',
      perform: () => {
        closeSearch();
        openCase(caseId, title);
      },
    },
    other: null,
  }));
  return { title: 'Recent cases', items, more: false };
}

/** The cases of what the box was narrowed to. */
export function caseGroup(
  rows: readonly CaseRow[],
  title: string,
  city: City | null,
  more: boolean,
): FoundGroup {
  return { title, items: rows.map((row) => ofCase(row, [], city)), more };
}

/** The answer of a search by kind. The kind of the best hit comes first, so the first row is what Enter does. */
export function answerGroups(input: {
  hits: readonly SearchHit[];
  text: string;
  actions: readonly Action[];
  city: City | null;
  mayOpen: boolean;
}): FoundGroup[] {
  const { hits, text, actions, city, mayOpen } = input;
  const full = hits.length >= MOST_HITS;
  const kinds = [...new Set(hits.map((hit) => hit.kind))];
  const groups = kinds.map((kind): FoundGroup => {
    const items = hits.filter((hit) => hit.kind === kind).map((hit) => ofHit(hit, city, mayOpen));
    return { title: TITLES[kind], items, more: full && kind === 'case' };
  });
  const commands = actionGroup(actions, text, MOST_ACTIONS);
  if (commands.items.length > 0) groups.push(commands);
  if (mayOpen) {
    const item: FoundItem = {
      key: 'new-case',
      subject: { kind: 'new-case', text },
      enter: newCase(`New case: “${text}”`, draftFrom(text).known),
      other: null,
    };
    groups.push({ title: 'Not there?', items: [item], more: false });
  }
  return groups;
}
