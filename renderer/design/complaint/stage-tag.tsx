import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import type { ComplaintFacts } from '../../../shared/domain/complaint/complaint-facts.ts';
import { COMPLAINT_STAGES, isOpenComplaint } from '../../../shared/domain/complaint/complaint-stage.ts';
import { Tag } from '../tag.tsx';

interface StageTagProps {
  facts: Pick<ComplaintFacts, 'stage'>;
  quiet?: boolean;
  focusable?: boolean;
}

/** How far a complaint is. */
export function ComplaintStageTag({ facts, quiet, focusable }: StageTagProps) {
  const open = isOpenComplaint(facts.stage);
  return (
    <Tag
      meaning={open ? 'information' : 'done'}
      icon={open ? <FeedbackOutlined /> : <TaskAltOutlined />}
      quiet={quiet}
      focusable={focusable}
    >
      {COMPLAINT_STAGES[facts.stage]}
    </Tag>
  );
}

/** Says that few may know of it. */
export function ConfidentialTag({ quiet, focusable }: { quiet?: boolean; focusable?: boolean }) {
  return (
    <Tag meaning="attention" icon={<LockOutlined />} quiet={quiet} focusable={focusable}>
      Confidential
    </Tag>
  );
}
