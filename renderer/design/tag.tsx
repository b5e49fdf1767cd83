import Tooltip from '@mui/material/Tooltip';
import type { ReactElement, ReactNode } from 'react';
import type { MeaningName } from './palettes.ts';

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
    <span
      className="tag"
      data-meaning={meaning}
      data-quiet={quiet}
      {...(because !== null && focusable ? { tabIndex: 0 } : {})}
      {...(!focusable && typeof because === 'string' ? { title: because } : {})}
    >
      {icon}
      <span>{children}</span>
    </span>
  );
  // Rows have the browser's own tooltip: hundreds of ours would make them slow.
  return because === null || !focusable ? tag : <Tooltip title={because}>{tag}</Tooltip>;
}
