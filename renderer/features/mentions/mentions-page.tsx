import AlternateEmailOutlined from '@mui/icons-material/AlternateEmailOutlined';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MentionRow } from '../../../shared/contract/mention-view.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { caseTitle } from '../../design/case-title.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { ListFrame } from '../../design/list-frame.tsx';
import { notify } from '../../design/notices.ts';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useWidth } from '../../design/use-width.ts';
import { VirtualList, type VirtualListHandle } from '../../design/virtual-list.tsx';
import { serviceName, useCity } from '../../door/use-city.ts';
import { useAsk, useTell } from '../../door/use-door.ts';
import { openAtNote } from '../../workspace/note-shown.ts';
import { mentionActions } from './mention-actions.tsx';
import { MentionCells, mentionColumns, MentionHeader, mentionLayoutFor } from './mention-cells.tsx';
import { mentionsRemote } from './mentions-remote.ts';

const NO_ROWS: readonly MentionRow[] = [];

/** Notes that mention me and that I have not seen, the newest first. */
export function MentionsPage() {
  const city = useCity();
  const theme = useTheme();
  const query = useAsk('mention.list', {});
  const rows = query.data?.rows ?? NO_ROWS;
  const { mutate: tellSeen } = useTell('mention.see');
  const [chosen, setChosen] = useState<{ index: number; id: TextId | null }>({ index: 0, id: null });
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<VirtualListHandle>(null);
  const layout = mentionLayoutFor(useWidth(root));

  // What was chosen stays chosen while rows come and go around it.
  const moved = rows.findIndex((row) => row.note === chosen.id);
  const active = Math.max(0, Math.min(rows.length - 1, moved === -1 ? chosen.index : moved));
  const activate = (index: number) => setChosen({ index, id: rows[index]?.note ?? null });
  const row = rows[active] ?? null;
  const open = (one: MentionRow) =>
    openAtNote(one.case.id, caseTitle(one.case, serviceName(city, one.case.service)), one.note);

  useLayoutEffect(() => {
    mentionsRemote.set({
      step: (by) => {
        const next = Math.max(0, Math.min(rows.length - 1, active + by));
        handle.current?.show(next);
        activate(next);
        handle.current?.focus();
      },
      open: () => {
        if (row !== null) open(row);
      },
      see: () => {
        if (row === null) return;
        tellSeen(
          { caseId: row.case.id, note: row.note },
          {
            onSuccess: () =>
              notify({
                meaning: 'done',
                text: 'Marked as seen, on your other desks too.',
                action: { label: 'Open', perform: () => open(row) },
              }),
            onError: (error) => notify({ meaning: 'breach', text: error.failure.message }),
          },
        );
      },
    });
  });
  useLayoutEffect(() => () => mentionsRemote.set(null), []);
  const actions = useMemo(() => mentionActions(rows.length === 0), [rows.length]);
  useActions(actions);
  const renderRow = useCallback(
    (one: MentionRow | undefined) =>
      one === undefined ? null : <MentionCells row={one} city={city} layout={layout} />,
    [city, layout],
  );

  return (
    <ListFrame frame={root}>
      <Box sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="h2" component="h1">
          Mentions
        </Typography>
        <Typography sx={{ color: 'text.secondary' }}>
          Notes of colleagues that mention you. Each stays here until you have seen it, on any of your desks.
        </Typography>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {query.isError && rows.length === 0 ? (
          <ErrorState failure={query.error.failure} onRetry={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <SkeletonRows rows={8} label="Loading mentions" />
        ) : rows.length === 0 ? (
          <EmptyState
            icon={<AlternateEmailOutlined />}
            title="Nothing waits for you here"
            because="When a colleague writes @ and your name in an internal note, it stands here until you have seen it. On a case, N writes a note."
          />
        ) : (
          <VirtualList<MentionRow>
            label={`Mentions, ${rows.length} not seen`}
            count={rows.length}
            rowAt={(index) => rows[index]}
            keyOf={(index) => rows[index]?.note ?? index}
            rowHeight={theme.rowHeight}
            columns={mentionColumns(layout)}
            header={<MentionHeader layout={layout} />}
            active={active}
            onActive={activate}
            onOpen={open}
            renderRow={renderRow}
            handle={handle}
          />
        )}
      </Box>
      {row !== null && (
        <Box
          role="toolbar"
          aria-label="What can be done with the chosen one"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1.5,
            px: 4,
            py: 2,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          {actions.slice(2).map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
        </Box>
      )}
    </ListFrame>
  );
}
