import CallSplitOutlined from '@mui/icons-material/CallSplitOutlined';
import LinkOffOutlined from '@mui/icons-material/LinkOffOutlined';
import Alert from '@mui/material/Alert';
import { useMemo } from 'react';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { serviceName, useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';

interface SplitNoteProps {
  split: NonNullable<NewCaseDraft['splitFrom']>;
  /** Files the draft as a case of its own. */
  onPart: () => void;
}

/** Says over a new case's form what it is split off from, and who follows it besides the caller named there. */
export function SplitNote({ split, onPart }: SplitNoteProps) {
  const city = useCity();
  const view = useAsk('case.get', { id: split.caseId }, { keepOld: false }).data ?? null;
  const action = useMemo(
    (): Action => ({
      id: 'new-case.on-its-own',
      label: 'File it on its own',
      group: 'Case',
      keys: [],
      icon: <LinkOffOutlined />,
      words: ['no part', 'not split', 'unlink'],
      whyNot: null,
      perform: onPart,
    }),
    [onPart],
  );
  useActions(useMemo(() => [action], [action]));
  const name = view === null ? split.name : (view.facts.number ?? view.reference);
  const service = view === null ? '' : `, ${serviceName(city, view.facts.service)}`;
  const callers = view === null ? 0 : view.facts.callerIds.length + view.facts.anonymousCallers;
  return (
    <Alert
      severity="info"
      icon={<CallSplitOutlined />}
      sx={{ borderRadius: 0 }}
      action={<ActionButton action={action} />}
    >
      Split off from {name}
      {service}: it becomes a part of that case.
      {callers > 1 && ` All ${callers} callers of that case will follow this one too.`}
    </Alert>
  );
}
