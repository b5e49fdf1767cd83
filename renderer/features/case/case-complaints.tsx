import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { COMPLAINT_STAGES } from '../../../shared/domain/complaint/complaint-stage.ts';
import { looksAtComplaints } from '../../../shared/domain/complaint/complaint-rights.ts';
import { useActor } from '../../design/use-actor.ts';
import { useAsk } from '../../door/use-door.ts';
import { openComplaint } from '../../workspace/complaint-shown.ts';

/** Complaints about a case, for those who may know of them. */
export function CaseComplaints({ caseId }: { caseId: CaseId }) {
  const actor = useActor();
  const told = useAsk(
    'complaint.list',
    { ended: true, caseId },
    { enabled: actor !== null && looksAtComplaints(actor), keepOld: false },
  ).data;
  if (told === undefined || told.complaints.length + told.unsent.length === 0) return null;
  return (
    <Alert severity="info">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1 }}>
        {told.complaints.map(({ facts }) => (
          <span key={facts.id}>
            Complaint{' '}
            <Link component="button" type="button" onClick={() => openComplaint(facts.id)}>
              {facts.number}
            </Link>{' '}
            ({COMPLAINT_STAGES[facts.stage].toLowerCase()})
          </span>
        ))}
        {told.unsent.map(({ id }) => (
          <span key={id}>A complaint waits on this desk to be sent.</span>
        ))}
      </Box>
    </Alert>
  );
}
