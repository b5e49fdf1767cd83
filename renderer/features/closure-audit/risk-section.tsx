import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import { AUDIT_PAGE } from '../../../shared/contract/audit-sync.ts';
import type { City } from '../../../shared/domain/city.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { useAsk } from '../../door/use-door.ts';
import { auditAction, SECTION_ACTIONS } from './audit-actions.tsx';
import { ClosureList } from './closure-list.tsx';
import { SectionTabs } from './section-tabs.tsx';
import { StreamBand } from './stream-band.tsx';

/** Closures that signals speak against, the weightiest first. */
export function RiskSection({ city }: { city: City }) {
  const [department, setDepartment] = useState<string | null>(null);
  const [reviewed, setReviewed] = useState(false);
  const query = useAsk('audit.risk', { department, reviewed, offset: 0, limit: AUDIT_PAGE });
  const flip = useMemo(
    () =>
      auditAction(
        'reviewed',
        reviewed ? 'Show those to review' : 'Show those reviewed',
        ['v'],
        <FilterAltOutlined />,
        null,
        () => setReviewed(!reviewed),
      ),
    [reviewed],
  );
  useActions(useMemo(() => [...SECTION_ACTIONS, flip], [flip]));
  return (
    <ClosureList
      city={city}
      stream="risk"
      title="Risk list"
      about="Closures that something speaks against, the weightiest first, each with its reasons. To find the bad ones; how many there are in all, only a random sample can tell."
      above={
        <>
          <SectionTabs section="risk" />
          <StreamBand stream="risk">
            <Box
              sx={{
                display: 'flex',
                gap: 2,
                alignItems: 'center',
                '& .MuiInputBase-root, & button': { bgcolor: 'background.paper' },
              }}
            >
              <TextField
                select
                label="Department"
                value={department ?? ''}
                sx={{ width: 200 }}
                slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
                onChange={(event) => setDepartment(event.target.value === '' ? null : event.target.value)}
              >
                <option value="">All departments</option>
                {city.pack.departments.map(({ code, shortName }) => (
                  <option key={code} value={code}>
                    {shortName}
                  </option>
                ))}
              </TextField>
              <ActionButton action={flip} />
            </Box>
          </StreamBand>
        </>
      }
      query={query}
      items={query.data?.items}
      label="Closures on the risk list"
      empty={
        <EmptyState
          icon={<CheckCircleOutlined />}
          title={reviewed ? 'None was reviewed yet' : 'Nothing speaks against any closure'}
          because={
            reviewed
              ? 'V shows those to review.'
              : 'The hub looks at each closure some time after it, and again when something happens at the same place.'
          }
        />
      }
    />
  );
}
