import LockOutlined from '@mui/icons-material/LockOutlined';
import PublicOutlined from '@mui/icons-material/PublicOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Tag } from './tag.tsx';

/** Says who can read a text. Internal is tinted, locked and named; the two can't be mistaken. */
export function InternalMark({ visibility }: { visibility: 'internal' | 'public' }) {
  if (visibility === 'internal') {
    return (
      <Tag meaning="attention" icon={<LockOutlined />}>
        Internal
      </Tag>
    );
  }
  return (
    <Tag meaning="information" icon={<PublicOutlined />}>
      Public: the caller can read it
    </Tag>
  );
}

/** A text with its mark; internal ones stand on a tint of their own. */
export function MarkedText({
  visibility,
  children,
}: {
  visibility: 'internal' | 'public';
  children: ReactNode;
}) {
  const internal = visibility === 'internal';
  return (
    <Box
      sx={{
        bgcolor: internal ? 'attention.tint' : 'surface.sunken',
        borderLeft: '3px solid',
        borderColor: internal ? 'attention.line' : 'line.strong',
        borderRadius: 1,
        px: 3,
        py: 2,
        display: 'grid',
        gap: 1,
        justifyItems: 'start',
      }}
    >
      <InternalMark visibility={visibility} />
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', width: '100%' }}>{children}</Box>
    </Box>
  );
}
