import { useCity } from '../../door/use-city.ts';
import { ErrorState } from '../../design/error-state.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useAsk } from '../../door/use-door.ts';
import type { Tab } from '../../workspace/workspace.ts';
import { NewCaseForm } from './new-case-form.tsx';

/** The page on which a new case is taken. */
export function NewCasePage({ tab }: { tab: Extract<Tab, { kind: 'new-case' }> }) {
  const catalogue = useAsk('catalogue.get', {});
  const city = useCity();
  if (city !== null) return <NewCaseForm key={tab.key} tab={tab} city={city} />;
  if (catalogue.isError) {
    return <ErrorState failure={catalogue.error.failure} onRetry={() => void catalogue.refetch()} />;
  }
  return <SkeletonRows rows={12} label="The catalogue of services is on its way" />;
}
