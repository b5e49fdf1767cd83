import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useRef, useState } from 'react';
import { DRAFT_LIFE } from '../../../../shared/domain/draft.ts';
import { DAY } from '../../../../shared/domain/instant.ts';
import type { Action } from '../../../actions/action.ts';
import { useActions, useOfferedActions } from '../../../actions/use-actions.ts';
import { ActionButton } from '../../../design/action-button.tsx';
import { EmptyState } from '../../../design/empty-state.tsx';
import { ErrorState } from '../../../design/error-state.tsx';
import { ListFrame } from '../../../design/list-frame.tsx';
import { notify } from '../../../design/notices.ts';
import { SkeletonRows } from '../../../design/skeleton-rows.tsx';
import { useNow } from '../../../design/use-now.ts';
import { VirtualList, type VirtualListHandle } from '../../../design/virtual-list.tsx';
import { ask, DoorError } from '../../../door/door-client.ts';
import { useCity } from '../../../door/use-city.ts';
import { useAsk } from '../../../door/use-door.ts';
import { closeTab, openDraft, workspace } from '../../../workspace/workspace.ts';
import { discardDraft } from './discard-draft.ts';
import { DRAFT_COLUMNS, DraftCells, DraftHeader } from './draft-cells.tsx';
import { draftRow, type DraftSummary } from './draft-row.ts';

const ROW_HEIGHT = 52;

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
  const [at, setAt] = useState(0);
  const active = Math.max(0, Math.min(rows.length - 1, at));
  const handle = useRef<VirtualListHandle>(null);
  const stepped = useRef(0);
  const current = rows[active];
  const none = rows.length === 0;

  useEffect(() => {
    if (!none) handle.current?.focus();
  }, [none]);
  // J and K from wherever the focus is; the list itself takes them while it has it.
  useEffect(() => {
    if (stepped.current === active) return;
    stepped.current = active;
    handle.current?.show(active);
    handle.current?.focus();
  }, [active]);

  const actions = useMemo((): Action[] => {
    const whyNot = current === undefined ? 'There is no draft.' : null;
    const step = (by: number) => setAt(Math.max(0, Math.min(rows.length - 1, active + by)));
    const list = { group: 'List', words: ['draft'], whyNot } as const;
    return [
      {
        ...list,
        id: 'drafts.open',
        label: 'Go on with it',
        keys: ['enter'],
        icon: <OpenInNewOutlined />,
        perform: () => {
          if (current !== undefined) open(current);
        },
      },
      {
        ...list,
        id: 'drafts.discard',
        label: 'Discard',
        keys: ['delete'],
        icon: <DeleteOutlined />,
        perform: () => {
          if (current !== undefined) void discard(current);
        },
      },
      { ...list, id: 'drafts.next', label: 'Next draft', keys: ['j'], icon: null, perform: () => step(1) },
      {
        ...list,
        id: 'drafts.previous',
        label: 'Previous draft',
        keys: ['k'],
        icon: null,
        perform: () => step(-1),
      },
    ];
  }, [current, rows.length, active]);
  useActions(actions);

  if (query.isError && views === undefined) {
    return <ErrorState failure={query.error.failure} onRetry={() => void query.refetch()} />;
  }
  if (views === undefined) return <SkeletonRows rows={4} label="Loading drafts" />;
  if (none) {
    return (
      <Box sx={{ height: '100%', bgcolor: 'background.paper' }}>
        <Empty />
      </Box>
    );
  }
  return (
    <ListFrame>
      <Box sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="h2" component="h1">
          Drafts
        </Typography>
        <Typography sx={{ color: 'text.secondary', maxWidth: '84ch' }}>
          New cases you began and did not file, on whichever desk. A draft goes {DRAFT_LIFE / DAY} days after
          it was last written; you are told a week before.
        </Typography>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <VirtualList<DraftSummary>
          label="Drafts"
          count={rows.length}
          rowAt={(index) => rows[index]}
          keyOf={(index) => rows[index]?.view.id ?? index}
          rowHeight={Math.max(ROW_HEIGHT, rowHeight)}
          columns={DRAFT_COLUMNS}
          header={<DraftHeader />}
          active={active}
          onActive={setAt}
          onOpen={open}
          renderRow={(row) => (row === undefined ? null : <DraftCells row={row} />)}
          handle={handle}
        />
      </Box>
      <Box
        role="toolbar"
        aria-label="This draft"
        sx={{ display: 'flex', gap: 2, px: 4, py: 2, borderTop: 1, borderColor: 'divider' }}
      >
        {actions.slice(0, 2).map((action, place) => (
          <ActionButton key={action.id} action={action} variant={place === 0 ? 'contained' : 'outlined'} />
        ))}
      </Box>
    </ListFrame>
  );
}
