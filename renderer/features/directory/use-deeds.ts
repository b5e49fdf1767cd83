import type { RefObject } from 'react';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { cityDate } from '../../../shared/domain/case-words/city-date.ts';
import { notify } from '../../design/notices.ts';
import { useNow } from '../../design/use-now.ts';
import type { VirtualListHandle } from '../../design/virtual-list.tsx';
import type { DeskDirectory } from '../../door/use-directory.ts';
import type { DirectoryDeeds } from './directory-actions.tsx';
import { goInDirectory } from './directory-place.ts';
import { draftSessions } from './draft-keeper.ts';
import type { EntryRow } from './entry-cells.tsx';
import { copyOf, insertedAt, newEntry, replacedAt } from './new-entry.ts';
import type { ShownDirectory } from './shown-directory.ts';
import type { PlaceNow } from './use-directory-place.ts';
import type { DirectoryRights } from './use-directory-rights.ts';
import type { Draft } from './use-draft.ts';

interface DeedsInput {
  readonly place: PlaceNow;
  readonly rights: DirectoryRights;
  readonly draft: Draft;
  readonly version: DeskDirectory;
  readonly published: ShownDirectory;
  readonly shown: ShownDirectory;
  readonly rows: readonly EntryRow[];
  readonly isDraft: boolean;
  readonly list: RefObject<VirtualListHandle | null>;
  readonly filterField: RefObject<HTMLInputElement | null>;
  readonly me: AccountId;
  onPublish(): void;
  /** Lets every entry be seen. */
  onShowAll(): void;
}

const KNOWN_NOT_YET = 'The hub has not said yet whether a draft is begun.';

/** What the keys of the directory do now, and why not. */
export function useDeeds(input: DeedsInput): { deeds: DirectoryDeeds; whyNoWrite: string | null } {
  const { place, rights, draft, version, published, shown, rows, isDraft, list, me } = input;
  const today = cityDate(useNow(), published.names.city.timeZone);
  const { session } = draft;
  const whyNoWrite =
    rights.write ??
    (session === null && draft.failure !== null ? draft.failure.message : null) ??
    (session !== null && session.moved !== null
      ? 'Somebody else changed the draft. Choose a way out first.'
      : null);
  const at = rows.findIndex(({ index }) => index === place.entry);
  const row = rows[Math.max(0, at)] ?? null;
  const isOthers = row !== null && place.draftOf !== null && row.point.department !== place.draftOf;
  const whyNoEntry =
    row === null
      ? 'Choose an entry first.'
      : isOthers
        ? `This draft is of ${published.names.department(place.draftOf ?? '')} only.`
        : null;
  const whyNoEdit = whyNoWrite ?? (draft.isKnown ? null : KNOWN_NOT_YET);

  /** Begins a draft where there is none, and works on its text. */
  const write = (change: (directory: Directory) => Directory) => {
    if (session === null) draft.begin(version.version, published.directory);
    const begun = draftSessions.get().get(draft.key);
    if (begun !== undefined) draft.change(change(begun.edited));
    goInDirectory({ source: 'draft' });
  };
  /** The place of the chosen entry in the draft: published and draft may differ. */
  const inDraft = (directory: Directory): number =>
    isDraft ? (row?.index ?? -1) : directory.contactPoints.findIndex(({ id }) => id === row?.point.id);
  const add = (made: (directory: Directory) => ReturnType<typeof newEntry>) =>
    write((directory) => {
      const after = row === null ? directory.contactPoints.length : inDraft(directory) + 1;
      input.onShowAll();
      goInDirectory({ entry: after, section: 'entries', field: 'role' });
      return insertedAt(directory, after, made(directory));
    });

  const deeds: DirectoryDeeds = {
    whyNoStep: rows.length === 0 ? 'No entry fits the words.' : null,
    whyNoEntry,
    whyNoEdit,
    whyNoDraft: rights.seeDrafts,
    whyNoPublish:
      rights.publish ??
      (isDraft && session !== null ? null : 'Only a draft is published. Choose Draft first.'),
    step: (by) => {
      const next = rows[Math.max(0, Math.min(rows.length - 1, Math.max(0, at) + by))];
      if (next === undefined) return;
      goInDirectory({ entry: next.index });
      list.current?.show(rows.indexOf(next));
      list.current?.focus();
    },
    filter: () => input.filterField.current?.select(),
    back: () => list.current?.focus(),
    flip: () => goInDirectory({ source: isDraft ? 'published' : 'draft' }),
    edit: () =>
      write((directory) => {
        const entry = inDraft(directory);
        if (entry >= 0) goInDirectory({ entry, section: 'entries', field: 'role' });
        return directory;
      }),
    add: () =>
      add((directory) =>
        newEntry(place.draftOf ?? row?.point.department ?? '', row?.point ?? null, directory),
      ),
    duplicate: () => {
      if (row !== null) add((directory) => copyOf(row.point, directory));
    },
    remove: () => {
      if (row === null) return;
      write((directory) => {
        const entry = inDraft(directory);
        const removed = directory.contactPoints[entry];
        if (removed === undefined) return directory;
        notify({
          meaning: 'done',
          text: `${removed.role} is removed from the draft.`,
          action: {
            label: 'Undo',
            perform: () => {
              const now = draftSessions.get().get(draft.key);
              if (now !== undefined) draft.change(insertedAt(now.edited, entry, removed));
            },
          },
        });
        return { ...directory, contactPoints: directory.contactPoints.toSpliced(entry, 1) };
      });
    },
    verify: () =>
      write((directory) => {
        const entry = inDraft(directory);
        const point = directory.contactPoints[entry];
        if (point === undefined) return directory;
        goInDirectory({ entry });
        return replacedAt(directory, entry, { ...point, verified: { on: today, by: { account: me } } });
      }),
    publish: input.onPublish,
  };
  return { deeds, whyNoWrite: shown === published && isDraft ? whyNoEdit : whyNoWrite };
}
