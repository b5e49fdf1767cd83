import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { dismiss, notices, type Notice } from './notices.ts';

/** So long it stays, milliseconds: longer when there is something to do about it. */
const STAYS = { toRead: 5_000, toDo: 8_000 };
const SEVERITY = { attention: 'warning', breach: 'error', done: 'success', information: 'info' } as const;

function OneNotice({ notice, held }: { notice: Notice; held: boolean }) {
  const { id, meaning, text, action } = notice;
  // By the notice, not by its id: one that takes another's place has its own time.
  useEffect(() => {
    if (notice.keep || held) return undefined;
    const timer = setTimeout(() => dismiss(notice.id), notice.action === null ? STAYS.toRead : STAYS.toDo);
    return () => clearTimeout(timer);
  }, [notice, held]);
  return (
    <Alert
      role={meaning === 'breach' ? 'alert' : 'status'}
      severity={SEVERITY[meaning]}
      sx={{ boxShadow: 8, maxWidth: 560, pointerEvents: 'auto' }}
      action={
        <>
          {action !== null && (
            <Button
              variant="outlined"
              onClick={() => {
                dismiss(id);
                action.perform();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton aria-label="Close this notice" onClick={() => dismiss(id)}>
            <CloseOutlined />
          </IconButton>
        </>
      }
    >
      {text}
    </Alert>
  );
}

/** The notices of this moment, under the bar at the top. They stay while the pointer or the focus is on them. */
export function NoticeBar() {
  const all = useSyncExternalStore(notices.subscribe, notices.get);
  const [held, setHeld] = useState(false);
  return (
    <Box
      role="region"
      aria-label="Notices"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      sx={{
        position: 'fixed',
        right: 16,
        top: 56,
        zIndex: 'snackbar',
        display: 'grid',
        gap: 2,
        pointerEvents: 'none',
        maxWidth: 'calc(100vw - 32px)',
        // Beside a call that rings, or below it where there is no room: nobody may miss who calls.
        'body:has([data-keep-clear]) &': {
          right: 'calc(min(440px, 100vw - 24px) + 24px)',
          '@media (max-width: 960px)': { right: 16, top: 'auto', bottom: 48 },
        },
      }}
    >
      {all.map((notice) => (
        <OneNotice key={notice.id} notice={notice} held={held} />
      ))}
    </Box>
  );
}
