import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useMemo } from 'react';
import type { City } from '../../shared/domain/city.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { RunStep } from '../../shared/domain/run/run-step.ts';
import { counted } from '../../shared/domain/case-words/count-words.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { useKept } from '../design/use-kept.ts';
import { useAsk } from '../door/use-door.ts';
import { PlannedList } from './planned-list.tsx';
import { EMPTY_STEP, stepOf, type StepDraft } from './step-draft.ts';
import { StepFields } from './step-fields.tsx';
import { useRun } from './use-run.ts';

const NO_STEP: RunStep = { do: 'start' };

interface BulkDialogProps {
  deed: RunStep['do'];
  /** Verb first: "Assign". */
  label: string;
  cases: readonly CaseId[];
  city: City;
  /** The department that is proposed. */
  department: string | null;
  onClose: () => void;
  onStarted: () => void;
}

/** One thing done to several cases: what, and to which it will go and can't, before anything is done. */
export function BulkDialog({ deed, label, cases, city, department, onClose, onStarted }: BulkDialogProps) {
  const [draft, setDraft, forget] = useKept<StepDraft>(`bulk:${deed}`, {
    ...EMPTY_STEP,
    do: deed,
    department: deed === 'assign' ? department : null,
  });
  const step = useMemo(() => stepOf(draft, city, 'date'), [draft, city]);
  const isWhole = typeof step !== 'string';
  const asked = useAsk(
    'run.preview',
    { steps: [isWhole ? step : NO_STEP], cases: [...cases] },
    { enabled: isWhole, keepOld: false },
  );
  const { start, busy } = useRun();
  const preview = asked.data;
  const going = preview?.cases.filter(({ stops }) => stops === null).length ?? 0;
  const title = `${label} ${counted(cases.length, 'case', 'cases')}`;
  const whyNot = ((): string | null => {
    if (!isWhole) return step;
    if (asked.error !== null) return asked.error.failure.message;
    if (preview === undefined) return 'Looking at each case…';
    if (preview.refusal !== null) return preview.refusal.message;
    return going === 0 ? 'It can be done to none of them: the reasons stand below.' : null;
  })();
  const perform = async () => {
    if (typeof step === 'string') return;
    if (!(await start({ kind: 'bulk', title, steps: [step], cases }))) return;
    forget();
    onStarted();
  };
  return (
    <DialogFrame
      open
      title={title}
      width="md"
      onClose={onClose}
      more={
        <Box role="status" sx={{ flex: 1, typography: 'caption', color: 'text.secondary' }}>
          {whyNot ?? `${going} will go, ${cases.length - going} can’t. Those stay in a list with the reason.`}
        </Box>
      }
      submit={{
        label: going === 0 ? label : `${label} ${going}`,
        icon: <PlayArrowOutlined />,
        busy,
        grave: deed === 'close' || deed === 'refer',
        whyNot,
        perform: () => void perform(),
      }}
    >
      <Stack spacing={4} sx={{ pt: 1 }}>
        <StepFields draft={draft} onChange={setDraft} city={city} dayBy="date" autoFocus />
        {isWhole && preview?.refusal != null && <Alert severity="error">{preview.refusal.message}</Alert>}
        {isWhole && preview !== undefined && (
          <PlannedList cases={preview.cases} city={city} effects={false} />
        )}
      </Stack>
    </DialogFrame>
  );
}
