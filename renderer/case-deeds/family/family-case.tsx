import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { caseTitle } from '../../design/case-title.ts';
import { DueTag } from '../../design/due-tag.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { openCase } from '../../workspace/workspace.ts';

type Shown = Pick<
  CaseRow,
  'id' | 'number' | 'reference' | 'service' | 'state' | 'outcome' | 'closedElsewhere' | 'dueAt'
>;

/** A case of the family in two lines: what it is, how it stands, its number. `fixed`: in a dialog, where it leads nowhere. */
function ShownCase({ row, city, fixed }: { row: Shown; city: City; fixed: boolean }) {
  const name = serviceName(city, row.service);
  return (
    <Box sx={{ display: 'grid', gap: 0.5, minWidth: 0 }}>
      {fixed ? (
        <Box sx={{ fontWeight: 500 }}>{name}</Box>
      ) : (
        <Link
          component="button"
          type="button"
          onClick={() => openCase(row.id, caseTitle(row, name))}
          sx={{ textAlign: 'left', fontWeight: 500, justifySelf: 'start' }}
        >
          {name}
        </Link>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2, typography: 'caption' }}>
        <StateTag
          state={row.state}
          outcome={row.outcome}
          closedElsewhere={row.closedElsewhere}
          quiet
          focusable={false}
        />
        <CaseNumber number={row.number} reference={row.reference} />
        {row.state !== 'closed' && <DueTag dueAt={row.dueAt} state={row.state} />}
      </Box>
    </Box>
  );
}

/** One that this desk does not hold: the hub is asked, and may answer that it is not this person's to see. */
function AskedCase({ id, city, fixed }: { id: CaseId; city: City; fixed: boolean }) {
  const { data, isError } = useAsk('case.get', { id }, { keepOld: false });
  if (data == null) {
    const words = isError
      ? 'A case that this desk does not hold. The hub is asked when it is back.'
      : data === null
        ? 'A case that is not yours to see.'
        : 'Looking it up.';
    return <Box sx={{ color: 'text.secondary' }}>{words}</Box>;
  }
  const { facts, reference } = data;
  return <ShownCase row={{ ...facts, reference, dueAt: facts.clock.dueAt }} city={city} fixed={fixed} />;
}

/** A case that belongs to the one on screen. */
export function FamilyCase({
  id,
  related,
  city,
  fixed = false,
}: {
  id: CaseId;
  related: readonly CaseRow[];
  city: City;
  fixed?: boolean;
}) {
  const row = related.find((one) => one.id === id);
  return row === undefined ? (
    <AskedCase id={id} city={city} fixed={fixed} />
  ) : (
    <ShownCase row={row} city={city} fixed={fixed} />
  );
}
