import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import type { ReactNode, Ref } from 'react';
import type { Action } from '../actions/action.ts';
import type { DoorError } from '../door/door-client.ts';
import { ActionBar } from './action-bar.tsx';
import { ErrorState } from './error-state.tsx';
import { ListFrame } from './list-frame.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import type { ChosenRow } from './use-chosen-row.ts';
import { VirtualList } from './virtual-list.tsx';

interface WorkListProps<R> {
  frame?: Ref<HTMLDivElement>;
  title: string;
  /** What stands here, in a sentence or two. */
  about: string;
  /** Above the list, even an empty one. */
  above?: ReactNode;
  /** How the question for the rows stands. */
  query: { readonly error: DoorError | null; refetch(): unknown };
  /** Undefined until the first answer. */
  rows: readonly R[] | undefined;
  loading: string;
  /** Stands in the place of an empty list. */
  empty: ReactNode;
  /** Names the list for those who can't see it. */
  label: string;
  keyOf: (row: R) => string;
  columns: string;
  header: ReactNode;
  rowHeight?: number;
  chosen: ChosenRow<R>;
  onOpen: (row: R) => void;
  /** Memoised, as VirtualList asks for. */
  renderRow: (row: R | undefined) => ReactNode;
  /** Buttons for the chosen row. */
  actions: readonly Action[];
  /** Buttons whatever is chosen, even nothing. */
  always?: readonly Action[];
  /** What is to be seen of the chosen row, beside the list where there is room. */
  aside?: ReactNode;
  /** Dialogs. */
  children?: ReactNode;
}

/** A page of work that waits for a person: what it is, the list, and below it what can be done with the chosen row. */
export function WorkList<R>(props: WorkListProps<R>) {
  const { title, about, query, rows, loading, empty, label, keyOf, chosen, actions } = props;
  const theme = useTheme();
  return (
    <ListFrame frame={props.frame}>
      <Box sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="h2" component="h1">
          {title}
        </Typography>
        <Typography sx={{ color: 'text.secondary', maxWidth: '84ch' }}>{about}</Typography>
      </Box>
      {props.above}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {query.error !== null && chosen.row === null ? (
            <ErrorState failure={query.error.failure} onRetry={() => void query.refetch()} />
          ) : rows === undefined ? (
            <SkeletonRows rows={8} label={loading} />
          ) : rows.length === 0 ? (
            empty
          ) : (
            <VirtualList<R>
              label={label}
              count={rows.length}
              rowAt={(index) => rows[index]}
              keyOf={(index) => {
                const row = rows[index];
                return row === undefined ? index : keyOf(row);
              }}
              rowHeight={props.rowHeight ?? theme.rowHeight}
              columns={props.columns}
              header={props.header}
              active={chosen.active}
              onActive={chosen.activate}
              onOpen={props.onOpen}
              renderRow={props.renderRow}
              handle={chosen.handle}
            />
          )}
        </Box>
        {chosen.row !== null && props.aside}
      </Box>
      {(chosen.row !== null || props.always !== undefined) && (
        <ActionBar
          label="What can be done with the chosen one"
          actions={[...(chosen.row === null ? [] : actions), ...(props.always ?? [])]}
        />
      )}
      {props.children}
    </ListFrame>
  );
}
