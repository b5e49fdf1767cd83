import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Escalation } from '../../../shared/domain/escalation/escalation.ts';
import { ESCALATION_REASONS } from '../../../shared/domain/escalation/escalation-reason.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { AnswerText } from '../../design/escalation/answer-text.tsx';
import type { DirectoryWords } from '../../design/escalation/directory-words.ts';
import { EscalationLadder } from '../../design/escalation/escalation-ladder.tsx';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';

interface EndedEscalationProps {
  escalation: Escalation;
  words: DirectoryWords;
  textOf: (id: TextId) => string | null;
}

/** One escalation that ended: what it was, what was answered, who was asked. */
export function EndedEscalation({ escalation, words, textOf }: EndedEscalationProps) {
  const { state, ended, answer, raisedAt } = escalation;
  const why = ended === null || ended.text === null ? null : textOf(ended.text);
  return (
    <Box component="article" sx={{ display: 'grid', gap: 2 }}>
      <Typography>
        <b>{PATH_NAMES[escalation.path]}</b>, {ESCALATION_REASONS[escalation.reason].label.toLowerCase()};
        raised {words.when(raisedAt)}
        {ended !== null &&
          `, ${state === 'resolved' ? 'resolved' : 'withdrawn'} ${words.when(ended.at)} by ${words.person(ended.by)}`}
        .{why !== null && ` “${why}”`}
      </Typography>
      {answer !== null && (
        <AnswerText body={textOf(answer.text)} tell={false} known={escalation.told !== null} />
      )}
      <EscalationLadder escalation={escalation} words={words} textOf={textOf} />
    </Box>
  );
}
