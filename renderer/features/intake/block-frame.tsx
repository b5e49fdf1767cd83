import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { VISUALLY_HIDDEN } from '../../design/visually-hidden.ts';
import type { Block } from './missing-parts.ts';

export const BLOCK_TITLES: Record<Block, string> = { who: 'Who', what: 'What', where: 'Where', tell: 'Tell' };

interface BlockFrameProps {
  block: Block;
  /** Nothing of it is missing. */
  complete: boolean;
  active: boolean;
  onFocus: () => void;
  children: ReactNode;
}

/** Id of a block's element, to bring it into view. */
export function blockId(block: Block): string {
  return `new-case-${block}`;
}

/** One of the four blocks of a new case. */
export function BlockFrame({ block, complete, active, onFocus, children }: BlockFrameProps) {
  return (
    <Box
      component="section"
      id={blockId(block)}
      aria-labelledby={`${blockId(block)}-title`}
      onFocus={onFocus}
      sx={{
        display: 'grid',
        gridTemplateColumns: '88px minmax(0, 1fr)',
        columnGap: 3,
        px: 4,
        py: 4,
        borderBottom: 1,
        borderColor: 'divider',
        borderLeft: '3px solid',
        borderLeftColor: active ? 'primary.main' : 'transparent',
        '@container (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 2 },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1.5, minHeight: 24 }}>
        <Typography variant="h2" id={`${blockId(block)}-title`}>
          {BLOCK_TITLES[block]}
        </Typography>
        {complete && (
          <Box sx={{ color: 'done.text', display: 'flex', pt: '3px' }}>
            <CheckCircleOutlined aria-hidden />
            <Box component="span" sx={VISUALLY_HIDDEN}>
              complete
            </Box>
          </Box>
        )}
      </Box>
      <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>{children}</Box>
    </Box>
  );
}
