import SearchOffOutlined from '@mui/icons-material/SearchOffOutlined';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useCallback, useRef, type RefObject } from 'react';
import type { OpenDirectory } from '../../../shared/domain/directory/open-directory.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ColumnHeads, gridColumns } from '../../design/line-cells.tsx';
import { useNow } from '../../design/use-now.ts';
import { useWidth } from '../../design/use-width.ts';
import { VirtualList, type VirtualListHandle } from '../../design/virtual-list.tsx';
import { EntryCells, entryColumns, type EntryRow } from './entry-cells.tsx';
import type { Names } from './use-names.ts';

interface EntryListProps {
  rows: readonly EntryRow[];
  /** Place of the active row in `rows`. */
  active: number;
  open: OpenDirectory;
  names: Names;
  filter: string;
  department: string;
  departments: readonly string[];
  filterField: RefObject<HTMLInputElement | null>;
  handle: RefObject<VirtualListHandle | null>;
  onFilter: (text: string) => void;
  onDepartment: (code: string) => void;
  onActive: (place: number) => void;
  onOpen: (row: EntryRow) => void;
}

/** All entries by department, path and tier, with words to find one by. */
export function EntryList(props: EntryListProps) {
  const { rows, active, open, names, filter, department, departments, handle, filterField } = props;
  const theme = useTheme();
  const now = useNow();
  const root = useRef<HTMLDivElement>(null);
  const columns = entryColumns(useWidth(root));
  const renderRow = useCallback(
    (row: EntryRow | undefined) =>
      row === undefined ? null : (
        <EntryCells row={row} columns={columns} open={open} names={names} now={now} />
      ),
    [columns, open, names, now],
  );
  return (
    <Box ref={root} sx={{ height: '100%', minHeight: 240, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 2, px: 3, py: 2 }}>
        <TextField
          inputRef={filterField}
          label="Find by role, person, number or code"
          value={filter}
          sx={{ flex: '2 1 200px', width: 'auto' }}
          slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }}
          onChange={(event) => props.onFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            handle.current?.focus();
          }}
        />
        <TextField
          select
          label="Department"
          value={department}
          sx={{ flex: '1 1 140px', width: 'auto' }}
          slotProps={{ select: { native: true } }}
          onChange={(event) => props.onDepartment(event.target.value)}
        >
          <option value="">All</option>
          {departments.map((code) => (
            <option key={code} value={code}>
              {names.department(code)}
            </option>
          ))}
        </TextField>
        <Typography
          variant="caption"
          role="status"
          sx={{ color: 'text.secondary', pb: 1.5, minWidth: 72, textAlign: 'end' }}
        >
          {counted(rows.length, 'entry', 'entries')}
        </Typography>
      </Box>
      <Box
        sx={{
          flex: 1,
          minHeight: 200,
          borderTop: 1,
          borderColor: 'divider',
          position: 'relative',
          // Also where the panes stand one under the other and have no height of their own.
          '& > *': { position: 'absolute', inset: 0 },
        }}
      >
        {rows.length === 0 ? (
          <EmptyState
            icon={<SearchOffOutlined />}
            title="No entry fits"
            because="Try fewer words, or another department. F goes to the words."
          />
        ) : (
          <VirtualList<EntryRow>
            label="Contact points"
            count={rows.length}
            rowAt={(place) => rows[place]}
            keyOf={(place) => rows[place]?.index ?? place}
            rowHeight={theme.rowHeight}
            columns={gridColumns(columns)}
            header={<ColumnHeads columns={columns} />}
            active={active}
            onActive={props.onActive}
            onOpen={props.onOpen}
            renderRow={renderRow}
            handle={handle}
          />
        )}
      </Box>
    </Box>
  );
}
