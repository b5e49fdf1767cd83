import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { useCaseDeeds } from '../../case-deeds/use-case-deeds.tsx';
import { useCaseWords } from '../../case-deeds/use-case-words.ts';
import type { CaseDeed } from '../../case-deeds/why-not.ts';
import { ActionBar } from '../../design/action-bar.tsx';
import { PhoneBar } from '../../design/phone-bar.tsx';

/** What a department does to a case without opening it. */
const DEEDS: ReadonlySet<CaseDeed> = new Set<CaseDeed>([
  'take',
  'confirm-referral',
  'return-referral',
  'assign',
  'schedule',
  'start',
  'wait',
  'visit',
  'photo',
  'refer',
  'close',
]);
/** What stands on a phone without a menu. */
const FIRST: readonly string[] = [
  'case.confirm-referral',
  'case.visit',
  'case.photo',
  'case.close',
  'desk.open',
];

interface ChosenDeedsProps {
  view: CaseView;
  city: City;
  actor: AccountActor;
  /** Other buttons of the list. */
  others: readonly Action[];
  /** Few large buttons, all else in a menu. */
  compact: boolean;
}

/** The bar of the chosen case: the same actions as on its page, with their dialogs. */
export function ChosenDeeds({ view, city, actor, others, compact }: ChosenDeedsProps): ReactNode {
  const words = useCaseWords(view, city);
  const { actions, dialog, stopped } = useCaseDeeds({ view, city, actor, words, only: DEEDS });
  const all = [...actions, ...others];
  return (
    <>
      {stopped !== null && <Box sx={{ px: 4, py: 2 }}>{stopped}</Box>}
      {compact ? (
        <PhoneBar label="Actions on the chosen case" actions={all} first={FIRST} />
      ) : (
        <ActionBar label="Actions on the chosen case" actions={all} />
      )}
      {dialog}
    </>
  );
}
