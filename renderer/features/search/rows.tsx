import { styled } from '@mui/material/styles';

/**
 * What rows stand in. It styles all parts of them by class: rows are drawn with every key, and a styled component for
 * each part would cost more than the row itself.
 */
export const Rows = styled('div')(({ theme }) => ({
  '& .option': {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    minHeight: theme.rowHeight + 8,
    padding: '4px 16px',
    // The heading of the group stays above it.
    scrollMarginTop: 32,
    cursor: 'pointer',
  },
  '& .option[data-kind="action"], & .option[data-kind="known-case"], & .option[data-kind="help"]': {
    minHeight: theme.rowHeight,
  },
  '& .option:hover': { backgroundColor: theme.palette.surface.hover },
  '& .option[data-active="true"]': {
    backgroundColor: theme.palette.surface.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  '& .heading': {
    padding: '12px 16px 4px',
    fontSize: theme.typography.caption.fontSize,
    lineHeight: '16px',
    fontWeight: 600,
    color: theme.palette.text.secondary,
    position: 'sticky',
    top: 0,
    backgroundColor: theme.palette.background.paper,
    zIndex: 1,
  },
  '& .heading > span': { fontWeight: 400, marginLeft: 8 },
  '& .icon': { display: 'flex', flex: 'none', width: 20, color: theme.palette.text.secondary },
  '& .main': { flex: 1, minWidth: 0 },
  '& .main > div': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .faint': { opacity: 0.75 },
  '& .second, & .right': {
    color: theme.palette.text.secondary,
    fontSize: theme.typography.caption.fontSize,
    lineHeight: '16px',
  },
  '& .second > span': { marginRight: 12 },
  '& .right': { flex: 'none', maxWidth: '50%', display: 'grid', justifyItems: 'end' },
  '& .right > div': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    height: 18,
    maxWidth: '100%',
    whiteSpace: 'nowrap',
  },
  '& .strong': { fontWeight: 500 },
  '& .number': { marginLeft: 8, color: theme.palette.text.secondary },
  '& .mono': { fontFamily: theme.mono, fontSize: '0.96em' },
}));
