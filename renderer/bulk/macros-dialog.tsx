import AddOutlined from '@mui/icons-material/AddOutlined';
import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Macro } from '../../shared/contract/macro-view.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { City } from '../../shared/domain/city.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { mayKeepMacro } from '../../shared/domain/run/macro.ts';
import { stepWords } from '../../shared/domain/run/run-step.ts';
import { ChoiceList } from '../design/choice-list.tsx';
import { counted } from '../../shared/domain/case-words/count-words.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { ErrorState } from '../design/error-state.tsx';
import { SkeletonRows } from '../design/skeleton-rows.tsx';
import { StoppedNote } from '../design/stopped-note.tsx';
import { useActor } from '../design/use-actor.ts';
import { useCommand } from '../design/use-command.ts';
import { askAgain } from '../door/ask-again.ts';
import { departmentName, useCity } from '../door/use-city.ts';
import { useAsk } from '../door/use-door.ts';
import { workspace } from '../workspace/workspace.ts';
import { macrosShown } from './macros-shown.ts';
import { MacroEditor } from './macro-editor.tsx';
import { PlannedList } from './planned-list.tsx';
import { useRun } from './use-run.ts';

const NO_MACROS: readonly Macro[] = [];

interface ShownProps {
  cases: readonly CaseId[];
  city: City;
  actor: AccountActor;
  onClose: () => void;
}

/** Whether somebody may change a macro: their own, or one shared where they may share. */
const mayChange = (macro: Macro, actor: AccountActor): boolean =>
  macro.department === null ? macro.by === actor.id : mayKeepMacro(actor, macro.department) === null;

/** Notes that are half written on these cases: a macro neither sends nor loses them. */
function halfWritten(cases: readonly CaseId[]): number {
  return workspace
    .get()
    .tabs.filter((tab) => tab.kind === 'case' && cases.includes(tab.caseId) && tab.noteDraft.trim() !== '')
    .length;
}

function Shown({ cases, city, actor, onClose }: ShownProps) {
  const client = useQueryClient();
  const asked = useAsk('macro.list', {});
  const macros = asked.data?.macros ?? NO_MACROS;
  const [chosenId, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<Macro | 'new' | null>(null);
  const chosen = macros.find(({ id }) => id === chosenId) ?? macros[0] ?? null;
  const planned = useAsk(
    'run.preview',
    { steps: chosen?.steps ?? [{ do: 'start' }], cases: [...cases] },
    { enabled: chosen !== null && cases.length > 0, keepOld: false },
  );
  const { start, busy } = useRun();
  const { send, stopped, clear } = useCommand();
  const preview = planned.data;
  const refresh = () => void askAgain(client, { queryKey: ['macro.list'] });
  const whyNot = ((): string | null => {
    if (chosen === null) return 'Make a macro first.';
    if (cases.length === 0) return 'Choose a case first: open one, or select some in a list.';
    if (planned.error !== null) return planned.error.failure.message;
    if (preview === undefined) return 'Looking at what it would do…';
    if (preview.refusal !== null) return preview.refusal.message;
    return preview.cases.every(({ stops }) => stops?.step === 0)
      ? 'Its first step can’t be done: the reason stands below.'
      : null;
  })();
  const perform = async () => {
    if (chosen === null) return;
    const on =
      cases.length === 1 ? (preview?.cases[0]?.reference ?? '') : counted(cases.length, 'case', 'cases');
    const { steps, name } = chosen;
    if (await start({ kind: 'macro', title: `${name} on ${on}`, steps, cases })) onClose();
  };
  const remove = async () => {
    if (chosen === null) return;
    if ((await send({ type: 'remove-macro', macroId: chosen.id })) !== null) refresh();
  };
  if (editing !== null) {
    return (
      <MacroEditor
        macro={editing === 'new' ? null : editing}
        city={city}
        actor={actor}
        onClose={() => setEditing(null)}
        onSaved={() => {
          setEditing(null);
          refresh();
        }}
      />
    );
  }
  const drafts = halfWritten(cases);
  return (
    <DialogFrame
      open
      title={cases.length > 1 ? `Run a macro on ${cases.length} cases` : 'Macros'}
      width="md"
      onClose={onClose}
      more={
        <Box role="status" sx={{ flex: 1, typography: 'caption', color: 'text.secondary' }}>
          {whyNot}
        </Box>
      }
      submit={{ label: 'Run it', icon: <PlayArrowOutlined />, busy, whyNot, perform: () => void perform() }}
    >
      <Stack spacing={4} sx={{ pt: 1 }}>
        {stopped !== null && <StoppedNote stopped={stopped} onLookAgain={clear} />}
        {asked.error !== null && macros.length === 0 ? (
          <ErrorState failure={asked.error.failure} onRetry={() => void asked.refetch()} />
        ) : asked.data === undefined ? (
          <SkeletonRows rows={3} label="Loading macros" />
        ) : macros.length === 0 ? (
          <Typography>
            You have no macro yet. A macro is several steps under one name: a note, a wait and a promised
            call-back, say.
          </Typography>
        ) : (
          <ChoiceList
            label="Which one?"
            autoFocus
            value={chosen?.id ?? null}
            onChange={setChosen}
            choices={macros.map((one) => ({
              value: one.id,
              label: one.name,
              help: `${one.steps.map((step) => stepWords(step, city)).join(', then ')}. ${one.department === null ? 'Yours.' : `Shared at ${departmentName(city, one.department)}.`}`,
            }))}
          />
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <Button variant="outlined" startIcon={<AddOutlined />} onClick={() => setEditing('new')}>
            New macro
          </Button>
          {chosen !== null && mayChange(chosen, actor) && (
            <>
              <Button variant="outlined" onClick={() => setEditing(chosen)}>
                Change it
              </Button>
              <Button variant="outlined" onClick={() => void remove()}>
                Remove it
              </Button>
            </>
          )}
        </Box>
        {drafts > 0 && (
          <Alert severity="info">
            A note that is half written stays as it is: the macro neither sends it nor loses it.
          </Alert>
        )}
        {preview !== undefined && chosen !== null && (
          <Box component="section" aria-label="What it will do">
            <Typography variant="h3" sx={{ mb: 2 }}>
              What it will do
            </Typography>
            {preview.refusal !== null && <Alert severity="error">{preview.refusal.message}</Alert>}
            <PlannedList cases={preview.cases} city={city} effects />
          </Box>
        )}
      </Stack>
    </DialogFrame>
  );
}

/** The macros, wherever one is, once they were asked for. */
export function MacrosDialog() {
  const cases = useSyncExternalStore(macrosShown.subscribe, macrosShown.get);
  const city = useCity();
  const actor = useActor();
  if (cases === null || city === null || actor === null) return null;
  return (
    <Shown
      key={cases.join(' ')}
      cases={cases}
      city={city}
      actor={actor}
      onClose={() => macrosShown.set(null)}
    />
  );
}
