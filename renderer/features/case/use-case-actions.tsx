import AddCircleOutlineOutlined from '@mui/icons-material/AddCircleOutlineOutlined';
import AssignmentIndOutlined from '@mui/icons-material/AssignmentIndOutlined';
import BuildCircleOutlined from '@mui/icons-material/BuildCircleOutlined';
import CallSplitOutlined from '@mui/icons-material/CallSplitOutlined';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import ForwardOutlined from '@mui/icons-material/ForwardOutlined';
import LinkOffOutlined from '@mui/icons-material/LinkOffOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import ManageAccountsOutlined from '@mui/icons-material/ManageAccountsOutlined';
import MergeOutlined from '@mui/icons-material/MergeOutlined';
import PhoneCallbackOutlined from '@mui/icons-material/PhoneCallbackOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import NoteAddOutlined from '@mui/icons-material/NoteAddOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import PersonAddAltOutlined from '@mui/icons-material/PersonAddAltOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import { useMemo, type ReactNode } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import { takesComplaints } from '../../../shared/domain/complaint/complaint-rights.ts';
import { mayNot } from '../../../shared/domain/permission.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { complainedCase, takeComplaint } from '../../workspace/complaint-shown.ts';
import { openNewCase } from '../../workspace/workspace.ts';
import { whyNot, type CaseDeed } from './why-not.ts';

interface Look {
  readonly label: string;
  readonly key: string;
  readonly icon: ReactNode;
  readonly words: readonly string[];
}

/** Every deed of a case page, in the order of its bar. */
const DEEDS: Record<CaseDeed, Look> = {
  note: { label: 'Add note', key: 'n', icon: <NoteAddOutlined />, words: ['comment', 'write', 'remark'] },
  assign: {
    label: 'Assign',
    key: 'a',
    icon: <AssignmentIndOutlined />,
    words: ['department', 'unit', 'take', 'give', 'owner'],
  },
  schedule: { label: 'Schedule', key: 's', icon: <EventOutlined />, words: ['day', 'date', 'plan'] },
  start: {
    label: 'Start work',
    key: 'w',
    icon: <BuildCircleOutlined />,
    words: ['in progress', 'begin', 'go on'],
  },
  wait: { label: 'Wait', key: 'p', icon: <PauseCircleOutlined />, words: ['pause', 'hold', 'clock'] },
  visit: {
    label: 'Record visit',
    key: 'v',
    icon: <PlaceOutlined />,
    words: ['crew', 'there', 'inspection', 'evidence', 'field'],
  },
  refer: { label: 'Refer', key: 'r', icon: <ForwardOutlined />, words: ['hand on', 'transfer', 'outside'] },
  escalate: {
    label: 'Escalate',
    key: 'e',
    icon: <CampaignOutlined />,
    words: ['emergency', 'complaint', 'question', 'contact point', 'urgent', 'tier', 'lead', 'danger'],
  },
  'add-caller': {
    label: 'Add caller',
    key: 't',
    icon: <PersonAddAltOutlined />,
    words: ['join', 'follow', 'person'],
  },
  'edit-caller': {
    label: 'Change caller',
    key: 'i',
    icon: <ManageAccountsOutlined />,
    words: ['edit', 'name', 'phone', 'number', 'language', 'contact'],
  },
  'merge-callers': {
    label: 'Merge callers',
    key: 'm',
    icon: <MergeOutlined />,
    words: ['double', 'same person', 'join records', 'unmerge'],
  },
  link: {
    label: 'Link',
    key: 'l',
    icon: <LinkOutlined />,
    words: ['duplicate', 'same', 'merge', 'repeat', 'part', 'parent', 'child', 'belongs together'],
  },
  split: {
    label: 'Split off a part',
    key: 'x',
    icon: <CallSplitOutlined />,
    words: ['child', 'another', 'separate', 'divide', 'second service'],
  },
  unlink: {
    label: 'Unlink',
    key: 'u',
    icon: <LinkOffOutlined />,
    words: ['no duplicate', 'no part', 'separate', 'take back a link'],
  },
  'call-back': {
    label: 'Owe a call-back',
    key: 'b',
    icon: <PhoneCallbackOutlined />,
    words: ['promise', 'call back', 'owed'],
  },
  settle: {
    label: 'Settle what is owed',
    key: 'd',
    icon: <TaskAltOutlined />,
    words: ['promise', 'called', 'done', 'move', 'withdraw'],
  },
  close: {
    label: 'Close',
    key: 'c',
    icon: <CheckCircleOutlined />,
    words: ['end', 'done', 'outcome', 'finish'],
  },
  reopen: {
    label: 'Reopen',
    key: 'o',
    icon: <ReplayOutlined />,
    words: ['not done', 'again', 'undo closing'],
  },
};

/**
 * What can be done to a case, as actions on offer: buttons, keys and palette alike. Those that can't be done now say
 * why, in the hub's words.
 */
export function useCaseActions(
  { facts, callers }: Pick<CaseView, 'facts' | 'callers'>,
  actor: AccountActor | null,
  city: City,
  perform: (deed: CaseDeed) => void,
): readonly Action[] {
  const actions = useMemo(() => {
    const closed = facts.state === 'closed';
    const deeds = (Object.keys(DEEDS) as CaseDeed[]).filter((deed) => deed !== (closed ? 'close' : 'reopen'));
    const ofCase = deeds.map((deed): Action => {
      const { label, key, icon, words } = DEEDS[deed];
      return {
        id: `case.${deed}`,
        label,
        group: 'Case',
        keys: [key],
        icon,
        words,
        whyNot: actor === null ? 'Sign in first.' : whyNot(deed, facts, actor, city),
        perform: () => perform(deed),
      };
    });
    const newHere: Action = {
      id: 'case.new-here',
      label: 'New case here',
      group: 'Case',
      keys: ['h'],
      icon: <AddCircleOutlineOutlined />,
      words: ['same place', 'another', 'open'],
      whyNot: actor === null ? 'Sign in first.' : (mayNot(actor, 'open-case', null, false)?.message ?? null),
      perform: () => openNewCase(facts.place.address === '' ? {} : { place: facts.place }),
    };
    const complain: Action = {
      id: 'case.complain',
      label: 'Complain',
      group: 'Case',
      keys: ['g'],
      icon: <FeedbackOutlined />,
      words: ['complaint', 'grievance', 'not done', 'dissatisfied', 'closed but not done'],
      whyNot: actor === null || !takesComplaints(actor) ? 'Your role takes no complaints.' : null,
      perform: () =>
        takeComplaint(
          complainedCase(facts, 'the case', city.service(facts.service)?.name.en ?? facts.service),
          callers,
        ),
    };
    return [...ofCase, newHere, complain];
  }, [facts, callers, actor, city, perform]);
  useActions(actions);
  return actions;
}
