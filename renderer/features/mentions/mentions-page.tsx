import AlternateEmailOutlined from '@mui/icons-material/AlternateEmailOutlined';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { MentionRow } from '../../../shared/contract/mention-view.ts';
import { useActions } from '../../actions/use-actions.ts';
import { caseTitle } from '../../design/case-title.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ColumnHeads, gridColumns } from '../../design/line-cells.tsx';
import { notify } from '../../design/notices.ts';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { useWidth } from '../../design/use-width.ts';
import { WorkList } from '../../design/work-list.tsx';
import { serviceName, useCity } from '../../door/use-city.ts';
import { useAsk, useTell } from '../../door/use-door.ts';
import { openAtNote } from '../../workspace/note-shown.ts';
import { mentionActions } from './mention-actions.tsx';
import { MentionCells, mentionColumns, mentionLayoutFor } from './mention-cells.tsx';
import { mentionsRemote } from './mentions-remote.ts';

const NO_ROWS: readonly MentionRow[] = [];
const noteOf = (row: MentionRow): string => row.note;

/** Notes that mention me and that I have not seen, the newest first. */
export function MentionsPage() {
  const city = useCity();
  const query = useAsk('mention.list', {});
  const rows = query.data?.rows ?? NO_ROWS;
  const { mutate: tellSeen } = useTell('mention.see');
  const chosen = useChosenRow(rows, noteOf);
  const { row, step } = chosen;
  const root = useRef<HTMLDivElement>(null);
  const layout = mentionLayoutFor(useWidth(root));

  const open = (one: MentionRow) =>
    openAtNote(one.case.id, caseTitle(one.case, serviceName(city, one.case.service)), one.note);

  useLayoutEffect(() => {
    mentionsRemote.set({
      step,
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

  const columns = mentionColumns(layout);
  return (
    <WorkList<MentionRow>
      frame={root}
      title="Mentions"
      about="Notes of colleagues that mention you. Each stays here until you have seen it, on any of your desks."
      query={query}
      rows={query.data?.rows}
      loading="Loading mentions"
      empty={
        <EmptyState
          icon={<AlternateEmailOutlined />}
          title="Nothing waits for you here"
          because="When a colleague writes @ and your name in an internal note, it stands here until you have seen it. On a case, N writes a note."
        />
      }
      label={`Mentions, ${rows.length} not seen`}
      keyOf={noteOf}
      columns={gridColumns(columns)}
      header={<ColumnHeads columns={columns} />}
      chosen={chosen}
      onOpen={open}
      renderRow={renderRow}
      actions={actions.slice(2)}
    />
  );
}
