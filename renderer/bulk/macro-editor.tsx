import AddOutlined from '@mui/icons-material/AddOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import SaveOutlined from '@mui/icons-material/SaveOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Macro } from '../../shared/contract/macro-view.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { City } from '../../shared/domain/city.ts';
import { textId } from '../../shared/domain/ids.ts';
import { PLACEHOLDERS } from '../../shared/domain/run/fill-placeholders.ts';
import { macroId, mayKeepMacro, type MacroCommand } from '../../shared/domain/run/macro.ts';
import { MOST_STEPS, type RunStep } from '../../shared/domain/run/run-step.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { StoppedNote } from '../design/stopped-note.tsx';
import { useCommand } from '../design/use-command.ts';
import { useKept } from '../design/use-kept.ts';
import { departmentName } from '../door/use-city.ts';
import { EMPTY_STEP, stepOf, type StepDraft } from './step-draft.ts';
import { draftOfStep } from './step-draft-of.ts';
import { StepFields } from './step-fields.tsx';

const KINDS: Record<RunStep['do'], string> = {
  note: 'Add note',
  take: 'Take it',
  assign: 'Assign',
  schedule: 'Schedule',
  start: 'Start work',
  wait: 'Wait',
  refer: 'Refer',
  'call-back': 'Owe a call-back',
  close: 'Close',
};

/** A step with a name of its own on screen: others may leave above it. */
type KeyedStep = StepDraft & { readonly key: string };
const keyed = (step: StepDraft): KeyedStep => ({ ...step, key: crypto.randomUUID() });

interface EditedMacro {
  readonly name: string;
  readonly department: string | null;
  readonly steps: readonly KeyedStep[];
}

interface MacroEditorProps {
  /** Null: a new one. */
  macro: Macro | null;
  city: City;
  actor: AccountActor;
  onClose: () => void;
  onSaved: () => void;
}

/** Makes or changes a macro: its name, for whom it is, and its steps in their order. */
export function MacroEditor({ macro, city, actor, onClose, onSaved }: MacroEditorProps) {
  const [ids] = useState(() => ({
    macro: macro?.id ?? macroId.parse(crypto.randomUUID()),
    name: textId.parse(crypto.randomUUID()),
  }));
  const [edited, setEdited, forget] = useKept<EditedMacro>(`macro:${macro?.id ?? 'new'}`, {
    name: macro?.name ?? '',
    department: macro?.department ?? null,
    steps: (macro?.steps.map(draftOfStep) ?? [EMPTY_STEP]).map(keyed),
  });
  const { send, busy, stopped, clear } = useCommand();
  const { name, department, steps } = edited;
  const shares = city.pack.departments
    .map(({ code }) => code)
    .filter((code) => mayKeepMacro(actor, code) === null);
  const change = (at: number, step: StepDraft) =>
    setEdited({ ...edited, steps: steps.map((one, n) => (n === at ? { ...step, key: one.key } : one)) });

  const command = ((): MacroCommand | string => {
    if (name.trim() === '') return 'Give it a name.';
    const whole: RunStep[] = [];
    for (const [at, draft] of steps.entries()) {
      const step = stepOf(draft, city, 'days');
      if (typeof step === 'string') return `Step ${at + 1}: ${step}`;
      whole.push(step);
    }
    if (whole.length === 0) return 'Add a step.';
    return {
      type: 'save-macro',
      macroId: ids.macro,
      department,
      name: { id: ids.name, body: name.trim() },
      steps: whole,
    };
  })();
  const perform = async () => {
    if (typeof command === 'string' || (await send(command)) === null) return;
    forget();
    onSaved();
  };
  return (
    <DialogFrame
      open
      title={macro === null ? 'New macro' : `Change ${macro.name}`}
      width="md"
      onClose={onClose}
      more={
        <Box role="status" sx={{ flex: 1, typography: 'caption', color: 'text.secondary' }}>
          {typeof command === 'string' ? command : null}
        </Box>
      }
      submit={{
        label: 'Save macro',
        icon: <SaveOutlined />,
        busy,
        whyNot: typeof command === 'string' ? command : null,
        perform: () => void perform(),
      }}
    >
      <Stack spacing={4} sx={{ pt: 1 }}>
        {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
        <TextField
          label="Name"
          autoFocus
          value={name}
          slotProps={{ htmlInput: { maxLength: 80 } }}
          onChange={(event) => setEdited({ ...edited, name: event.target.value })}
        />
        {shares.length > 0 && (
          <TextField
            select
            label="For whom"
            value={department ?? ''}
            onChange={(event) =>
              setEdited({ ...edited, department: event.target.value === '' ? null : event.target.value })
            }
          >
            <MenuItem value="">Only me</MenuItem>
            {shares.map((code) => (
              <MenuItem key={code} value={code}>
                Everybody at {departmentName(city, code)}
              </MenuItem>
            ))}
          </TextField>
        )}
        <Alert severity="info">
          A text can name{' '}
          {Object.entries(PLACEHOLDERS)
            .map(([one, what]) => `{${one}} (${what})`)
            .join(', ')}
          . Nothing is sent before you have seen it filled in.
        </Alert>
        {steps.map((step, at) => (
          <Box
            key={step.key}
            component="section"
            aria-label={`Step ${at + 1}`}
            sx={{ display: 'grid', gap: 3, p: 3, border: 1, borderColor: 'divider', borderRadius: 1 }}
          >
            <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
              <Typography variant="h3">Step {at + 1}</Typography>
              <TextField
                select
                label="What"
                value={step.do}
                onChange={(event) => {
                  const next = (Object.keys(KINDS) as RunStep['do'][]).find(
                    (one) => one === event.target.value,
                  );
                  if (next !== undefined) change(at, { ...step, do: next });
                }}
                sx={{ maxWidth: 220 }}
              >
                {Object.entries(KINDS).map(([value, label]) => (
                  <MenuItem key={value} value={value}>
                    {label}
                  </MenuItem>
                ))}
              </TextField>
              {steps.length > 1 && (
                <Button
                  startIcon={<DeleteOutlined />}
                  sx={{ ml: 'auto' }}
                  onClick={() => setEdited({ ...edited, steps: steps.toSpliced(at, 1) })}
                >
                  Remove step {at + 1}
                </Button>
              )}
            </Box>
            <StepFields draft={step} onChange={(next) => change(at, next)} city={city} dayBy="days" />
          </Box>
        ))}
        {steps.length < MOST_STEPS && (
          <Button
            variant="outlined"
            startIcon={<AddOutlined />}
            sx={{ justifySelf: 'start', alignSelf: 'flex-start' }}
            onClick={() => setEdited({ ...edited, steps: [...steps, keyed(EMPTY_STEP)] })}
          >
            Add a step
          </Button>
        )}
      </Stack>
    </DialogFrame>
  );
}
