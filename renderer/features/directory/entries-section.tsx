import Box from '@mui/material/Box';
import { useCallback, useMemo, type RefObject } from 'react';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { EntryChange } from '../../../shared/domain/directory/directory-change.ts';
import type { ContactPoint, Directory } from '../../../shared/domain/directory/directory.ts';
import type { Finding } from '../../../shared/domain/directory/finding.ts';
import { cityDate } from '../../../shared/domain/case-words/city-date.ts';
import { Panes } from '../../design/panes.tsx';
import { useNow } from '../../design/use-now.ts';
import type { VirtualListHandle } from '../../design/virtual-list.tsx';
import { goInDirectory } from './directory-place.ts';
import type { EntryRow } from './entry-cells.tsx';
import { EntryDetails } from './entry-details.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import { notesOf } from './entry-notes.ts';
import { replacedAt } from './new-entry.ts';
import { matchesWords } from './point-words.ts';
import type { ShownDirectory } from './shown-directory.ts';
import type { PlaceNow } from './use-directory-place.ts';
import type { Names } from './use-names.ts';

const PATH_ORDER = ['emergency', 'complaint', 'routine'];

interface RowsOf {
  readonly directory: Directory;
  readonly changes: readonly EntryChange[];
  readonly findings: readonly Finding[];
  readonly filter: string;
  readonly department: string;
  readonly names: Names;
}

/** The entries that fit, by department, path and tier. */
export function entryRows({ directory, changes, findings, filter, department, names }: RowsOf): EntryRow[] {
  const changed = new Map(changes.map((one) => [one.point, one.kind]));
  const errors = new Map<number, number>();
  for (const one of findings) {
    if (one.severity !== 'error' || !('index' in one) || one.index === null) continue;
    errors.set(one.index, (errors.get(one.index) ?? 0) + 1);
  }
  const order = (point: ContactPoint) =>
    `${names.department(point.department)}\n${PATH_ORDER.indexOf(point.path)}\n${point.tier}`;
  return [...directory.contactPoints.entries()]
    .filter(
      ([, point]) =>
        (department === '' || point.department === department) && matchesWords(point, filter, names),
    )
    .map(([index, point]): EntryRow => {
      const kind = changed.get(point.id);
      const change = kind === 'added' || kind === 'changed' ? kind : null;
      return { index, point, change, errors: errors.get(index) ?? 0 };
    })
    .toSorted((a, b) => order(a.point).localeCompare(order(b.point)) || a.index - b.index);
}

interface EntriesSectionProps {
  actor: AccountActor;
  place: PlaceNow;
  shown: ShownDirectory;
  rows: readonly EntryRow[];
  filter: string;
  department: string;
  onFilter: (text: string) => void;
  onDepartment: (code: string) => void;
  findings: readonly Finding[];
  filterField: RefObject<HTMLInputElement | null>;
  handle: RefObject<VirtualListHandle | null>;
  /** Takes another text of the draft; null where it is only read. */
  onChange: ((directory: Directory) => void) | null;
  /** Enter on a row. */
  onOpen: (row: EntryRow) => void;
}

/** The list of entries with the chosen one beside it: to read, or in a draft to write. */
export function EntriesSection(props: EntriesSectionProps) {
  const { actor, place, shown, rows, findings, onChange, handle } = props;
  const { directory, open, names } = shown;
  const now = useNow();
  const active = Math.max(
    0,
    rows.findIndex(({ index }) => index === place.entry),
  );
  const chosen = rows[active] ?? null;
  const point = chosen === null ? undefined : directory.contactPoints[chosen.index];
  const isMine = place.draftOf === null || point?.department === place.draftOf;
  const departments = useMemo(
    () =>
      [...new Set(directory.contactPoints.map((one) => one.department))].toSorted((a, b) =>
        names.department(a).localeCompare(names.department(b)),
      ),
    [directory, names],
  );
  const forgetField = useCallback(() => goInDirectory({ field: null }), []);
  const list = (
    <EntryList
      rows={rows}
      active={active}
      open={open}
      names={names}
      filter={props.filter}
      department={props.department}
      departments={departments}
      filterField={props.filterField}
      handle={handle}
      onFilter={props.onFilter}
      onDepartment={props.onDepartment}
      onActive={(at) => goInDirectory({ entry: rows[at]?.index ?? 0 })}
      onOpen={props.onOpen}
    />
  );
  const one =
    point === undefined || chosen === null ? (
      <Box sx={{ p: 4, color: 'text.secondary' }}>Choose an entry.</Box>
    ) : onChange === null || !isMine ? (
      <EntryDetails point={point} open={open} names={names} now={now} />
    ) : (
      <EntryForm
        key={chosen.index}
        point={point}
        others={directory.contactPoints.filter((other) => other !== point)}
        department={place.draftOf}
        notes={notesOf(point, chosen.index, findings, names)}
        names={names}
        today={cityDate(now, names.city.timeZone)}
        me={actor.id}
        field={place.field}
        onFocused={forgetField}
        onLeave={() => handle.current?.focus()}
        onChange={(next) => onChange(replacedAt(directory, chosen.index, next))}
      />
    );
  return (
    <Panes
      group="directory"
      stackBelow={880}
      panes={[
        { id: 'list', label: 'Entries', size: '56%', min: 380, content: list },
        { id: 'entry', label: 'The chosen entry', size: '44%', min: 340, content: one },
      ]}
    />
  );
}
