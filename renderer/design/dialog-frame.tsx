import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useId, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useKeyBarrier } from '../actions/use-actions.ts';
import { KeyHint } from './key-hint.tsx';
import { usePhone } from './use-phone.ts';
import { useScrolls } from './use-scrolls.ts';

/** What the dialog is for; Ctrl+Enter does it from any field. */
export interface DialogSubmit {
  /** Verb first, and what: "Close case". */
  readonly label: string;
  readonly icon?: ReactElement;
  /** Null when it can be done; else what is missing, in a sentence. */
  readonly whyNot: string | null;
  readonly busy?: boolean;
  /** It can't be undone, or a resident will read it. */
  readonly grave?: boolean;
  perform(): void;
}

interface DialogFrameProps {
  open: boolean;
  title: string;
  /** Esc, the cross, Cancel. The owner keeps what was typed, so that opening again shows it. */
  onClose: () => void;
  submit?: DialogSubmit;
  /** Other buttons, left of Cancel. */
  more?: ReactNode;
  width?: 'xs' | 'sm' | 'md' | 'lg';
  children: ReactNode;
}

/** Reachable by Tab when it scrolls, so that keys can scroll it. */
function Content({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(ref);
  return (
    <DialogContent ref={ref} {...(scrolls ? { tabIndex: 0 } : {})}>
      {children}
    </DialogContent>
  );
}

/** Every dialog: named, closed by Esc, its one purpose at the lower right with its key. */
export function DialogFrame({
  open,
  title,
  onClose,
  submit,
  more,
  width = 'sm',
  children,
}: DialogFrameProps) {
  const titleId = useId();
  const phone = usePhone();
  useKeyBarrier(open);
  const ready = submit !== undefined && submit.whyNot === null && submit.busy !== true;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !ready) return;
    event.preventDefault();
    submit.perform();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullScreen={phone}
      maxWidth={width}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
    >
      <DialogTitle
        id={titleId}
        sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}
      >
        {title}
        <IconButton aria-label="Close this dialog" onClick={onClose} edge="end">
          <CloseOutlined />
        </IconButton>
      </DialogTitle>
      <Content>{children}</Content>
      <DialogActions sx={phone ? { flexWrap: 'wrap', justifyContent: 'flex-end', gap: 1 } : undefined}>
        {more}
        <Button variant="outlined" onClick={onClose} endIcon={<KeyHint keys="escape" />}>
          {submit === undefined ? 'Close' : 'Cancel'}
        </Button>
        {submit !== undefined && (
          <Tooltip title={submit.whyNot}>
            <Button
              variant="contained"
              color={submit.grave === true ? 'error' : 'primary'}
              startIcon={submit.icon}
              endIcon={<KeyHint keys="ctrl+enter" />}
              aria-disabled={ready ? undefined : true}
              aria-keyshortcuts="Control+Enter"
              onClick={ready ? () => submit.perform() : undefined}
            >
              {submit.label}
            </Button>
          </Tooltip>
        )}
      </DialogActions>
    </Dialog>
  );
}
