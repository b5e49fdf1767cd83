import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { CallCandidate } from '../../../shared/contract/call-look-up.ts';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { CasePromise } from '../../../shared/domain/promise.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { caseTitle } from '../../design/case-title.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { DueTag } from '../../design/due-tag.tsx';
import { promiseSentence } from '../../../shared/domain/case-words/promise-sentence.ts';
import { PromiseTag } from '../../design/promise-tag.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { useTimeZone } from '../../design/time-zone.ts';
import { useNow } from '../../design/use-now.ts';
import { serviceName } from '../../door/use-city.ts';
import { openCase } from '../../workspace/workspace.ts';

/** What the caller was told of a case and is still owed. */
function Owed({ promise }: { promise: CasePromise }) {
  const timeZone = useTimeZone();
  const now = useNow();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2, typography: 'caption' }}>
      <PromiseTag promise={promise} focusable={false} />
      <span>{promiseSentence(promise, now, timeZone)}</span>
    </Box>
  );
}

interface CaseLineProps {
  row: CaseRow;
  city: City | null;
  promises: CallCandidate['promises'];
}

/** A case in three lines: what, where, how it stands and whether it is still in time. */
function CaseLine({ row, city, promises }: CaseLineProps) {
  const name = row.sourceType ?? serviceName(city, row.service);
  return (
    <Box
      component="li"
      sx={{ py: 2, display: 'grid', gap: 1, borderTop: 1, borderColor: 'divider', minWidth: 0 }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <Link
          component="button"
          type="button"
          sx={{ textAlign: 'left', fontWeight: 500 }}
          onClick={() => openCase(row.id, caseTitle(row, name))}
        >
          {name}
        </Link>
        <CaseNumber number={row.number} reference={row.reference} />
      </Box>
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        {row.address === '' ? 'Place known only by words' : row.address}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2, typography: 'caption' }}>
        <StateTag
          state={row.state}
          outcome={row.outcome}
          closedElsewhere={row.closedElsewhere}
          focusable={false}
        />
        {row.closedAt === null ? (
          <DueTag dueAt={row.dueAt} state={row.state} focusable={false} />
        ) : (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            <RelativeTime at={row.closedAt} focusable={false} />
          </Box>
        )}
      </Box>
      {promises.map(({ promise }) => (
        <Owed key={promise.id} promise={promise} />
      ))}
    </Box>
  );
}

/** The cases of somebody who may be calling: the open ones with their due times, then the one closed last. */
export function CandidateCases({ candidate, city }: { candidate: CallCandidate; city: City | null }) {
  const { cases, open, lastClosed, promises } = candidate;
  const owed = (row: CaseRow) => promises.filter(({ caseId }) => caseId === row.id);
  return (
    <>
      <Typography sx={{ color: 'text.secondary' }}>
        {cases === 0 ? 'No case on this desk.' : `${counted(cases, 'case', 'cases')}, ${open.length} open.`}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {open.map((row) => (
          <CaseLine key={row.id} row={row} city={city} promises={owed(row)} />
        ))}
        {lastClosed !== null && <CaseLine row={lastClosed} city={city} promises={owed(lastClosed)} />}
      </Box>
    </>
  );
}
