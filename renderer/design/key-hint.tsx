import { styled } from '@mui/material/styles';
import { memo } from 'react';
import { chordCaps } from '../actions/key-chord.ts';
import { isMac } from '../actions/is-mac.ts';

const Caps = styled('span')({
  display: 'inline-flex',
  gap: 2,
  whiteSpace: 'nowrap',
  verticalAlign: 'middle',
});
const Cap = styled('kbd')(({ theme }) => ({
  fontFamily: 'inherit',
  fontSize: theme.typography.caption.fontSize,
  lineHeight: '16px',
  minWidth: 18,
  padding: '0 4px',
  textAlign: 'center',
  borderRadius: 3,
  border: `1px solid ${theme.palette.neutral.line}`,
  backgroundColor: theme.palette.background.paper,
  color: theme.palette.text.secondary,
}));

/** A key as it is printed on the keyboard: "ctrl+k" in, Ctrl K out. Pass what an action has in `keys`. */
export const KeyHint = memo(function KeyHint({ keys }: { keys: string }) {
  return (
    <Caps aria-hidden="true">
      {chordCaps(keys, isMac()).map((cap) => (
        <Cap key={cap}>{cap}</Cap>
      ))}
    </Caps>
  );
});
