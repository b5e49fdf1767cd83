import Typography from '@mui/material/Typography';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { CallerId } from '../../../shared/domain/ids.ts';
import { serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { caseTitle } from '../../design/case-title.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { NearCaseList } from '../../design/near-case-list.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { openCase, type NewCaseDraft } from '../../workspace/workspace.ts';

function KnownHistory({ id, name, city }: { id: CallerId; name: string; city: City }) {
  const asked = useAsk('case.of-caller', { callerId: id }, { keepOld: false });
  if (asked.isError && asked.data === undefined) {
    return <Typography sx={{ color: 'text.secondary' }}>{asked.error.message}</Typography>;
  }
  if (asked.data === undefined) return <SkeletonRows rows={4} label="The caller's cases are on their way" />;
  const { rows } = asked.data;
  const open = rows.filter((row) => isLive(row.state));
  const sorted = [...open, ...rows.filter((row) => !isLive(row.state))];
  return (
    <>
      <Typography variant="h3">{name}</Typography>
      <Typography sx={{ color: 'text.secondary' }}>
        {rows.length === 0
          ? 'No case of this caller is on this desk.'
          : `${counted(rows.length, 'case', 'cases')}, ${open.length} open. Is it about one of these?`}
      </Typography>
      <NearCaseList
        rows={sorted.slice(0, 12)}
        city={city}
        address=""
        onOpen={(row) => openCase(row.id, caseTitle(row, serviceName(city, row.service)))}
      />
    </>
  );
}

/** What is known of the caller. */
export function WhoSide({ draft, city }: { draft: NewCaseDraft; city: City }) {
  if (draft.callerMode === 'known' && draft.callerId !== null) {
    return <KnownHistory id={draft.callerId} name={draft.callerName} city={city} />;
  }
  if (draft.callerMode === 'anonymous') {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        Nobody can be told how it ends. A few services need a name; the finder says which.
      </Typography>
    );
  }
  return (
    <Typography sx={{ color: 'text.secondary' }}>
      Type a name or a phone number: callers this desk knows are offered under the field, with their cases.
      Anyone else becomes a new caller.
    </Typography>
  );
}
