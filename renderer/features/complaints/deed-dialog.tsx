import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ComplaintRecord } from '../../../shared/contract/complaint-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import {
  COMPLAINT_COMPLEXITY,
  COMPLAINT_IMPACT,
  COMPLAINT_OUTCOMES,
  COMPLAINT_SAFETY,
  COMPLAINT_SEVERITY,
  complaintComplexity,
  complaintImpact,
  complaintOutcome,
  complaintSafety,
  complaintSeverity,
  TOLD_BY,
  toldBy,
} from '../../../shared/domain/complaint/complaint-scales.ts';
import { complaintEdge } from '../../../shared/domain/complaint/complaint-stage.ts';
import { TIERS } from '../../../shared/domain/directory/directory.ts';
import { ChoiceList } from '../../design/choice-list.tsx';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { FieldRow, SelectLine } from '../../design/form-parts.tsx';
import { notify } from '../../design/notices.ts';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { StoppedNote } from '../../design/stopped-note.tsx';
import { keptMeaning, keptWords, useCommand } from '../../design/use-command.ts';
import { useKept } from '../../design/use-kept.ts';
import { useAsk } from '../../door/use-door.ts';
import { ComplainedCases } from './complained-cases.tsx';
import { COMPLAINT_DEEDS, type ComplaintDeedName } from './complaint-deeds.tsx';
import { deedCommand, newDeedForm, type DeedForm } from './deed-form.ts';

interface DeedDialogProps {
  deed: ComplaintDeedName;
  record: ComplaintRecord;
  city: City;
  onClose: () => void;
}

