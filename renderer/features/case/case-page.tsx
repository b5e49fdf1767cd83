import CloseOutlined from '@mui/icons-material/CloseOutlined';
import SearchOffOutlined from '@mui/icons-material/SearchOffOutlined';
import { useEffect, useRef } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { useCity, serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { caseTitle } from '../../design/case-title.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { isShown, notify } from '../../design/notices.ts';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { changeTab, closeTab, type Tab } from '../../workspace/workspace.ts';
import { CaseScreen } from './case-screen.tsx';

type CaseTab = Extract<Tab, { kind: 'case' }>;

/** Says the number of a case filed here once the hub has given it one: in place of what said that it comes. */
function useNumberNotice(view: CaseView | null, city: City | null): void {
  const before = useRef<{ id: string; number: string | null } | null>(null);
  const id = view?.facts.id ?? null;
  const number = view?.facts.number ?? null;
  const service = view === null ? '' : serviceName(city, view.facts.service);
  useEffect(() => {
    if (id === null) return;
    const had = before.current;
    before.current = { id, number };
    const isNew = had?.id !== id || had.number === null;
    const filed = `filed:${id}`;
    if (number === null || !isNew || (had?.id !== id && !isShown(filed))) return;
    notify({ id: filed, meaning: 'done', text: `Filed: ${service}. The case number is ${number}.` });
  }, [id, number, service]);
}

/** The page of one case, wherever it comes from: this desk's copy, the hub, or work of this desk not yet sent. */
export function CasePage({ tab }: { tab: CaseTab }) {
  const city = useCity();
  // The old answer belongs to another case.
  const asked = useAsk('case.get', { id: tab.caseId }, { keepOld: false });
  const view = asked.data;
  const name =
    view == null
      ? null
      : caseTitle(
          { number: view.facts.number, reference: view.reference },
          serviceName(city, view.facts.service),
        );
  useEffect(() => {
    if (name === null || name === tab.title) return;
    changeTab(tab.key, (one) => (one.kind === 'case' ? { ...one, title: name } : one));
  }, [name, tab.key, tab.title]);

  useNumberNotice(view ?? null, city);

  if (view === undefined && asked.isError) {
    return <ErrorState failure={asked.error.failure} onRetry={() => void asked.refetch()} />;
  }
  if (view === null) {
    return (
      <EmptyState
        icon={<SearchOffOutlined />}
        title="No such case"
        because="There is no such case, or it is not yours to see. It may have gone to another department since this tab was opened."
        actions={[
          {
            id: 'case.close-tab',
            label: 'Close this tab',
            group: 'Go',
            keys: [],
            icon: <CloseOutlined />,
            words: [],
            whyNot: null,
            perform: () => closeTab(tab.key),
          },
        ]}
      />
    );
  }
  if (view === undefined || city === null) return <SkeletonRows rows={12} label="The case is on its way" />;
  return <CaseScreen key={tab.key} tab={tab} view={view} city={city} />;
}
