import AdjustOutlined from '@mui/icons-material/AdjustOutlined';
import AssignmentIndOutlined from '@mui/icons-material/AssignmentIndOutlined';
import BuildCircleOutlined from '@mui/icons-material/BuildCircleOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import DoNotDisturbOnOutlined from '@mui/icons-material/DoNotDisturbOnOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import ForwardOutlined from '@mui/icons-material/ForwardOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import type { ReactElement } from 'react';
import { WAITING_REASONS, type CaseState, type WaitingReason } from '../../shared/domain/case-state.ts';
import { STATE_WORDS } from '../../shared/domain/case-words/state-words.ts';
import { OUTCOMES, type Outcome } from '../../shared/domain/outcome.ts';
import type { MeaningName } from './palettes.ts';
import { Tag } from './tag.tsx';

interface Look {
  readonly label: string;
  readonly meaning: MeaningName;
  readonly icon: ReactElement;
}

// Made once, as those below: the same element again is not drawn again.
const CLOSED_ELSEWHERE = <HelpOutlineOutlined />;
const DONE = <CheckCircleOutlined />;

/** How each state is called and shown. Referred and scheduled are alive: never green. */
export const STATE_LOOKS = {
  new: { label: STATE_WORDS.new, meaning: 'information', icon: <AdjustOutlined /> },
  assigned: { label: STATE_WORDS.assigned, meaning: 'neutral', icon: <AssignmentIndOutlined /> },
  scheduled: { label: STATE_WORDS.scheduled, meaning: 'neutral', icon: <EventOutlined /> },
  'in-progress': { label: STATE_WORDS['in-progress'], meaning: 'information', icon: <BuildCircleOutlined /> },
  waiting: { label: STATE_WORDS.waiting, meaning: 'attention', icon: <PauseCircleOutlined /> },
  referred: { label: STATE_WORDS.referred, meaning: 'neutral', icon: <ForwardOutlined /> },
  closed: { label: STATE_WORDS.closed, meaning: 'neutral', icon: <DoNotDisturbOnOutlined /> },
  reopened: { label: STATE_WORDS.reopened, meaning: 'attention', icon: <ReplayOutlined /> },
} as const satisfies Record<CaseState, Look>;

interface StateTagProps {
  state: CaseState;
  outcome?: Outcome | null;
  closedElsewhere?: boolean;
  waitingReason?: WaitingReason | null;
  quiet?: boolean;
  focusable?: boolean;
}

function lookOf({ state, outcome = null, closedElsewhere = false }: StateTagProps): Look {
  if (state !== 'closed') return STATE_LOOKS[state];
  const ending = outcome === null ? '' : `: ${OUTCOMES[outcome].label.toLowerCase()}`;
  if (closedElsewhere) {
    return { label: `Closed elsewhere${ending}`, meaning: 'neutral', icon: CLOSED_ELSEWHERE };
  }
  if (outcome !== null && OUTCOMES[outcome].done) {
    return { label: `Closed${ending}`, meaning: 'done', icon: DONE };
  }
  return { ...STATE_LOOKS.closed, label: `Closed${ending}` };
}

/** The state of a case in words, icon and colour; a closed one says its outcome. */
export function StateTag(props: StateTagProps) {
  const { label, meaning, icon } = lookOf(props);
  const reason = props.closedElsewhere
    ? 'Closed by another system: nobody here has seen evidence.'
    : props.waitingReason != null
      ? WAITING_REASONS[props.waitingReason].label
      : null;
  // In a row the words may be cut off.
  const because =
    props.focusable === false ? [label, reason].filter((one) => one !== null).join('. ') : reason;
  return (
    <Tag meaning={meaning} icon={icon} quiet={props.quiet} because={because} focusable={props.focusable}>
      {label}
    </Tag>
  );
}
