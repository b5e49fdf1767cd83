import Alert from '@mui/material/Alert';
import type { City } from '../../../shared/domain/city.ts';
import { ReopenDialog } from '../../design/reopen-dialog.tsx';
import { useAsk } from '../../door/use-door.ts';
import type { NearRow } from './use-near.ts';

/** Reopens a case of the list; its facts are looked up first. */
export function ReopenNear({
  row,
  city,
  onClose,
  onDone,
}: {
  row: NearRow;
  city: City;
  onClose: () => void;
  onDone: () => void;
}) {
  const view = useAsk('case.get', { id: row.id }, { keepOld: false }).data;
  if (view === undefined) return null;
  if (view === null) return <Alert severity="warning">This case is no longer yours to see.</Alert>;
  return (
    <ReopenDialog
      facts={view.facts}
      reference={view.facts.number ?? view.reference}
      city={city}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
