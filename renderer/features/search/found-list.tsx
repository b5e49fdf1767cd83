import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useEffect } from 'react';
import { countWords } from '../../design/count-words.ts';
import type { FoundGroup, FoundItem } from './found-item.ts';
import { FoundRow } from './found-row.tsx';

const Option = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: theme.rowHeight + 8,
  '&[data-kind="action"]': { minHeight: theme.rowHeight },
  padding: '4px 16px',
  cursor: 'pointer',
  '&:hover': { backgroundColor: theme.palette.surface.hover },
  '&[data-active="true"]': {
    backgroundColor: theme.palette.surface.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
}));

/** The id of a result's element, for aria-activedescendant. */
export function optionId(listId: string, item: FoundItem): string {
  return `${listId}-${item.key.replaceAll(/[^\w-]/g, '_')}`;
}

interface FoundListProps {
  id: string;
  groups: readonly FoundGroup[];
  active: FoundItem | null;
  onActive: (item: FoundItem) => void;
}

/** The results by group. The focus stays in the box; the active one is marked and scrolled to. */
export function FoundList({ id, groups, active, onActive }: FoundListProps) {
  const activeId = active === null ? null : optionId(id, active);
  useEffect(() => {
    if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <Box id={id} role="listbox" aria-label="Results" sx={{ pb: 2 }}>
      {groups.map((group) => (
        <Box key={group.title} role="group" aria-label={group.title}>
          <Box
            aria-hidden="true"
            sx={{
              px: 4,
              pt: 3,
              pb: 1,
              typography: 'caption',
              fontWeight: 600,
              color: 'text.secondary',
              position: 'sticky',
              top: 0,
              bgcolor: 'background.paper',
              zIndex: 1,
            }}
          >
            {group.title}
            {group.items.length > 1 && (
              <Box component="span" sx={{ fontWeight: 400, ml: 2 }}>
                {countWords(group.items.length)}
                {group.more && ' and more'}
              </Box>
            )}
          </Box>
          {group.items.map((item) => (
            <Option
              key={item.key}
              id={optionId(id, item)}
              role="option"
              aria-selected={item === active}
              data-active={item === active}
              data-kind={item.subject.kind}
              // The focus stays in the box, so that typing goes on.
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => {
                if (item !== active) onActive(item);
              }}
              onClick={() => item.enter.perform()}
            >
              <FoundRow subject={item.subject} />
            </Option>
          ))}
        </Box>
      ))}
    </Box>
  );
}
