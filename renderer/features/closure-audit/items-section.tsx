import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { AUDIT_PAGE } from '../../../shared/contract/audit-sync.ts';
import type { City } from '../../../shared/domain/city.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { useAsk } from '../../door/use-door.ts';
import { auditAction } from './audit-actions.tsx';
import { goInAudit, type AuditPlace } from './audit-place.ts';
import { ClosureList } from './closure-list.tsx';
import { StreamBand } from './stream-band.tsx';

/** Closures of a sample, or those behind a number: to review, and what was found. */
export function ItemsSection({ city, listed }: { city: City; listed: NonNullable<AuditPlace['listed']> }) {
  const { filter, title } = listed;
  const query = useAsk('audit.items', { ...filter, offset: 0, limit: AUDIT_PAGE }, { keepOld: false });
  const total = query.data?.total ?? 0;
  const back = useMemo(
    () =>
      auditAction('back', 'Back', ['escape'], <ArrowBackOutlined />, null, () => goInAudit({ listed: null })),
    [],
  );
  useActions(useMemo(() => [back], [back]));
  const open = query.data?.items.filter(({ standing }) => standing === 'open').length ?? 0;
  const beyond =
    total > AUDIT_PAGE ? ` The first ${AUDIT_PAGE} are listed; the next come as these are done.` : '';
  return (
    <ClosureList
      city={city}
      stream="random"
      title={title}
      about={`${counted(total, 'closure', 'closures')}, ${open} for you to review. What is open comes first, in an order of your own: two who review side by side seldom meet.${beyond}`}
      above={
        <StreamBand stream="random">
          <Box sx={{ '& button': { bgcolor: 'background.paper' } }}>
            <ActionButton action={back} />
          </Box>
        </StreamBand>
      }
      query={query}
      items={query.data?.items}
      label={`Closures: ${title}`}
      empty={
        <EmptyState
          icon={<FactCheckOutlined />}
          title="No closure is behind this"
          because="Esc goes back to where you came from."
        />
      }
    />
  );
}
