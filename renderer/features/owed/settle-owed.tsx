import type { OwedRow } from '../../../shared/contract/owed-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { SettlePromiseDialog, type Settling } from '../../design/settle-promise-dialog.tsx';
import { useAsk } from '../../door/use-door.ts';

interface SettleOwedProps {
  row: OwedRow;
  settling: Settling;
  city: City;
  onClose: () => void;
}

/** Settles a row of the list; the facts of its case are looked up first. */
export function SettleOwed({ row, settling, city, onClose }: SettleOwedProps) {
  const view = useAsk('case.get', { id: row.case.id }, { keepOld: false }).data;
  if (view == null) return null;
  const promise = view.facts.promises.find((one) => one.id === row.promise.id) ?? row.promise;
  return (
    <SettlePromiseDialog
      facts={view.facts}
      reference={view.facts.number ?? view.reference}
      promise={promise}
      city={city}
      settling={settling}
      onClose={onClose}
    />
  );
}
