import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { CHANNELS, channel } from '../../../shared/domain/channel.ts';
import type { City } from '../../../shared/domain/city.ts';
import { LONGEST_STATEMENT } from '../../../shared/domain/complaint/complaint-command.ts';
import {
  COMPLAINT_ABOUT,
  COMPLAINT_IMPACT,
  COMPLAINT_SAFETY,
  COMPLAINT_SEVERITY,
  complaintAbout,
  complaintImpact,
  complaintSafety,
  complaintSeverity,
} from '../../../shared/domain/complaint/complaint-scales.ts';
import { CallerFields } from '../../design/caller-fields.tsx';
import { ChoiceList } from '../../design/choice-list.tsx';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { FieldRow, FormPart, SelectLine } from '../../design/form-parts.tsx';
import { StoppedNote } from '../../design/stopped-note.tsx';
import { useCommand } from '../../design/use-command.ts';
import { useKept } from '../../design/use-kept.ts';
import { useAsk } from '../../door/use-door.ts';
import type { ComplaintStart } from '../../workspace/complaint-shown.ts';
import { ComplainedCases } from './complained-cases.tsx';
import { complaintCommandOf, disputedCase, newComplaint, type ComplaintDraft } from './complaint-draft.ts';
import { ComplaintReceipt } from './complaint-receipt.tsx';

const ABOUT = complaintAbout.options.map((value) => ({
  value,
  label: COMPLAINT_ABOUT[value].label,
  help: COMPLAINT_ABOUT[value].asks,
}));
const SEVERITY = complaintSeverity.options.map((value) => ({
  value,
  label: COMPLAINT_SEVERITY[value].label,
  help: COMPLAINT_SEVERITY[value].asks,
}));
const SAFETY = complaintSafety.options.map((value) => ({
  value,
  label: COMPLAINT_SAFETY[value].label,
  help: COMPLAINT_SAFETY[value].asks,
}));
const IMPACT = complaintImpact.options.map((value) => [value, COMPLAINT_IMPACT[value].label] as const);
const WAYS = channel.options.map((value) => [value, CHANNELS[value]] as const);

interface ComplaintFormProps {
  city: City;
  start: ComplaintStart;
  /** Filed in this dialog; the number is being read out. */
  filed: ComplaintDraft | null;
  onFiled: (draft: ComplaintDraft) => void;
  onClose: () => void;
}

