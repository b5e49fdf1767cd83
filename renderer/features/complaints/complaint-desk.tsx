import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { looksAtComplaints } from '../../../shared/domain/complaint/complaint-rights.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { useActor } from '../../design/use-actor.ts';
import { useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { complaintForm, openComplaint } from '../../workspace/complaint-shown.ts';
import type { ComplaintDraft } from './complaint-draft.ts';
import { ComplaintForm } from './complaint-form.tsx';

const NONE: readonly Action[] = [];

/** Open complaints by their number, for the search box: only those that the person may see are in the list. */
function useComplaintActions(): void {
  const actor = useActor();
  const looks = actor !== null && looksAtComplaints(actor);
  const rows = useAsk('complaint.list', { ended: false, caseId: null }, { enabled: looks }).data?.complaints;
  const actions = useMemo(
    () =>
      rows?.flatMap(({ facts: { id, number } }): Action[] =>
        number === null
          ? []
          : [
              {
                id: `complaint.open.${id}`,
                label: `Open complaint ${number}`,
                group: 'Go',
                keys: [],
                icon: <FeedbackOutlined />,
                words: [number, number.replaceAll('-', ''), String(Number(number.slice(-6)))],
                whyNot: null,
                perform: () => openComplaint(id),
              },
            ],
      ) ?? NONE,
    [rows],
  );
  useActions(actions);
}

/** Takes complaints wherever one is. */
export function ComplaintDesk() {
  const city = useCity();
  useComplaintActions();
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
