import AssignmentIndOutlined from '@mui/icons-material/AssignmentIndOutlined';
import BuildCircleOutlined from '@mui/icons-material/BuildCircleOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ClearOutlined from '@mui/icons-material/ClearOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import ForwardOutlined from '@mui/icons-material/ForwardOutlined';
import NoteAddOutlined from '@mui/icons-material/NoteAddOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import PlaylistPlayOutlined from '@mui/icons-material/PlaylistPlayOutlined';
import Box from '@mui/material/Box';
import { useMemo, useState, type ReactElement } from 'react';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { City } from '../../shared/domain/city.ts';
import { MOST_CASES, mayRun, type RunStep } from '../../shared/domain/run/run-step.ts';
import { PERMISSIONS } from '../../shared/domain/permission.ts';
import type { Action } from '../actions/action.ts';
import { useActions } from '../actions/use-actions.ts';
import { ActionBar } from '../design/action-bar.tsx';
import { counted } from '../../shared/domain/case-words/count-words.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { openMacros } from './macros-shown.ts';
import type { Selection } from './use-selection.ts';

interface BulkLook {
  readonly deed: RunStep['do'];
  readonly label: string;
  readonly key: string;
  readonly icon: ReactElement;
}

/** The same keys as for one case. */
const LOOKS: readonly BulkLook[] = [
  { deed: 'assign', label: 'Assign', key: 'a', icon: <AssignmentIndOutlined /> },
  { deed: 'schedule', label: 'Schedule', key: 's', icon: <EventOutlined /> },
  { deed: 'start', label: 'Start work', key: 'w', icon: <BuildCircleOutlined /> },
  { deed: 'wait', label: 'Wait', key: 'p', icon: <PauseCircleOutlined /> },
  { deed: 'refer', label: 'Refer', key: 'r', icon: <ForwardOutlined /> },
  { deed: 'note', label: 'Add note', key: 'n', icon: <NoteAddOutlined /> },
  { deed: 'close', label: 'Close', key: 'c', icon: <CheckCircleOutlined /> },
];

interface BulkBarProps {
  city: City;
  actor: AccountActor;
  selection: Selection;
  /** The department whose list it is; null for a list of several. */
  department: string | null;
}

const probeOf = (deed: RunStep['do']): RunStep =>
  deed === 'close' ? { do: 'close', outcome: 'completed', reason: null, text: 'x' } : { do: 'start' };

/** Why somebody may not do this to several cases, whichever they are; null when each case decides. */
function whyNot(deed: RunStep['do'], count: number, actor: AccountActor): string | null {
  if (count > MOST_CASES) return `${MOST_CASES} cases at once are enough. Select fewer.`;
  const permission = deed === 'note' ? 'add-note' : 'work-case';
  if (PERMISSIONS[permission][actor.role] === 'no') return 'Your role can’t do this to cases.';
  return mayRun([probeOf(deed)], count, actor)?.message ?? null;
}

/** In the place of the bar of one case: what can be done to all that are selected. */
export function BulkBar({ city, actor, selection, department }: BulkBarProps) {
  const [open, setOpen] = useState<BulkLook | null>(null);
  const { ids, clear } = selection;
  const count = ids.size;
  const actions = useMemo((): readonly Action[] => {
    const bulk = LOOKS.map((look): Action => ({
      id: `bulk.${look.deed}`,
      label: `${look.label} all selected`,
      group: 'List',
      keys: [look.key],
      icon: look.icon,
      words: ['bulk', 'several', 'selected'],
      whyNot: whyNot(look.deed, count, actor),
      perform: () => setOpen(look),
    }));
    return [
      ...bulk,
      {
        id: 'bulk.macro',
        label: 'Run a macro on all selected',
        group: 'List',
        keys: ['shift+m'],
        icon: <PlaylistPlayOutlined />,
        words: ['bulk', 'several', 'steps'],
        whyNot: null,
        perform: () => openMacros([...ids]),
      },
      {
        id: 'bulk.clear',
        label: 'Clear the selection',
        group: 'List',
        keys: ['escape'],
        icon: <ClearOutlined />,
        words: ['none'],
        whyNot: null,
        perform: clear,
      },
    ];
  }, [count, actor, ids, clear]);
  useActions(actions);
  const shown = actions.map((one) => ({
    ...one,
    label: one.label.replace(' all selected', '').replace(' on', ''),
  }));
  return (
    <>
      <Box
        role="status"
        sx={{
          px: 4,
          pt: 2,
          borderTop: 1,
          borderColor: 'divider',
          fontWeight: 600,
          bgcolor: 'surface.selected',
          pb: 1,
        }}
      >
        {counted(count, 'case', 'cases')} selected
      </Box>
      <ActionBar label="Actions on all selected cases" actions={shown} />
      {open !== null && (
        <BulkDialog
          key={open.deed}
          deed={open.deed}
          label={open.label}
          cases={[...ids]}
          city={city}
          department={department ?? actor.department}
          onClose={() => setOpen(null)}
          onStarted={() => {
            setOpen(null);
            clear();
          }}
        />
      )}
    </>
  );
}
