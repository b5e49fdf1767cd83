import SendOutlined from '@mui/icons-material/SendOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { Action } from '../../actions/action.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { BLOCK_TITLES } from './block-frame.tsx';
import { FILE_ID } from './go-to.ts';
import type { MissingPart } from './missing-parts.ts';

interface FilingBarProps {
  missing: readonly MissingPart[];
  /** What the hub would refuse, when nothing is missing; null when it would take it. */
  refused: string | null;
  file: Action;
  onGo: (part: MissingPart) => void;
}

export const FILE_ICON = <SendOutlined />;

/** What still stands between the draft and a case, always in sight, and the button that files it. */
export function FilingBar({ missing, refused, file, onGo }: FilingBarProps) {
  return (
    <Box
      component="footer"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        px: 4,
        py: 2,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <Box role="status" sx={{ flex: 1, minWidth: 0, maxHeight: 60, overflow: 'auto' }}>
        {missing.length > 0 ? (
          <>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              Still missing:{' '}
            </Box>
            {missing.map((part, at) => (
              <span key={`${part.block} ${part.words}`}>
                {at > 0 && ', '}
                <Link
                  component="button"
                  type="button"
                  onClick={() => onGo(part)}
                  aria-label={`${part.words}: go to ${BLOCK_TITLES[part.block]}`}
                  sx={{ verticalAlign: 'baseline' }}
                >
                  {part.words}
                </Link>
              </span>
            ))}
          </>
        ) : (
          (refused ?? 'Nothing is missing.')
        )}
      </Box>
      <Box id={FILE_ID}>
        <ActionButton action={file} variant="contained" />
      </Box>
    </Box>
  );
}
