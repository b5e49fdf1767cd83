import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import { useTheme } from '@mui/material/styles';
import { useEffect, useMemo } from 'react';
import { DRAFT_LIFE } from '../../../../shared/domain/draft.ts';
import { DAY } from '../../../../shared/domain/instant.ts';
import type { Action } from '../../../actions/action.ts';
import { useActions, useOfferedActions } from '../../../actions/use-actions.ts';
import { EmptyState } from '../../../design/empty-state.tsx';
import { notify } from '../../../design/notices.ts';
import { useChosenRow } from '../../../design/use-chosen-row.ts';
import { useNow } from '../../../design/use-now.ts';
import { WorkList } from '../../../design/work-list.tsx';
import { ask, DoorError } from '../../../door/door-client.ts';
import { useCity } from '../../../door/use-city.ts';
import { useAsk } from '../../../door/use-door.ts';
import { closeTab, openDraft, workspace } from '../../../workspace/workspace.ts';
import { discardDraft } from './discard-draft.ts';
import { DRAFT_COLUMNS, DraftCells, DraftHeader } from './draft-cells.tsx';
import { draftRow, type DraftSummary } from './draft-row.ts';

const ROW_HEIGHT = 52;
const draftOf = ({ view }: DraftSummary): string => view.id;
const renderRow = (row: DraftSummary | undefined) => (row === undefined ? null : <DraftCells row={row} />);

function open({ view, draft, what }: DraftSummary): void {
  openDraft({
    title: what === 'New case' ? what : `New: ${what}`,
    draft,
    draftId: view.id,
    lineage: view.lineage,
    filed: view.note === 'filed',
  });
}

/** Brings a draft back that was just given up. */
async function bringBack({ view }: DraftSummary): Promise<void> {
  try {
    await ask('draft.put', { id: view.id, body: view.body, lineage: view.lineage });
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    notify({
      meaning: 'breach',
      text: `The draft could not be brought back. ${error.failure.message}`,
      keep: true,
    });
  }
}

async function discard(row: DraftSummary): Promise<void> {
  const tab = workspace.get().tabs.find((one) => one.kind === 'new-case' && one.draftId === row.view.id);
  if (tab !== undefined) closeTab(tab.key);
  if (!(await discardDraft(row.view.id))) return;
  notify({
    id: `discarded ${row.view.id}`,
    meaning: 'information',
    text: `Discarded on all your desks: ${row.what}, ${row.where}.`,
    action: { label: 'Undo', perform: () => void bringBack(row) },
  });
}

function Empty() {
  const newCase = useOfferedActions().find((one) => one.id === 'new-case');
  return (
    <EmptyState
      icon={<EditNoteOutlined />}
      title="No drafts"
      because={`A new case that was begun and not filed stands here, on every desk you sign in at. It is kept while you type, and goes ${DRAFT_LIFE / DAY} days after it was last written.`}
      actions={newCase === undefined ? [] : [newCase]}
    />
  );
}

/** The person's unfinished new cases, wherever they were begun. */
export function DraftsPage() {
  const query = useAsk('draft.list', {});
  const city = useCity();
  const now = useNow();
  const { rowHeight } = useTheme();
  const views = query.data?.drafts;
  const rows = useMemo(() => (views ?? []).map((view) => draftRow(view, city, now)), [views, city, now]);
  const chosen = useChosenRow(rows, draftOf);
  const { row: current, step, handle } = chosen;
  const none = rows.length === 0;

  useEffect(() => {
    if (!none) handle.current?.focus();
  }, [none, handle]);
  const actions = useMemo((): Action[] => {
    const whyNot = current === null ? 'There is no draft.' : null;
    const list = { group: 'List', words: ['draft'], whyNot } as const;
    return [
      {
        ...list,
        id: 'drafts.open',
        label: 'Go on with it',
        keys: ['enter'],
        icon: <OpenInNewOutlined />,
        perform: () => {
          if (current !== null) open(current);
        },
      },
      {
        ...list,
        id: 'drafts.discard',
        label: 'Discard',
        keys: ['delete'],
        icon: <DeleteOutlined />,
        perform: () => {
          if (current !== null) void discard(current);
        },
      },
      {
        ...list,
        id: 'drafts.next',
        label: 'Next draft',
        keys: ['j'],
        icon: null,
        perform: () => step(1),
      },
      {
        ...list,
        id: 'drafts.previous',
        label: 'Previous draft',
        keys: ['k'],
        icon: null,
        perform: () => step(-1),
      },
    ];
  }, [current, step]);
  useActions(actions);

  return (
    <WorkList<DraftSummary>
      title="Drafts"
      about={`New cases you began and did not file, on whichever desk. A draft goes ${DRAFT_LIFE / DAY} days after it was last written; you are told a week before.`}
      query={query}
      rows={views === undefined ? undefined : rows}
      loading="Loading drafts"
      empty={<Empty />}
      label="Drafts"
      keyOf={draftOf}
      columns={DRAFT_COLUMNS}
      header={<DraftHeader />}
      rowHeight={Math.max(ROW_HEIGHT, rowHeight)}
      chosen={chosen}
      onOpen={open}
      renderRow={renderRow}
      actions={actions.slice(0, 2)}
    />
  );
}
