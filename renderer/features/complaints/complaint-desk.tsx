import { useState, useSyncExternalStore } from 'react';
import { useCity } from '../../door/use-city.ts';
import { complaintForm } from '../../workspace/complaint-shown.ts';
import type { ComplaintDraft } from './complaint-draft.ts';
import { ComplaintForm } from './complaint-form.tsx';

/** Takes complaints wherever one is. */
export function ComplaintDesk() {
  const city = useCity();
  const start = useSyncExternalStore(complaintForm.subscribe, complaintForm.get);
  const [filed, setFiled] = useState<ComplaintDraft | null>(null);
  if (start === null || city === null) return null;
  return (
    <ComplaintForm
      city={city}
      start={start}
      filed={filed}
      onFiled={setFiled}
      onClose={() => {
        setFiled(null);
        complaintForm.set(null);
      }}
    />
  );
}
