import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Stopped } from './use-command.ts';

interface StoppedNoteProps {
  readonly stopped: Stopped;
  /** Words for a field and its value, in place of codes and ids. */
  fieldWords?(field: string, value: string): { field: string; value: string };
  /** Shows the case as it is now; offered when somebody changed it meanwhile. */
  onLookAgain?(): void;
}

const asIs = (field: string, value: string) => ({ field, value });

/** What each side has, field by field. */
export function MineAndTheirs({
  fields,
  fieldWords = asIs,
}: {
  fields: Refusal['fields'];
  fieldWords?: StoppedNoteProps['fieldWords'];
}) {
  return (
    <Table size="small" sx={{ mt: 2, '& td, & th': { py: 1, px: 2 } }}>
      <TableHead>
        <TableRow>
          <TableCell>Field</TableCell>
          <TableCell>You saw</TableCell>
          <TableCell>It is now</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {fields.map(({ field, mine, theirs }) => (
          <TableRow key={`${field} ${mine}`}>
            <TableCell component="th" scope="row">
              {fieldWords(field, mine).field}
            </TableCell>
            <TableCell>{fieldWords(field, mine).value}</TableCell>
            <TableCell sx={{ fontWeight: 600 }}>{fieldWords(field, theirs).value}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Why a command was not taken, said where it was given; what was typed stays. */
export function StoppedNote({ stopped, fieldWords, onLookAgain }: StoppedNoteProps) {
  if (stopped.by === 'failure') {
    return <Alert severity="error">{stopped.failure.message}</Alert>;
  }
  const { code, message, fields } = stopped.refusal;
  const lookAgain = code === 'conflict' && onLookAgain !== undefined;
  return (
    <Alert
      severity={code === 'conflict' ? 'warning' : 'error'}
      action={
        lookAgain && (
          <Button variant="outlined" onClick={onLookAgain}>
            Look again
          </Button>
        )
      }
    >
      {message}
      {fields.length > 0 && <MineAndTheirs fields={fields} fieldWords={fieldWords} />}
    </Alert>
  );
}
