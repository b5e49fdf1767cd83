import AssignmentIndOutlined from '@mui/icons-material/AssignmentIndOutlined';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import ForwardOutlined from '@mui/icons-material/ForwardOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import ManageSearchOutlined from '@mui/icons-material/ManageSearchOutlined';
import NoteAddOutlined from '@mui/icons-material/NoteAddOutlined';
import RecordVoiceOverOutlined from '@mui/icons-material/RecordVoiceOverOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import type { ReactElement } from 'react';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { ComplaintCommand } from '../../../shared/domain/complaint/complaint-command.ts';
import type { ComplaintFacts } from '../../../shared/domain/complaint/complaint-facts.ts';
import { mayNotHandle } from '../../../shared/domain/complaint/complaint-rights.ts';
import { nextComplaintStage } from '../../../shared/domain/complaint/complaint-stage.ts';
import { noComplaintStep } from '../../../shared/domain/complaint/decide-complaint.ts';
import type { Action } from '../../actions/action.ts';

/** What a person can do with a complaint that was filed. */
export type ComplaintDeedName = Exclude<ComplaintCommand['type'], 'file-complaint' | 'advance-complaint'>;

interface DeedLook {
  /** Verb first. */
  readonly label: string;
  /** What is said when it was done. */
  readonly done: string;
  readonly key: string;
  readonly icon: ReactElement;
  readonly words: readonly string[];
}

/** In the order of the bar. */
export const COMPLAINT_DEEDS: Record<ComplaintDeedName, DeedLook> = {
  'acknowledge-complaint': {
    label: 'Acknowledge',
    done: 'Acknowledged.',
    key: 'a',
    icon: <VisibilityOutlined />,
    words: ['caller', 'tell', 'take on'],
  },
  'assess-complaint': {
    label: 'Assess',
    done: 'Assessed.',
    key: 's',
    icon: <FactCheckOutlined />,
    words: ['severity', 'safety', 'complexity', 'impact', 'judge'],
  },
  'add-complaint-note': {
    label: 'Add note',
    done: 'The note is added.',
    key: 'n',
    icon: <NoteAddOutlined />,
    words: ['write', 'remark'],
  },
  'conclude-investigation': {
    label: 'Conclude investigation',
    done: 'The investigation is concluded.',
    key: 'i',
    icon: <ManageSearchOutlined />,
    words: ['finding', 'found out', 'investigated'],
  },
  'decide-complaint': {
    label: 'Decide',
    done: 'Decided. Now the caller has to be told.',
    key: 'd',
    icon: <GavelOutlined />,
    words: ['upheld', 'not upheld', 'withdrawn', 'remedy', 'decision'],
  },
  'communicate-complaint': {
    label: 'Caller was told',
    done: 'That the caller was told is kept.',
    key: 't',
    icon: <RecordVoiceOverOutlined />,
    words: ['communicate', 'decision', 'inform'],
  },
  'close-complaint': {
    label: 'Close',
    done: 'Closed.',
    key: 'c',
    icon: <CheckCircleOutlined />,
    words: ['end', 'finish'],
  },
  'assign-complaint': {
    label: 'Give to',
    done: 'Given on.',
    key: 'g',
    icon: <AssignmentIndOutlined />,
    words: ['assign', 'lead', 'department', 'hand on'],
  },
  'escalate-complaint': {
    label: 'Escalate',
    done: 'Escalated.',
    key: 'e',
    icon: <CampaignOutlined />,
    words: ['tier', 'higher', 'contact point'],
  },
  'link-complaint-case': {
    label: 'Link case',
    done: 'The case is linked.',
    key: 'l',
    icon: <LinkOutlined />,
    words: ['case', 'number'],
  },
  'refer-complaint-outside': {
    label: 'Refer outside',
    done: 'Referred outside.',
    key: 'o',
    icon: <ForwardOutlined />,
    words: ['ombudsman', 'council', 'external', 'recourse'],
  },
};

const NEXT: Partial<Record<ComplaintDeedName, string>> = {
  'acknowledge-complaint': 'acknowledged',
  'assess-complaint': 'assessed',
  'conclude-investigation': 'investigated',
  'decide-complaint': 'decided',
  'communicate-complaint': 'communicated',
  'close-complaint': 'closed',
};

function whyNotDeed(
  deed: ComplaintDeedName,
  facts: ComplaintFacts,
  actor: AccountActor | null,
): string | null {
  if (actor === null) return 'Sign in first.';
  const forbidden = mayNotHandle(actor, facts);
  if (forbidden !== null) return forbidden.message;
  // Somebody can take a complaint back before it is assessed: the dialog offers nothing else then.
  const step = noComplaintStep(facts, deed, deed === 'decide-complaint');
  return step === null ? null : step.message;
}

/** Everything that can be done with a complaint: what the clock waits for comes first. */
export function complaintActions(
  facts: ComplaintFacts,
  actor: AccountActor | null,
  perform: (deed: ComplaintDeedName) => void,
): Action[] {
  const next = nextComplaintStage(facts.stage);
  const names = Object.keys(COMPLAINT_DEEDS) as ComplaintDeedName[];
  return names
    .map((deed): Action => {
      const { label, key, icon, words } = COMPLAINT_DEEDS[deed];
      return {
        id: `complaint.${deed}`,
        label,
        group: 'Case',
        keys: [key],
        icon,
        words: ['complaint', ...words],
        whyNot: whyNotDeed(deed, facts, actor),
        perform: () => perform(deed),
      };
    })
    .toSorted((a, b) => Number(isNext(b, next)) - Number(isNext(a, next)));
}

function isNext(action: Action, next: string | null): boolean {
  const deed = action.id.slice('complaint.'.length);
  return next !== null && Object.entries(NEXT).some(([name, stage]) => name === deed && stage === next);
}
