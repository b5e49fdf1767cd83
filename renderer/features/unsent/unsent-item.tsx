import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CloudDoneOutlined from '@mui/icons-material/CloudDoneOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import type { OutboxEntry } from '../../../shared/contract/case-view.ts';
import { caseOf } from '../../../shared/domain/desk-command.ts';
import { commandId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { Tag } from '../../design/tag.tsx';
import { useTimeZone } from '../../design/time-zone.ts';
import { askAgain } from '../../door/ask-again.ts';
import { useCity } from '../../door/use-city.ts';
import { useTell } from '../../door/use-door.ts';
import { openCase } from '../../workspace/workspace.ts';
import { commandWords } from '../../design/command-words.ts';

function StateOf({ state }: { state: OutboxEntry['state'] }) {
  switch (state.name) {
    case 'unsent':
      return (
        <Tag meaning="attention" icon={<CloudUploadOutlined />}>
          {state.tries === 0 ? 'Unsent' : `Unsent, tried ${counted(state.tries, 'time', 'times')}`}
        </Tag>
      );
    case 'accepted':
      return (
        <Tag meaning="done" icon={<CloudDoneOutlined />}>
          The hub has it
        </Tag>
      );
    case 'refused':
      return (
        <Tag meaning="breach" icon={<BlockOutlined />}>
          Refused
        </Tag>
      );
  }
}

/** Theirs and mine, field by field. */
function Fields({ fields: all }: { fields: Refusal['fields'] }) {
  // Who can't be mentioned is told by name where colleagues are known: on the case.
  const fields = all.filter(({ field }) => field !== 'mention');
  if (fields.length === 0) return null;
  return (
    <Table sx={{ mt: 2, width: 'auto' }} aria-label="What the hub has and what you saw">
      <TableHead>
        <TableRow>
          <TableCell>Field</TableCell>
          <TableCell>On the hub now</TableCell>
          <TableCell>Yours</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {fields.map((one) => (
          <TableRow key={one.field}>
            <TableCell component="th" scope="row">
              {one.field}
            </TableCell>
            <TableCell>{one.theirs}</TableCell>
            <TableCell>{one.mine}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** One piece of work on its way, or stuck. */
export function UnsentItem({
  entry,
  onGiveUp,
}: {
  entry: OutboxEntry;
  onGiveUp: (entry: OutboxEntry) => void;
}) {
  const city = useCity();
  const timeZone = useTimeZone();
  const client = useQueryClient();
  const retry = useTell('outbox.retry');
  const { command, state, caseReference, foreseen } = entry;
  const concerned = caseOf(command);
  const { deed, said } = commandWords(command, city, timeZone);
  const tryAgain = () => {
    const newCommandId = commandId.parse(crypto.randomUUID());
    retry.mutate(
      { commandId: entry.commandId, newCommandId },
      { onSuccess: () => void askAgain(client, { queryKey: ['outbox.list'] }) },
    );
  };
  return (
    <Box
      component="li"
      sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 2 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, flexWrap: 'wrap' }}>
        <Typography sx={{ fontWeight: 600 }}>{deed}</Typography>
        <Typography component="span" sx={(theme) => ({ fontFamily: theme.mono })}>
          {caseReference}
        </Typography>
        <StateOf state={state} />
        <Typography component="span" variant="caption" sx={{ color: 'text.secondary', ml: 'auto' }}>
          made <RelativeTime at={entry.madeAt} />
        </Typography>
      </Box>
      {said !== null && (
        <Typography
          sx={{
            color: 'text.secondary',
            whiteSpace: 'pre-wrap',
            display: '-webkit-box',
            WebkitLineClamp: 3,
            WebkitBoxOrient: 'vertical',
            overflow: 'hidden',
          }}
        >
          “{said}”
        </Typography>
      )}
      {state.name === 'refused' && (
        <Alert severity="error" icon={<BlockOutlined />}>
          {state.refusal.message}
          <Fields fields={state.refusal.fields} />
        </Alert>
      )}
      {foreseen !== undefined && state.name === 'unsent' && (
        <Alert severity="warning">
          The hub will probably refuse this, because the case has changed since. {foreseen.message} It stays
          here until the hub has answered.
          <Fields fields={foreseen.fields} />
        </Alert>
      )}
      {retry.error !== null && <Alert severity="error">{retry.error.failure.message}</Alert>}
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        {state.name === 'refused' && (
          <>
            <Button
              variant="contained"
              startIcon={<ReplayOutlined />}
              onClick={tryAgain}
              aria-disabled={retry.isPending || undefined}
            >
              Try again as it is now
            </Button>
            <Button variant="outlined" startIcon={<DeleteOutlined />} onClick={() => onGiveUp(entry)}>
              Give up
            </Button>
          </>
        )}
        {concerned !== null && (
          <Button
            variant="outlined"
            startIcon={<OpenInNewOutlined />}
            onClick={() => openCase(concerned, caseReference)}
          >
            Open the case
          </Button>
        )}
      </Box>
    </Box>
  );
}
