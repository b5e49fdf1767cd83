import LockOutlined from '@mui/icons-material/LockOutlined';
import { useEffect } from 'react';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import { mayNotInTriggers } from '../../../shared/domain/escalation/trigger-rights.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useActor } from '../../design/use-actor.ts';
import { useCity } from '../../door/use-city.ts';
import { RulesDesk } from './rules-desk.tsx';
import { goInRules } from './rules-place.ts';
import { useRules } from './use-rules.ts';
import { useWork } from './use-work.ts';

function Known({ actor, city }: { actor: AccountActor; city: City }) {
  const rules = useRules();
  const work = useWork();
  // Without the hub there is only what was begun here.
  const isAlone = rules.newest === undefined && rules.failure !== null && work !== null;
  useEffect(() => {
    if (isAlone) goInRules({ source: 'work' });
  }, [isAlone]);
  if (rules.newest === undefined && !isAlone)
    return rules.failure === null ? (
      <SkeletonRows rows={10} label="Loading the rules" />
    ) : (
      <ErrorState failure={rules.failure} onRetry={rules.refetch} />
    );
  return <RulesDesk actor={actor} city={city} rules={rules} work={work} />;
}

/** The rules that escalate cases by themselves: read by supervisors, stewards and auditors, kept by the first two. */
export function RulesPage() {
  const actor = useActor();
  const city = useCity();
  if (actor === null || city === null) return <SkeletonRows rows={10} label="Loading the rules" />;
  const refused = mayNotInTriggers(actor, 'read');
  if (refused !== null)
    return <EmptyState icon={<LockOutlined />} title="Not yours to see" because={refused.message} />;
  return <Known actor={actor} city={city} />;
}
