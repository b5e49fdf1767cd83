import { useCallback, useMemo, type ReactNode } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { useEscalationDeeds } from '../../design/escalation/use-escalation-deeds.tsx';
import { CaseEscalations } from './case-escalations.tsx';

/**
 * The escalations of a case page, and the dialog for what is being done about one. The dialog stands apart: panes are
 * made anew when the window changes, and what is being typed must not go with them.
 */
export function useCaseEscalations(view: CaseView, city: City): { section: ReactNode; dialog: ReactNode } {
  const { facts, reference, entries } = view;
  const texts = useMemo(() => new Map(entries.flatMap((one) => Object.entries(one.texts))), [entries]);
  const textOf = useCallback((id: TextId) => texts.get(id) ?? null, [texts]);
  const { actions, dialog } = useEscalationDeeds({
    facts,
    reference: facts.number ?? reference,
    city,
    textOf,
  });
  return {
    section: <CaseEscalations view={view} city={city} actions={actions} textOf={textOf} />,
    dialog,
  };
}
