import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { PhotoDialog } from '../../case-deeds/photo-dialog.tsx';
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
  'refer',
  'close',
]);
/** What stands on a phone without a menu. */
const FIRST: readonly string[] = ['case.visit', 'desk.photo', 'case.close'];

interface ChosenDeedsProps {
  view: CaseView;
  city: City;
  actor: AccountActor;
  /** The page's own way to add photos, and other buttons of the list. */
  photo: Action | undefined;
  others: readonly Action[];
  phone: boolean;
  photoOpen: boolean;
  onPhotoClose: () => void;
}

/** The bar of the chosen case: the same actions as on its page, with their dialogs. */
export function ChosenDeeds(props: ChosenDeedsProps): ReactNode {
  const { view, city, actor, photo, others, phone, photoOpen, onPhotoClose } = props;
  const words = useCaseWords(view, city);
  const [only] = useState(() => DEEDS);
  const { actions, dialog, stopped } = useCaseDeeds({ view, city, actor, words, only });
  const bar = photo === undefined ? actions : [...actions.filter(({ id }) => id !== 'case.close'), photo, ...actions.filter(({ id }) => id === 'case.close')];
  return (
    <>
      {stopped !== null && <Box sx={{ px: 4, py: 2 }}>{stopped}</Box>}
      {phone ? (
        <PhoneBar label="Actions on the chosen case" actions={[...bar, ...others]} first={FIRST} />
      ) : (
        <ActionBar label="Actions on the chosen case" actions={[...bar, ...others]} />
      )}
      {dialog}
      {photoOpen && <PhotoDialog view={view} onClose={onPhotoClose} />}
    </>
  );
}
