import AssignmentTurnedInOutlined from '@mui/icons-material/AssignmentTurnedInOutlined';
import BuildCircleOutlined from '@mui/icons-material/BuildCircleOutlined';
import ForwardOutlined from '@mui/icons-material/ForwardOutlined';
import PhoneForwardedOutlined from '@mui/icons-material/PhoneForwardedOutlined';
import QuestionAnswerOutlined from '@mui/icons-material/QuestionAnswerOutlined';
import RecordVoiceOverOutlined from '@mui/icons-material/RecordVoiceOverOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import type { ReactElement } from 'react';
import type { EscalationCommand } from '../../../shared/domain/escalation/escalation-command.ts';
import { presentOffer, type Escalation } from '../../../shared/domain/escalation/escalation.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';

/** What is done at once, without a dialog. */
export const IMMEDIATE_DEEDS = ['acknowledge', 'accept'] as const;
export type ImmediateDeed = (typeof IMMEDIATE_DEEDS)[number];

/** What asks for something first. */
export const ASKING_DEEDS = ['answer', 'return', 'pass-on', 'try', 'told', 'resolve', 'withdraw'] as const;
export type AskingDeed = (typeof ASKING_DEEDS)[number];

/** Everything a person can do about an escalation that was raised. */
export type EscalationDeedName = ImmediateDeed | AskingDeed;

interface DeedLook {
  /** Verb first, and the same on button, menu, palette and dialog. */
  readonly label: string;
  readonly icon: ReactElement;
  readonly words: readonly string[];
  readonly type: EscalationCommand['type'];
}

/** In the order of a bar of buttons. */
export const DEED_LOOKS: Record<EscalationDeedName, DeedLook> = {
  acknowledge: {
    label: 'Acknowledge',
    icon: <VisibilityOutlined />,
    words: ['take note', 'seen', 'escalation'],
    type: 'acknowledge-escalation',
  },
  accept: {
    label: 'Accept',
    icon: <BuildCircleOutlined />,
    words: ['take', 'work on', 'escalation'],
    type: 'accept-escalation',
  },
  answer: {
    label: 'Answer',
    icon: <QuestionAnswerOutlined />,
    words: ['reply', 'escalation', 'caller'],
    type: 'answer-escalation',
  },
  told: {
    label: 'Caller was told',
    icon: <RecordVoiceOverOutlined />,
    words: ['tell', 'inform', 'escalation', 'answer'],
    type: 'tell-escalation-caller',
  },
  resolve: {
    label: 'Resolve',
    icon: <TaskAltOutlined />,
    words: ['end', 'done', 'finish', 'escalation'],
    type: 'resolve-escalation',
  },
  try: {
    label: 'Log a try',
    icon: <PhoneForwardedOutlined />,
    words: ['call', 'phone', 'radio', 'reach', 'escalation'],
    type: 'log-escalation-try',
  },
  'pass-on': {
    label: 'Pass on',
    icon: <ForwardOutlined />,
    words: ['next tier', 'hand on', 'other contact point', 'escalation'],
    type: 'pass-on-escalation',
  },
  return: {
    label: 'Return to 311',
    icon: <UndoOutlined />,
    words: ['give back', 'not ours', 'escalation'],
    type: 'return-escalation',
  },
  withdraw: {
    label: 'Withdraw',
    icon: <AssignmentTurnedInOutlined />,
    words: ['cancel', 'not needed', 'escalation'],
    type: 'withdraw-escalation',
  },
};

/** The number of the offer that somebody sees and acts on; null where nobody was there at all. */
export function seenOffer(one: Pick<Escalation, 'offers'>): number | null {
  return presentOffer(one)?.number ?? null;
}

/** What is done at once, as a command. */
export function immediateCommand(deed: ImmediateDeed, caseId: CaseId, one: Escalation): EscalationCommand {
  return { type: `${deed}-escalation`, caseId, escalationId: one.id, offer: seenOffer(one) };
}
