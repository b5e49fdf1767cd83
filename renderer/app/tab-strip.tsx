import CloseOutlined from '@mui/icons-material/CloseOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useRef } from 'react';
import type { Action } from '../actions/action.ts';
import { ActionButton } from '../design/action-button.tsx';
import { useWorkspace } from '../workspace/use-workspace.ts';
import { activateTab, type Tab } from '../workspace/workspace.ts';
import { closeTabKindly } from './closed-tabs.ts';

const Item = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  flex: '0 1 220px',
  minWidth: 104,
  height: '100%',
  borderRight: `1px solid ${theme.palette.divider}`,
  position: 'relative',
  color: theme.palette.text.secondary,
  '&:hover': { backgroundColor: theme.palette.surface.hover },
  '&[data-active="true"]': {
    backgroundColor: theme.palette.background.paper,
    color: theme.palette.text.primary,
  },
  '&[data-active="true"]::before': {
    content: '""',
    position: 'absolute',
    insetInline: 0,
    top: 0,
    height: 2,
    backgroundColor: theme.palette.primary.main,
  },
}));
const Go = styled(ButtonBase)(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  height: '100%',
  justifyContent: 'flex-start',
  gap: 4,
  padding: '0 4px 0 12px',
  fontSize: theme.typography.body1.fontSize,
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}));
const Close = styled(ButtonBase)(({ theme }) => ({
  width: 24,
  height: 24,
  '@media (max-width: 640px)': { width: 44, height: 44 },
  marginRight: 4,
  borderRadius: 4,
  color: theme.palette.text.secondary,
  '&:hover': { backgroundColor: theme.palette.surface.selected },
}));

function OneTab({ tab, at, active }: { tab: Tab; at: number; active: boolean }) {
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const written = tab.kind === 'new-case' || tab.noteDraft.trim() !== '';
  const key = at < 9 ? `Alt+${at + 1}` : null;
  return (
    <Item
      ref={ref}
      data-active={active}
      onMouseDown={(event) => {
        if (event.button !== 1) return;
        event.preventDefault();
        closeTabKindly(tab.key);
      }}
    >
      <Tooltip title={key === null ? tab.title : `${tab.title}\n${key}`}>
        <Go aria-current={active ? 'page' : undefined} onClick={() => activateTab(tab.key)}>
          {written && <EditNoteOutlined titleAccess="Has something not sent:" />}
          <span>{tab.title}</span>
        </Go>
      </Tooltip>
      <Tooltip title={active ? 'Close (Alt+W)' : 'Close'}>
        <Close aria-label={`Close ${tab.title}`} onClick={() => closeTabKindly(tab.key)}>
          <CloseOutlined sx={{ fontSize: 16 }} />
        </Close>
      </Tooltip>
    </Item>
  );
}

/** The sessions of work: a tab for each case and each new case, and the way to start one. */
export function TabStrip({ newCase, phone }: { newCase: Action; phone: boolean }) {
  const tabs = useWorkspace((state) => state.tabs);
  const active = useWorkspace((state) => state.active);
  // Without tabs and without a new case there is nothing in it.
  if (phone && tabs.length === 0 && newCase.whyNot !== null) return null;
  return (
    <Box
      component="nav"
      aria-label="Open sessions"
      sx={{
        display: 'flex',
        alignItems: 'center',
        height: phone ? 46 : 36,
        flex: 'none',
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'surface.sunken',
        minWidth: 0,
      }}
    >
      <Box
        component="ul"
        sx={{
          display: 'flex',
          listStyle: 'none',
          m: 0,
          p: 0,
          height: '100%',
          minWidth: 0,
          overflow: 'auto hidden',
          scrollbarWidth: 'none',
        }}
      >
        {tabs.map((tab, at) => (
          <OneTab key={tab.key} tab={tab} at={at} active={tab.key === active} />
        ))}
      </Box>
      {(!phone || newCase.whyNot === null) && (
        <Box sx={{ flex: 'none', px: 1 }}>
          <ActionButton action={newCase} variant="text" />
        </Box>
      )}
    </Box>
  );
}
