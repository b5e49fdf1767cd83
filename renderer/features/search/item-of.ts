import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { Action } from '../../actions/action.ts';
import { caseTitle } from '../../design/case-title.ts';
import { serviceName } from '../../door/use-city.ts';
import { openArticle } from '../../workspace/article-shown.ts';
import { openNewCase, type NewCaseDraft } from '../../workspace/workspace.ts';
import { atHand, caseDeeds } from './case-deeds.ts';
import { copy } from './copy.ts';
import { draftFrom } from './draft-from.ts';
import type { Because, Deed, FoundItem, HubAsking } from './found-item.ts';
import { closeSearch, narrowSearch } from './search-box-state.ts';

/** What items depend on beside what was found. */
export interface Around {
  readonly city: City | null;
  /** Why no new case may be opened shows elsewhere; here it is only not offered. */
  readonly mayOpen: boolean;
  readonly pinned: ReadonlySet<CaseId>;
}

const PLAIN = { pinned: false, other: null, more: [] } as const;

function newCase(label: string, known: Partial<NewCaseDraft>): Deed {
  return {
    label,
    perform: () => {
      closeSearch();
      openNewCase(known);
    },
  };
}

/** A case found on this desk or on the hub. */
export function itemOfCase(row: CaseRow, because: Because, onHub: boolean, around: Around): FoundItem {
  const { city, mayOpen, pinned } = around;
  const isPinned = pinned.has(row.id);
  const title = caseTitle(row, serviceName(city, row.service));
  return {
    key: `case:${row.id}`,
    subject: { kind: 'case', row, because, onHub },
    pinned: isPinned,
    ...caseDeeds(atHand(row, title), { pinned: isPinned, mayOpen }),
  };
}

/** A case that is pinned or was open lately, of which only the name is known. */
export function itemOfKnown(
  known: { caseId: CaseId; title: string },
  { mayOpen, pinned }: Around,
): FoundItem {
  const { caseId, title } = known;
  const isPinned = pinned.has(caseId);
  return {
    key: `known:${caseId}`,
    subject: { kind: 'known-case', caseId, title },
    pinned: isPinned,
    ...caseDeeds(
      { id: caseId, title, number: null, address: null, closed: false },
      { pinned: isPinned, mayOpen },
    ),
  };
}

/** A result of any kind. */
export function itemOfHit(hit: SearchHit, around: Around): FoundItem {
  const { city, mayOpen } = around;
  switch (hit.kind) {
    case 'case':
      return itemOfCase(hit.row, hit.because, false, around);
    case 'caller': {
      const { id, name } = hit.card;
      return {
        ...PLAIN,
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
        ...PLAIN,
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
        ...PLAIN,
        key: `service:${hit.service}`,
        subject: hit,
        enter: mayOpen
          ? newCase('New case for this service', { service: hit.service, serviceText: label })
          : show,
        other: mayOpen ? show : null,
      };
    }
    case 'district':
      return {
        ...PLAIN,
        key: `district:${hit.district}`,
        subject: hit,
        enter: {
          label: 'Show its cases',
          perform: () => narrowSearch({ kind: 'district', district: hit.district, label: hit.name }),
        },
      };
    case 'article':
      return {
        ...PLAIN,
        key: `article:${hit.article}`,
        subject: hit,
        enter: {
          label: 'Read it',
          perform: () => {
            closeSearch();
            openArticle(hit.article, hit.language);
          },
        },
      };
    case 'contact-point':
      return {
        ...PLAIN,
        key: `contact-point:${hit.id}`,
        subject: hit,
        enter: { label: 'Copy how to reach it', perform: () => void copy(hit.reach) },
      };
  }
}

/** A command, a help topic among them. */
export function itemOfAction(action: Action, kind: 'action' | 'help'): FoundItem {
  return {
    ...PLAIN,
    key: `action:${action.id}`,
    subject: kind === 'help' ? { kind, title: action.label } : { kind, action },
    enter: {
      label: action.whyNot ?? (kind === 'help' ? 'Read it' : action.label),
      perform: () => {
        if (action.whyNot !== null) return;
        closeSearch();
        action.perform();
      },
    },
  };
}

/** A new case, with what was typed in its place. */
export function itemOfNewCase(text: string): FoundItem {
  return {
    ...PLAIN,
    key: 'new-case',
    subject: { kind: 'new-case', text },
    enter: newCase(`New case: “${text}”`, draftFrom(text).known),
  };
}

/** The row that says how far the hub is. */
export function itemOfAsking(asking: HubAsking, askHub: () => void): FoundItem {
  const labels = {
    offer: 'Search the hub for older ones',
    asking: 'Asking the hub',
    none: 'The hub has none either',
    behind: 'Ask the hub again',
    failed: 'Ask the hub again',
  } as const;
  return {
    ...PLAIN,
    key: 'ask-hub',
    subject: { kind: 'ask-hub', asking },
    enter: {
      label: labels[asking.name],
      perform: () => {
        if (asking.name !== 'none' && asking.name !== 'asking') askHub();
      },
    },
  };
}
