import { styled } from '@mui/material/styles';
import { memo, useDeferredValue, useEffect } from 'react';
import { countWords } from '../../design/count-words.ts';
import type { FoundGroup, FoundItem } from './found-item.ts';
import { FoundRow } from './found-row.tsx';

const Option = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: theme.rowHeight + 8,
  '&[data-kind="action"], &[data-kind="known-case"], &[data-kind="help"]': { minHeight: theme.rowHeight },
  padding: '4px 16px',
  // The heading of the group stays above it.
  scrollMarginTop: 32,
  cursor: 'pointer',
  '&:hover': { backgroundColor: theme.palette.surface.hover },
  '&[data-active="true"]': {
    backgroundColor: theme.palette.surface.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
}));
const Heading = styled('div')(({ theme }) => ({
  padding: '12px 16px 4px',
  fontSize: theme.typography.caption.fontSize,
  lineHeight: '16px',
  fontWeight: 600,
  color: theme.palette.text.secondary,
  position: 'sticky',
  top: 0,
  backgroundColor: theme.palette.background.paper,
  zIndex: 1,
  '& > span': { fontWeight: 400, marginLeft: 8 },
}));
const List = styled('div')({ paddingBottom: 8 });

/** As many rows as are on screen at once; those below follow a moment later. */
const ON_SCREEN = 18;

/** The id of a result's element, for aria-activedescendant. */
export function optionId(listId: string, item: FoundItem): string {
  return `${listId}-${item.key.replaceAll(/[^\w-]/g, '_')}`;
}

interface OneRowProps {
  id: string;
  item: FoundItem;
  active: boolean;
  onActive: (item: FoundItem) => void;
  onDeeds: (item: FoundItem, x: number, y: number) => void;
}

const OneRow = memo(function OneRow({ id, item, active, onActive, onDeeds }: OneRowProps) {
  return (
    <Option
      id={id}
      role="option"
      aria-selected={active}
      data-active={active}
      data-kind={item.subject.kind}
      // The focus stays in the box, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => {
        if (!active) onActive(item);
      }}
      onClick={() => item.enter.perform()}
      onContextMenu={(event) => {
        event.preventDefault();
        onDeeds(item, event.clientX, event.clientY);
      }}
    >
      <FoundRow subject={item.subject} pinned={item.pinned} />
    </Option>
  );
});

/** The groups as far as so many rows reach. */
function headOf(groups: readonly FoundGroup[], rows: number): FoundGroup[] {
  let left = rows;
  const head: FoundGroup[] = [];
  for (const group of groups) {
    if (left <= 0) break;
    head.push(group.items.length <= left ? group : { ...group, items: group.items.slice(0, left) });
    left -= group.items.length;
  }
  return head;
}

function howMany({ items, more }: FoundGroup): string {
  return more ? `${countWords(items.length)} or more` : countWords(items.length);
}

interface FoundListProps {
  id: string;
  /** The text the groups are the answer to. */
  asked: string;
  groups: readonly FoundGroup[];
  active: FoundItem | null;
  onActive: (item: FoundItem) => void;
  onDeeds: (item: FoundItem, x: number, y: number) => void;
}

/** The results by group. The focus stays in the box; the active one is marked and scrolled to. */
export const FoundList = memo(function FoundList({
  id,
  asked,
  groups,
  active,
  onActive,
  onDeeds,
}: FoundListProps) {
  const activeId = active === null ? null : optionId(id, active);
  const first = active !== null && active === groups[0]?.items[0];
  useEffect(() => {
    const list = document.getElementById(id);
    if (first) list?.parentElement?.scrollTo({ top: 0 });
    else if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [id, activeId, first]);
  const whole = useDeferredValue(asked) === asked;
  const shown = whole ? groups : headOf(groups, ON_SCREEN);
  const counts = new Map(groups.map((group) => [group.title, howMany(group)]));
  return (
    <List id={id} role="listbox" aria-label="Results" data-asked={asked}>
      {shown.map((group) => (
        <div key={group.title} role="group" aria-label={group.title}>
          <Heading aria-hidden="true">
            {group.title}
            {group.counted && <span>{counts.get(group.title)}</span>}
          </Heading>
          {group.items.map((item) => (
            <OneRow
              key={item.key}
              id={optionId(id, item)}
              item={item}
              active={item === active}
              onActive={onActive}
              onDeeds={onDeeds}
            />
          ))}
        </div>
      ))}
    </List>
  );
});
