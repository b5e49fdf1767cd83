import { styled } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import type { ReactElement, ReactNode } from 'react';
import type { MeaningName } from './palettes.ts';

const Root = styled('span', { shouldForwardProp: (prop) => prop !== 'meaning' && prop !== 'quiet' })<{
  meaning: MeaningName;
  quiet: boolean;
}>(({ theme, meaning, quiet }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  verticalAlign: 'middle',
  gap: 4,
  minWidth: 0,
  maxWidth: '100%',
  height: 20,
  padding: quiet ? 0 : '0 6px 0 4px',
  borderRadius: 4,
  fontSize: theme.typography.caption.fontSize,
  lineHeight: '20px',
  fontWeight: 500,
  whiteSpace: 'nowrap',
  color: theme.palette[meaning].text,
  backgroundColor: quiet ? 'transparent' : theme.palette[meaning].tint,
  '& > svg': { fontSize: 15, flex: 'none' },
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '@media (forced-colors: active)': { border: quiet ? 'none' : '1px solid' },
}));

/**
 * A fact with a meaning: icon and words on a tint, never colour alone.
 * @param quiet no tint, for dense rows
 * @param because more about it, on hover and focus
 */
export function Tag(props: {
  meaning: MeaningName;
  icon: ReactElement | null;
  children: ReactNode;
  quiet?: boolean | undefined;
  because?: ReactNode;
  /** False inside a row that itself takes the focus. */
  focusable?: boolean | undefined;
}) {
  const { meaning, icon, children, quiet = false, because = null, focusable = true } = props;
  const tag = (
    <Root
      meaning={meaning}
      quiet={quiet}
      {...(because !== null && focusable ? { tabIndex: 0 } : {})}
      {...(!focusable && typeof because === 'string' ? { title: because } : {})}
    >
      {icon}
      <span>{children}</span>
    </Root>
  );
  // Rows have the browser's own tooltip: hundreds of ours would make them slow.
  return because === null || !focusable ? tag : <Tooltip title={because}>{tag}</Tooltip>;
}
