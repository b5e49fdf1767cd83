import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import { useState } from 'react';
import type { RunReport } from '../../shared/contract/run-view.ts';
import { counted } from '../../shared/domain/case-words/count-words.ts';
import { notify } from '../design/notices.ts';
import { useAsk, useTell } from '../door/use-door.ts';
import { openCase } from '../workspace/workspace.ts';

const NONE: readonly RunReport[] = [];

/** How far it is, in words. */
function runWords({ total, done, sent, waiting, cancelled, failures }: RunReport): string {
  const parts = [
    `${done} of ${total} done`,
    sent > 0 ? `${sent} on the way to the hub` : null,
    waiting > 0 ? `${waiting} to come` : null,
    failures.length > 0 ? `${failures.length} refused` : null,
    cancelled > 0 ? `${cancelled} cancelled` : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function RunLine({ run }: { run: RunReport }) {
  const [open, setOpen] = useState(false);
  const { mutate: cancel } = useTell('run.cancel');
  const { mutate: retry } = useTell('run.retry');
  const { mutate: dismiss } = useTell('run.dismiss');
  const onError = (error: { failure: { message: string } }) => {
    notify({ meaning: 'breach', text: error.failure.message });
  };
  const { id, failures, total, done } = run;
  const goesOn = run.waiting + run.sent > 0;
  const over = total - run.waiting - run.sent;
  return (
    <Box component="li">
      <Alert
        severity={failures.length > 0 ? 'warning' : goesOn ? 'info' : 'success'}
        sx={{ borderRadius: 0, borderWidth: '0 0 1px', '& .MuiAlert-message': { flex: 1, minWidth: 0 } }}
      >
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {run.title}
          </Box>
          <span role="status">{runWords(run)}</span>
          <Box sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap', gap: 2 }}>
            {failures.length > 0 && (
              <Button variant="outlined" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? 'Hide what was refused' : `Show ${counted(failures.length, 'refusal', 'refusals')}`}
              </Button>
            )}
            {failures.length > 0 && !goesOn && (
              <Button
                variant="outlined"
                startIcon={<ReplayOutlined />}
                onClick={() => retry({ id }, { onError })}
              >
                Try again
              </Button>
            )}
            {run.waiting > 0 && (
              <Button variant="outlined" onClick={() => cancel({ id }, { onError })}>
                Cancel the rest
              </Button>
            )}
            {!goesOn && (
              <Button startIcon={<CloseOutlined />} onClick={() => dismiss({ id }, { onError })}>
                Put away
              </Button>
            )}
          </Box>
        </Box>
        {goesOn && (
          <LinearProgress
            variant="determinate"
            aria-label={`${run.title}: ${done} of ${total}`}
            value={(over / total) * 100}
            sx={{ mt: 2 }}
          />
        )}
        {open && failures.length > 0 && (
          <Box
            component="ul"
            aria-label="Refused"
            tabIndex={0}
            sx={{
              m: 0,
              mt: 2,
              p: 0,
              listStyle: 'none',
              display: 'grid',
              gap: 1,
              maxHeight: 220,
              overflow: 'auto',
            }}
          >
            {failures.map(({ caseId, reference, step, refusal }) => (
              <Box
                component="li"
                key={`${caseId} ${step}`}
                sx={{ display: 'flex', gap: 3, alignItems: 'baseline' }}
              >
                <Link
                  component="button"
                  type="button"
                  aria-label={`Open ${reference}`}
                  sx={{ flex: 'none', fontFamily: 'monospace' }}
                  onClick={() => openCase(caseId, reference)}
                >
                  {reference}
                </Link>
                <span>
                  {run.kind === 'macro' && `Step ${step + 1}: `}
                  {refusal.message}
                </span>
              </Box>
            ))}
          </Box>
        )}
      </Alert>
    </Box>
  );
}

/** What is being done to several cases at once, on whatever page one is, until it is put away. */
export function RunsStrip() {
  const runs = useAsk('run.list', {}).data?.runs ?? NONE;
  if (runs.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label="Done at once"
      sx={{ listStyle: 'none', m: 0, p: 0, flex: 'none', maxHeight: '40%', overflow: 'auto' }}
    >
      {runs.map((run) => (
        <RunLine key={run.id} run={run} />
      ))}
    </Box>
  );
}
