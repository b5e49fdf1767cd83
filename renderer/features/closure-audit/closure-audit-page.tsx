import LockOutlined from '@mui/icons-material/LockOutlined';
import { useSyncExternalStore } from 'react';
import { mayNotAudit } from '../../../shared/domain/audit/decide-review.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useActor } from '../../design/use-actor.ts';
import { useCity } from '../../door/use-city.ts';
import { auditPlace, closureKey } from './audit-place.ts';
import { ItemsSection } from './items-section.tsx';
import { RatesSection } from './rates-section.tsx';
import { ReviewPage } from './review-page.tsx';
import { RiskSection } from './risk-section.tsx';
import { SamplesSection } from './samples-section.tsx';

function Desk({ city, actor }: { city: City; actor: AccountActor }) {
  const { section, listed, round } = useSyncExternalStore(auditPlace.subscribe, auditPlace.get);
  const closure = round?.closures[round.at];
  if (round !== null && closure !== undefined)
    return <ReviewPage key={closureKey(closure)} city={city} actor={actor} round={round} closure={closure} />;
  if (listed !== null) return <ItemsSection city={city} listed={listed} />;
  switch (section) {
    case 'samples':
      return <SamplesSection city={city} />;
    case 'risk':
      return <RiskSection city={city} />;
    case 'rates':
      return <RatesSection city={city} />;
  }
}

/** Reviews of closures: samples drawn by chance, the list of suspects, and what the reviews say. */
export function ClosureAuditPage() {
  const actor = useActor();
  const city = useCity();
  if (actor === null || city === null) return <SkeletonRows rows={8} label="Loading the audit" />;
  const refused = mayNotAudit(actor);
  if (refused !== null)
    return <EmptyState icon={<LockOutlined />} title="Not yours to see" because={refused.message} />;
  return <Desk city={city} actor={actor} />;
}
