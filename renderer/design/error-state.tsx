import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import RefreshOutlined from '@mui/icons-material/RefreshOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { Failure, FailureCode } from '../../shared/contract/failure.ts';

const TITLES: Partial<Record<FailureCode, readonly [title: string, icon: ReactElement]>> = {
  'not-permitted': ['Not yours to see', <LockOutlined key="i" />],
  'signed-out': ['You are signed out', <LockOutlined key="i" />],
  'not-found': ['Not found', <ErrorOutlineOutlined key="i" />],
  'hub-unreachable': ['The hub is away', <CloudOffOutlined key="i" />],
};

/** Something could not be shown: what happened, what is safe, and a way to try again. */
export function ErrorState({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const [title, icon] = TITLES[failure.code] ?? ['This did not work', <ErrorOutlineOutlined key="i" />];
  return (
    <Box
      role="alert"
      sx={{
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'start',
        gap: 2,
        height: '100%',
        minHeight: 160,
        p: 6,
      }}
    >
      <Box sx={{ color: 'breach.text', '& > svg': { fontSize: 28, display: 'block' } }}>{icon}</Box>
      <Typography variant="h2" component="p">
        {title}
      </Typography>
      <Typography sx={{ color: 'text.secondary', maxWidth: '60ch' }}>{failure.message}</Typography>
      {onRetry !== undefined && (
        <Button variant="outlined" startIcon={<RefreshOutlined />} onClick={onRetry} sx={{ mt: 2 }}>
          Try again
        </Button>
      )}
    </Box>
  );
}
