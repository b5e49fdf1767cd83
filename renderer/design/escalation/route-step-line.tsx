import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { RouteStep } from '../../../shared/domain/directory/route.ts';
import { inWords } from '../../../shared/domain/due-time.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { Tag } from '../tag.tsx';
import { ContactWays } from './contact-ways.tsx';
import type { DirectoryWords } from './directory-words.ts';

interface RouteStepLineProps {
  step: RouteStep & { readonly directoryVersion?: number };
  words: DirectoryWords;
  now: Instant;
  /** It is asked now: whether it is open, and how it is reached. Of later ones only that they open later. */
  isFirst?: boolean;
}

/** One contact point of a route: what it is, who is there, how it is reached, by when it must acknowledge. */
export function RouteStepLine({ step, words, now, isFirst = true }: RouteStepLineProps) {
  const { contactPoint, opensAt, acknowledgeBy } = step;
  const who = words.onDuty(step);
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
        <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {words.role(contactPoint)}
          {who !== null && `, ${who}`}
        </Box>
        {opensAt === null ? (
          isFirst && (
            <Tag meaning="done" icon={<LockOpenOutlined />} quiet>
              open now
            </Tag>
          )
        ) : (
          <Tag meaning="attention" icon={<ScheduleOutlined />} quiet>
            opens {words.when(opensAt)}
          </Tag>
        )}
      </Box>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        To acknowledge by {words.when(acknowledgeBy)} ({inWords(Math.max(0, acknowledgeBy - now))})
      </Typography>
      {isFirst && <ContactWays ways={words.ways(step)} />}
    </Box>
  );
}