/** Asks for what a deed needs, and does it. */
export function DeedDialog({ deed, record, city, onClose }: DeedDialogProps) {
  const { facts } = record;
  const [form, setForm, forget] = useKept<DeedForm>(
    `complaint-deed:${deed}:${facts.id}:${facts.stage}`,
    newDeedForm(facts),
  );
  const { send, busy, stopped, clear } = useCommand();
  const command = deedCommand(deed, facts, form, city);
  const missing = typeof command === 'string' ? command : null;
  const { label, icon, done } = COMPLAINT_DEEDS[deed];
  const perform = async () => {
    if (typeof command === 'string') return;
    const kept = await send(command);
    if (kept === null) return;
    forget();
    notify({ id: 'complaint-deed', meaning: keptMeaning(kept), text: keptWords(done, kept) });
    onClose();
  };
  return (
    <DialogFrame
      open
      title={`${label}: ${facts.number ?? 'complaint'}`}
      width="sm"
      onClose={onClose}
      more={
        <Box role="status" sx={{ flex: 1, minWidth: 0, color: 'text.secondary', typography: 'caption' }}>
          {missing}
        </Box>
      }
      submit={{ label, icon, whyNot: missing, busy, perform: () => void perform() }}
    >
      <Stack spacing={4} sx={{ pt: 1 }}>
        {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
        <Fields
          deed={deed}
          record={record}
          city={city}
          form={form}
          change={(next) => setForm({ ...form, ...next })}
        />
      </Stack>
    </DialogFrame>
  );
}

interface FieldsProps {
  deed: ComplaintDeedName;
  record: ComplaintRecord;
  city: City;
  form: DeedForm;
  change: (next: Partial<DeedForm>) => void;
}

const HOW = toldBy.options.map((value) => ({ value, label: TOLD_BY[value], help: '' }));

function options<T extends string>(all: readonly T[], words: Record<T, { label: string }>) {
  return all.map((value) => [value, words[value].label] as const);
}

function Fields(props: FieldsProps) {
  const { deed, record, city, form, change } = props;
  const remark = (label: string) => (
    <ExplanationField
      label={label}
      audience="internal"
      value={form.text}
      onChange={(text) => change({ text })}
      max={2_000}
    />
  );
  switch (deed) {
    case 'acknowledge-complaint':
    case 'communicate-complaint':
      return (
        <>
          {deed === 'communicate-complaint' && (
            <Typography sx={{ color: 'text.secondary' }}>
              Tell the decision, the reasons and the remedy, and where else the caller can turn. A message
              with the same goes out by itself where there is an address.
            </Typography>
          )}
          <ChoiceList
            label="How the caller was told"
            choices={HOW}
            value={form.how}
            onChange={(how) => change({ how })}
            autoFocus
          />
          {remark('What was said (optional)')}
        </>
      );
    case 'assess-complaint':
      return (
        <>
          <Assessment {...props} />
          {remark('Why (optional)')}
        </>
      );
    case 'add-complaint-note':
      return (
        <>
          <ChoiceList
            label="Who may read it"
            choices={[
              { value: 'internal', label: 'Internal', help: 'For those who handle the complaint' },
              { value: 'shareable', label: 'Shareable', help: 'The caller may be told it word for word' },
            ]}
            value={form.visibility}
            onChange={(visibility) => change({ visibility })}
          />
          <ExplanationField
            label="Note"
            audience={form.visibility === 'internal' ? 'internal' : 'public'}
            value={form.text}
            onChange={(text) => change({ text })}
            max={10_000}
            autoFocus
          />
        </>
      );
    case 'conclude-investigation':
      return (
        <ExplanationField
          label="What was found out"
          audience="internal"
          placeholder="Who was asked, what the records say, what happened."
          value={form.text}
          onChange={(text) => change({ text })}
          max={10_000}
          autoFocus
        />
      );
    case 'decide-complaint':
      return <DecisionFields {...props} />;
    case 'close-complaint':
      return remark('Remark (optional)');
    case 'refer-complaint-outside':
      return (
        <>
          <ChoiceList
            label="Where the caller turns to"
            choices={(city.pack.complaints?.recourse ?? []).map(({ code, name, where }) => ({
              value: code,
              label: name.en,
              help: where.en,
            }))}
            value={form.recourse === '' ? null : form.recourse}
            onChange={(recourse) => change({ recourse })}
            autoFocus
          />
          {remark('Remark (optional)')}
        </>
      );
    case 'assign-complaint':
      return <Assignment {...props} />;
    case 'link-complaint-case':
      return (
        <ComplainedCases
          city={city}
          cases={form.cases}
          caller={record.facts.callerId}
          onChange={(cases) => change({ cases: cases.slice(-1) })}
        />
      );
    case 'escalate-complaint':
      return (
        <>
          <SelectLine
            path="complaint.tier"
            label="To"
            value={String(form.tier)}
            options={TIERS.filter((tier) => tier > record.facts.tier).map(
              (tier) => [String(tier), `Tier ${tier} of the contact points for complaints`] as const,
            )}
            onChange={(value) => change({ tier: TIERS.find((tier) => String(tier) === value) ?? form.tier })}
          />
          {remark('Why')}
        </>
      );
  }
}

function Assessment({ form, change }: FieldsProps) {
  return (
    <FieldRow>
      <SelectLine
        path="assess.severity"
        label="Severity"
        value={form.severity}
        options={options(complaintSeverity.options, COMPLAINT_SEVERITY)}
        onChange={(severity) => change({ severity })}
      />
      <SelectLine
        path="assess.safety"
        label="Safety"
        value={form.safety}
        options={options(complaintSafety.options, COMPLAINT_SAFETY)}
        onChange={(safety) => change({ safety })}
      />
      <SelectLine
        path="assess.complexity"
        label="Complexity"
        value={form.complexity}
        options={options(complaintComplexity.options, COMPLAINT_COMPLEXITY)}
        onChange={(complexity) => change({ complexity })}
      />
      <SelectLine
        path="assess.impact"
        label="Impact"
        value={form.impact}
        options={options(complaintImpact.options, COMPLAINT_IMPACT)}
        onChange={(impact) => change({ impact })}
      />
    </FieldRow>
  );
}

function DecisionFields({ record, form, change }: FieldsProps) {
  const early = complaintEdge(record.facts.stage, 'decided') === null;
  return (
    <>
      <ChoiceList
        label="Decision"
        choices={complaintOutcome.options.map((value) => ({
          value,
          label: COMPLAINT_OUTCOMES[value],
          help: '',
          whyNot: early && value !== 'withdrawn' ? 'Assess it first.' : null,
        }))}
        value={form.outcome}
        onChange={(outcome) => change({ outcome })}
        autoFocus
      />
      <ExplanationField
        label="Reasons"
        audience="public"
        placeholder="What we found, and why we decide so. Short plain sentences."
        value={form.text}
        onChange={(text) => change({ text })}
        max={6_000}
      />
      <ExplanationField
        label="Remedy: what was or will be done (optional)"
        audience="public"
        value={form.more}
        onChange={(more) => change({ more })}
        max={2_000}
      />
    </>
  );
}

function Assignment({ city, form, change, record }: FieldsProps) {
  const people = useAsk('colleague.list', { department: null }).data?.colleagues;
  const fits = (people ?? []).filter(
    ({ id, role, department }) =>
      id !== record.facts.subject &&
      (role === 'supervisor' || (role === 'lead' && department === form.department)),
  );
  return (
    <>
      <SelectLine
        path="give.department"
        label="Department"
        value={form.department}
        options={city.pack.departments.map(({ code, name }) => [code, name] as const)}
        onChange={(department) => change({ department, assignee: null })}
      />
      <TextField
        select
        label="Person"
        value={form.assignee ?? ''}
        slotProps={{ select: { native: true } }}
        helperText={record.facts.confidential ? 'Besides supervisors, only this person will see it.' : null}
        onChange={(event) =>
          change({ assignee: fits.find(({ id }) => id === event.target.value)?.id ?? null })
        }
      >
        <option value="">Nobody yet</option>
        {fits.map(({ id, name, role }) => (
          <option key={id} value={id}>
            {shownName(name)} ({role})
          </option>
        ))}
      </TextField>
    </>
  );
}
