import CloudDoneOutlined from '@mui/icons-material/CloudDoneOutlined';
import CloudDownloadOutlined from '@mui/icons-material/CloudDownloadOutlined';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Connection } from '../../shared/contract/connection.ts';
import { counted, countWords } from '../../shared/domain/case-words/count-words.ts';
import type { MeaningName } from '../design/palettes.ts';
import { timeOfDay } from '../../shared/domain/case-words/time-words.ts';
import { useTimeZone } from '../design/time-zone.ts';
import { VISUALLY_HIDDEN } from '../design/visually-hidden.ts';
import { takeAnswer } from '../door/ask-again.ts';
import { useTell } from '../door/use-door.ts';
import { goTo } from '../workspace/workspace.ts';
import { connectionWords } from './connection-words.ts';

const ICONS: Record<Connection['state']['name'], ReactElement> = {
  live: <CloudDoneOutlined />,
  filling: <CloudDownloadOutlined />,
  'catching-up': <SyncOutlined />,
  offline: <CloudOffOutlined />,
  refused: <LockOutlined />,
};

const Badge = styled(Button, { shouldForwardProp: (prop) => prop !== 'meaning' })<{ meaning: MeaningName }>(
  ({ theme, meaning }) => ({
    color: theme.palette[meaning].text,
    backgroundColor: theme.palette[meaning].tint,
    border: '1px solid',
    borderColor: theme.palette[meaning].line,
    paddingInline: 10,
    flex: 'none',
    '&:hover': { backgroundColor: theme.palette[meaning].tint, borderColor: theme.palette[meaning].text },
  }),
);

function Progress({ state }: { state: Connection['state'] }) {
  if (state.name !== 'filling' || state.total === null || state.total === 0) return null;
  return (
    <LinearProgress
      variant="determinate"
      value={Math.min(100, (100 * state.done) / state.total)}
      aria-label={`${countWords(state.done)} of ${countWords(state.total)} cases`}
    />
  );
}

function Remedies({ connection, onSignIn }: { connection: Connection; onSignIn: () => void }) {
  const client = useQueryClient();
  const retry = useTell('connection.retry');
  const { state, unsent, refused } = connection;
  return (
    <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
      {state.name === 'offline' && (
        <Button
          variant="contained"
          startIcon={<SyncOutlined />}
          aria-disabled={retry.isPending || undefined}
          onClick={() =>
            retry.mutate({}, { onSuccess: (answer) => takeAnswer(client, ['connection.get', {}], answer) })
          }
        >
          {retry.isPending ? 'Trying…' : 'Try now'}
        </Button>
      )}
      {state.name === 'refused' && (
        <Button variant="contained" startIcon={<LockOutlined />} onClick={onSignIn}>
          Sign in again
        </Button>
      )}
      {unsent + refused > 0 && (
        <Button variant="outlined" onClick={() => goTo('unsent')}>
          Show unsent work
        </Button>
      )}
    </Box>
  );
}

/** What is true about the data on this desk, in two words; pressed, the longer truth and what helps. */
export function ConnectionBadge({ connection, onSignIn }: { connection: Connection; onSignIn: () => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timeZone = useTimeZone();
  const { state, refused, asOf, cases } = connection;
  const { meaning, label, because } = connectionWords(connection, timeZone);
  return (
    <>
      <Badge
        meaning={meaning}
        startIcon={ICONS[state.name]}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {label}
      </Badge>
      <Box role="status" sx={VISUALLY_HIDDEN}>
        {state.name === 'filling' ? 'Filling' : label}
      </Box>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': 'State of the data', sx: { width: 360, p: 4, mt: 1 } },
        }}
      >
        <Box sx={{ display: 'grid', gap: 3 }} onClick={() => setAnchor(null)}>
          <Typography variant="h3">{label}</Typography>
          <Progress state={state} />
          <Typography>{because}</Typography>
          {state.name === 'offline' && state.retryAt !== null && (
            <Typography sx={{ color: 'text.secondary' }}>
              Next try at {timeOfDay(state.retryAt, timeZone)}.
            </Typography>
          )}
          <Typography sx={{ color: 'text.secondary' }}>
            {counted(cases, 'case', 'cases')} on this desk
            {asOf !== null && `, as the hub had them at ${timeOfDay(asOf, timeZone)}`}.
          </Typography>
          {refused > 0 && (
            <Typography sx={{ color: 'breach.text' }}>
              {counted(refused, 'change was', 'changes were')} refused and waits for you.
            </Typography>
          )}
          <Remedies connection={connection} onSignIn={onSignIn} />
        </Box>
      </Popover>
    </>
  );
}