/** Takes a complaint: what is wrong, what would make it right, about what, how grave. Ctrl+Enter files it. */
export function ComplaintForm({ city, start, filed, onFiled, onClose }: ComplaintFormProps) {
  const [draft, setDraft, forget] = useKept<ComplaintDraft>(
    `complaint:${start.case?.id ?? 'none'}`,
    newComplaint(start),
  );
  const { send, busy, stopped, clear } = useCommand();
  if (filed !== null) return <ComplaintReceipt draft={filed} city={city} onClose={onClose} />;
  const change = (next: Partial<ComplaintDraft>) => setDraft({ ...draft, ...next });
  const command = complaintCommandOf(draft);
  const missing = typeof command === 'string' ? command : null;
  const perform = async () => {
    if (typeof command === 'string') return;
    if ((await send(command)) === null) return;
    forget();
    onFiled(draft);
  };
  return (
    <DialogFrame
      open
      title={start.case === null ? 'Take a complaint' : `Complaint about ${start.case.name}`}
      width="md"
      onClose={onClose}
      more={
        <Box role="status" sx={{ flex: 1, minWidth: 0, color: 'text.secondary', typography: 'caption' }}>
          {missing}
        </Box>
      }
      submit={{
        label: 'File complaint',
        icon: <FeedbackOutlined />,
        whyNot: missing,
        busy,
        perform: () => void perform(),
      }}
    >
      <Stack spacing={4} sx={{ pt: 1 }}>
        {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
        <TextField
          label="What is wrong, in the caller’s words"
          multiline
          minRows={3}
          maxRows={10}
          autoFocus
          value={draft.statement}
          placeholder="You closed it in June and the sofa is still there. I called twice."
          slotProps={{ htmlInput: { maxLength: LONGEST_STATEMENT } }}
          onChange={(event) => change({ statement: event.target.value })}
        />
        <TextField
          label="What would make it right (optional)"
          multiline
          maxRows={4}
          value={draft.remedy}
          placeholder="Ask: what do you want the city to do?"
          slotProps={{ htmlInput: { maxLength: 2_000 } }}
          onChange={(event) => change({ remedy: event.target.value })}
        />
        <ComplainedCases
          city={city}
          cases={draft.cases}
          caller={draft.caller.id}
          onChange={(cases) => {
            const department = draft.department === '' ? (cases[0]?.department ?? '') : draft.department;
            change({ cases, department });
          }}
        />
        <About draft={draft} change={change} />
        <FormPart title="How grave it is">
          <FieldRow least={260}>
            <ChoiceList
              label="What did it do to the caller?"
              choices={SEVERITY}
              value={draft.severity}
              onChange={(severity) => change({ severity })}
            />
            <ChoiceList
              label="Could somebody get hurt?"
              choices={SAFETY}
              value={draft.safety}
              onChange={(safety) => change({ safety })}
            />
          </FieldRow>
          <FieldRow>
            <SelectLine
              path="complaint.impact"
              label="Whom it touches"
              value={draft.impact}
              options={IMPACT}
              onChange={(impact) => change({ impact })}
            />
            <SelectLine
              path="complaint.department"
              label="Department"
              value={draft.department}
              options={city.pack.departments.map(({ code, name }) => [code, name] as const)}
              onChange={(department) => change({ department })}
            />
            <SelectLine
              path="complaint.channel"
              label="How it came"
              value={draft.channel}
              options={WAYS}
              onChange={(next) => change({ channel: next })}
            />
          </FieldRow>
        </FormPart>
        <FormPart title="Who complains">
          <CallerFields caller={draft.caller} onChange={(caller) => change({ caller })} />
        </FormPart>
      </Stack>
    </DialogFrame>
  );
}

interface AboutProps {
  draft: ComplaintDraft;
  change: (next: Partial<ComplaintDraft>) => void;
}

/** What it is about, and what follows from that. */
function About({ draft, change }: AboutProps) {
  const disputed = disputedCase(draft);
  const people = useAsk(
    'colleague.list',
    { department: draft.department === '' ? null : draft.department },
    { enabled: draft.about === 'person' },
  ).data?.colleagues;
  return (
    <FormPart title="What it is about">
      <ChoiceList
        label="The complaint is about"
        choices={ABOUT}
        value={draft.about}
        onChange={(about) => change({ about, notDone: about === 'closure' && disputed?.closed === true })}
      />
      {draft.about === 'closure' && disputed !== undefined && (
        <Box>
          <FormControlLabel
            control={
              <Checkbox
                checked={draft.notDone}
                onChange={(event) => change({ notDone: event.target.checked })}
              />
            }
            label={`You closed ${disputed.name} but did not do it`}
          />
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary', pl: 8 }}>
            {disputed.closed
              ? 'Checked, the case is reopened with the complaint, and the complaint counts against this closing.'
              : 'The case is open again already. The complaint counts against its last closing.'}
          </Typography>
        </Box>
      )}
      {draft.about === 'person' && (
        <Box sx={{ display: 'grid', gap: 3 }}>
          <Alert severity="warning">
            Confidential: you see its number once it is filed, to read it out, and nothing of it afterwards.
          </Alert>
          <TextField
            select
            label="Who (if known here)"
            value={draft.subject ?? ''}
            slotProps={{ select: { native: true } }}
            onChange={(event) =>
              change({ subject: people?.find(({ id }) => id === event.target.value)?.id ?? null })
            }
          >
            <option value="">Not known, or only by the name said above</option>
            {(people ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </TextField>
        </Box>
      )}
    </FormPart>
  );
}
