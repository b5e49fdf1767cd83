import CloseOutlined from '@mui/icons-material/CloseOutlined';
import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { memo, type RefObject } from 'react';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { useWorkspace } from '../../workspace/use-workspace.ts';
import { setFilter, setSort, type WorkspaceState } from '../../workspace/workspace.ts';
import { SORTS } from './queue-actions.tsx';
import type { QueueLayout } from './queue-cells.tsx';

interface QueueHeadProps {
  title: string;
  total: number | null;
  /** The count is that of the list asked for. */
  settled: boolean;
  layout: QueueLayout;
  beside: boolean;
  filterField: RefObject<HTMLInputElement | null>;
  /** Esc, Enter or arrow down in the filter: on to the rows. */
  onLeave: () => void;
}

function Sort() {
  const sort = useWorkspace((state) => state.sort);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
      <Typography variant="caption" sx={{ color: 'text.secondary' }} id="sort-label">
        Sort by
      </Typography>
      <ToggleButtonGroup
        exclusive
        value={sort}
        aria-labelledby="sort-label"
        onChange={(_, chosen: WorkspaceState['sort'] | null) => {
          if (chosen !== null) setSort(chosen);
        }}
      >
        {SORTS.map(({ sort: value, label }) => (
          <ToggleButton key={value} value={value}>
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}

/** The name of the list, how many there are, and what narrows and sorts it. */
export const QueueHead = memo(function QueueHead(props: QueueHeadProps) {
  const { title, total, settled, layout, beside, filterField, onLeave } = props;
  const filter = useWorkspace((state) => state.filter);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 4,
        rowGap: 2,
        px: 3,
        py: 2,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'baseline',
          gap: 2,
          flex: layout === 'narrow' ? '1 1 100%' : '0 1 auto',
        }}
      >
        <Typography variant="h2" component="h1" noWrap>
          {title}
        </Typography>
        <Typography role="status" sx={{ color: 'text.secondary', whiteSpace: 'nowrap', minWidth: 96 }}>
          {total !== null && settled ? counted(total, 'case', 'cases') : ''}
        </Typography>
      </Box>
      <OutlinedInput
        inputRef={filterField}
        value={filter}
        placeholder={layout === 'narrow' ? 'Filter' : 'Filter: pothole cd14, waiting, figueroa'}
        onChange={(event) => setFilter(event.target.value)}
        onKeyDown={(event) => {
          if (!['Escape', 'Enter', 'ArrowDown'].includes(event.key)) return;
          event.preventDefault();
          onLeave();
        }}
        startAdornment={
          <InputAdornment position="start">
            <FilterListOutlined />
          </InputAdornment>
        }
        endAdornment={
          <InputAdornment position="end">
            {filter === '' ? (
              !beside && <KeyHint keys="f" />
            ) : (
              <IconButton
                aria-label="Clear the filter"
                sx={{ width: 24, height: 24 }}
                onClick={() => {
                  setFilter('');
                  filterField.current?.focus();
                }}
              >
                <CloseOutlined />
              </IconButton>
            )}
          </InputAdornment>
        }
        slotProps={{
          input: { 'aria-label': 'Filter the list', spellCheck: false, autoComplete: 'off', maxLength: 200 },
        }}
        sx={{ flex: '1 1 160px', maxWidth: layout === 'narrow' ? 'none' : 380 }}
      />
      {!beside && (
        <Box sx={{ ml: 'auto' }}>
          <Sort />
        </Box>
      )}
    </Box>
  );
});
