import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import type { Action } from '../actions/action.ts';
import { ariaKeys } from '../actions/key-chord.ts';
import { KeyHint } from './key-hint.tsx';

interface ActionButtonProps {
  action: Action;
  variant?: 'text' | 'outlined' | 'contained';
  /** Only the icon, with the label as its name; for bars where the word stands near by. */
  iconOnly?: boolean;
}

/**
 * The button of an action: its icon, its words, its key. One that can't be used now stays in place and in the tab
 * order, and says why.
 */
export function ActionButton({ action, variant = 'outlined', iconOnly = false }: ActionButtonProps) {
  const { label, icon, keys, whyNot } = action;
  const shown = keys[0];
  const props = {
    onClick: whyNot === null ? () => action.perform() : undefined,
    'aria-disabled': whyNot === null ? undefined : true,
    'aria-keyshortcuts': keys.length === 0 ? undefined : keys.map(ariaKeys).join(' '),
  };
  if (iconOnly) {
    return (
      <Tooltip
        title={
          <>
            {whyNot === null ? label : `${label}: ${whyNot}`}{' '}
            {shown !== undefined && <KeyHint keys={shown} />}
          </>
        }
      >
        <IconButton {...props} aria-label={label}>
          {icon}
        </IconButton>
      </Tooltip>
    );
  }
  return (
    <Tooltip title={whyNot}>
      <Button
        {...props}
        variant={variant}
        startIcon={icon}
        endIcon={shown === undefined ? undefined : <KeyHint keys={shown} />}
      >
        {label}
      </Button>
    </Tooltip>
  );
}
