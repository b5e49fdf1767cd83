import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { performWhenOffered } from '../../actions/perform-when-offered.ts';
import { notify } from '../../design/notices.ts';
import { ask, DoorError } from '../../door/door-client.ts';
import { openCase, openNewCase, togglePin, workspace } from '../../workspace/workspace.ts';
import type { Deed, KeyedDeed } from './found-item.ts';
import { copy } from './copy.ts';
import { closeSearch, sayInSearch } from './search-box-state.ts';

/** Pins what is marked in the box, or else the case on screen. */
export const PIN_KEY = 'alt+p';

/** A case as far as one can act on it without opening it. */
export interface CaseAtHand {
  readonly id: CaseId;
  readonly title: string;
  /** What can be read out; null while it has only a temporary reference, or when the case is not loaded. */
  readonly number: string | null;
  /** Where it is, as a line; null when the case is not loaded. */
  readonly address: string | null;
  readonly closed: boolean;
}

/** A case of a list, under the name it has there. */
export function atHand(row: CaseRow, title: string): CaseAtHand {
  return { id: row.id, title, number: row.number, address: row.address, closed: row.state === 'closed' };
}

function open({ id, title }: CaseAtHand): void {
  closeSearch();
  openCase(id, title);
}

/** Opens the case and does what its page offers under an id. */
function openAnd(it: CaseAtHand, id: 'case.note' | 'case.close' | 'case.reopen'): void {
  const key = `case:${it.id}`;
  const isOn = () => workspace.get().active === key;
  performWhenOffered(
    {
      id,
      go: () => open(it),
      stillThere: isOn,
      onWhyNot: ({ label, whyNot }) =>
        notify({ id: 'why-not', meaning: 'information', text: `${label}: ${whyNot ?? ''}` }),
    },
    isOn(),
  );
}

/** The whole case; null, said in a notice, when it can't be had. */
async function load(id: CaseId) {
  try {
    const view = await ask('case.get', { id });
    if (view === null)
      notify({ meaning: 'information', text: 'This case is no longer among those you may see.' });
    return view;
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    notify({ meaning: 'breach', text: error.failure.message });
    return null;
  }
}

async function copyNumber({ id, number }: CaseAtHand): Promise<void> {
  const known = number ?? (await load(id))?.facts.number ?? null;
  if (known === null) sayInSearch('Not copied: the case has only a temporary reference.');
  else await copy(known);
}

async function newHere({ id, address }: CaseAtHand): Promise<void> {
  const view = await load(id);
  const place = view?.facts.place ?? null;
  if (place === null && address === null) return;
  closeSearch();
  const placed = place !== null && place.address !== '';
  openNewCase(placed ? { place } : { placeText: address ?? '' });
}

async function newForCaller({ id }: CaseAtHand): Promise<void> {
  const view = await load(id);
  if (view === null) return;
  const [caller] = view.callers;
  if (caller === undefined) {
    notify({ meaning: 'information', text: 'Nobody is known by name on this case.' });
    return;
  }
  closeSearch();
  openNewCase({ callerMode: 'known', callerId: caller.id, callerName: caller.name });
}

function pin({ id, title }: CaseAtHand): void {
  sayInSearch(togglePin(id, title) ? `Pinned ${title}.` : `Unpinned ${title}.`);
}

/** What can be done to a case from the box. The letters are those of the case page. */
export function caseDeeds(
  it: CaseAtHand,
  { pinned, mayOpen }: { pinned: boolean; mayOpen: boolean },
): { enter: Deed; other: Deed; more: readonly KeyedDeed[] } {
  const more: KeyedDeed[] = [
    it.closed
      ? { id: 'reopen', label: 'Reopen', keys: 'alt+o', perform: () => openAnd(it, 'case.reopen') }
      : { id: 'close', label: 'Close the case', keys: 'alt+c', perform: () => openAnd(it, 'case.close') },
    { id: 'copy', label: 'Copy number', keys: 'alt+y', perform: () => void copyNumber(it) },
    { id: 'pin', label: pinned ? 'Unpin' : 'Pin', keys: PIN_KEY, perform: () => pin(it) },
  ];
  if (mayOpen) {
    more.push(
      { id: 'new-here', label: 'New case here', keys: 'alt+h', perform: () => void newHere(it) },
      {
        id: 'new-for-caller',
        label: 'New case for the caller',
        keys: 'alt+t',
        perform: () => void newForCaller(it),
      },
    );
  }
  return {
    enter: { label: 'Open the case', perform: () => open(it) },
    other: { label: 'Add a note', perform: () => openAnd(it, 'case.note') },
    more,
  };
}
