import RateReviewOutlined from '@mui/icons-material/RateReviewOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { MOST_SATISFIED, SURVEY_DONE, type SurveyFact } from '../../../shared/domain/feedback/survey.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { Tag } from '../../design/tag.tsx';

const MEANINGS = { yes: 'done', partly: 'attention', no: 'breach' } as const;

/** "2 of 5 for how it was handled, explanation not clear, closing 2"; empty when nothing more was answered. */
function moreOf({ satisfaction, clear, closing }: SurveyFact, many: boolean): string {
  return [
    satisfaction === null ? null : `${satisfaction} of ${MOST_SATISFIED} for how it was handled`,
    clear === null ? null : clear ? 'explanation clear' : 'explanation not clear',
    many ? `closing ${closing}` : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** What callers answered of the case's closings, the newest first. Their words stand in the timeline. */
export function SurveyList({ facts, callers }: { facts: CaseFacts; callers: readonly CallerCard[] }) {
  const many = facts.reopenCount > 0;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 3 }}>
      {facts.surveys.toReversed().map((one) => {
        const card = callers.find(({ id }) => id === one.callerId);
        const more = moreOf(one, many);
        return (
          <Box component="li" key={`${one.closing} ${one.callerId ?? ''}`}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
              <Tag meaning={MEANINGS[one.done]} icon={<RateReviewOutlined />}>
                {SURVEY_DONE[one.done]}
              </Tag>
              <Typography component="span" sx={{ overflowWrap: 'anywhere' }}>
                {one.callerId === null
                  ? 'Without a name'
                  : card === undefined
                    ? 'A caller you can’t see'
                    : shownName(card.name)}
              </Typography>
              <Typography component="span" variant="caption" sx={{ color: 'text.secondary' }}>
                <RelativeTime at={one.at} />
              </Typography>
            </Box>
            {more !== '' && (
              <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
                {more}
              </Typography>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
