import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { Fragment, useRef, useState, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useWidth } from './use-width.ts';
import { setPanes, workspace } from '../workspace/workspace.ts';

/** One pane of a group. Sizes are px as numbers, percent as strings ("30%"). */
export interface Pane {
  readonly id: string;
  /** Names the pane for those who can't see it. */
  readonly label: string;
  readonly size: number | string;
  readonly min: number | string;
  readonly max?: number | string;
  /** Can be dragged shut; Enter on its edge opens it again. */
  readonly collapsible?: boolean;
  /** Keeps its width in px when the window changes; one pane of a group must not. */
  readonly steady?: boolean;
  readonly content: ReactNode;
}

const Edge = styled(Separator)(({ theme }) => ({
  width: 5,
  marginInline: -2,
  zIndex: 1,
  position: 'relative',
  backgroundColor: 'transparent',
  '&::after': {
    content: '""',
    position: 'absolute',
    insetBlock: 0,
    left: 2,
    width: 1,
    backgroundColor: theme.palette.divider,
  },
  '&[data-separator="hover"]::after, &[data-separator="active"]::after': {
    left: 1,
    width: 3,
    backgroundColor: theme.palette.primary.main,
  },
}));

/**
 * Panes side by side with edges to drag (or move with the arrow keys); sizes come back after a restart.
 * @param stackBelow px of own width under which the panes stand one under the other and scroll together
 */
export function Panes({
  group,
  panes,
  stackBelow = 0,
}: {
  group: string;
  panes: readonly Pane[];
  stackBelow?: number;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const narrow = useWidth(ref) < stackBelow;
  const [kept] = useState(() => workspace.get().panes[group]);
  const known = kept !== undefined && panes.every((pane) => kept[pane.id] !== undefined);
  return (
    <Box ref={ref} sx={{ height: '100%', minHeight: 0, minWidth: 0, overflow: narrow ? 'auto' : 'hidden' }}>
      {narrow ? (
        panes.map((pane) => (
          <Box
            key={pane.id}
            component="section"
            aria-label={pane.label}
            sx={{ borderBottom: 1, borderColor: 'divider', overflow: 'auto' }}
          >
            {pane.content}
          </Box>
        ))
      ) : (
        <Group
          id={group}
          orientation="horizontal"
          defaultLayout={known ? kept : undefined}
          onLayoutChanged={(layout) => setPanes(group, layout)}
          style={{ height: '100%' }}
        >
          {panes.map((pane, at) => (
            <Fragment key={pane.id}>
              {at > 0 && <Edge aria-label={`Edge between ${panes[at - 1]?.label ?? ''} and ${pane.label}`} />}
              <Panel
                id={pane.id}
                role="region"
                aria-label={pane.label}
                defaultSize={pane.size}
                minSize={pane.min}
                maxSize={pane.max}
                collapsible={pane.collapsible}
                groupResizeBehavior={pane.steady === true ? 'preserve-pixel-size' : 'preserve-relative-size'}
                style={{ overflow: 'hidden', minWidth: 0 }}
              >
                {pane.content}
              </Panel>
            </Fragment>
          ))}
        </Group>
      )}
    </Box>
  );
}
