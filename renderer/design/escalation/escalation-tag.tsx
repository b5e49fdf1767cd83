import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import NotificationImportantOutlined from '@mui/icons-material/NotificationImportantOutlined';
import type { Escalation } from '../../../shared/domain/escalation/escalation.ts';
import { PATH_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { Tag } from '../tag.tsx';
import { useNow } from '../use-now.ts';
import type { DirectoryWords } from './directory-words.ts';
import { turnWords } from './turn-words.ts';

interface EscalationTagProps {
  escalation: Escalation;
  words: DirectoryWords;
  /** More open ones of the same case. */
  others?: number;
}

/** That something is escalated and whose turn it is, at a glance. */
export function EscalationTag({ escalation, words, others = 0 }: EscalationTagProps) {
  const now = useNow();
  const { meaning, state, turn } = turnWords(escalation, now, words);
  const more = others === 0 ? '' : ` (and ${others} more)`;
  return (
    <Tag
      meaning={meaning}
      icon={meaning === 'breach' ? <NotificationImportantOutlined /> : <CampaignOutlined />}
      because={`Escalated as ${PATH_WORDS[escalation.path]}. ${state}.`}
    >
      Escalated: {turn}
      {more}
    </Tag>
  );
}
