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
  /** How it is reached; only of use for whoever is asked first. */
  showWays?: boolean;
}

/** One contact point of a route: what it is, who is there, how it is reached, by when it must acknowledge. */
export function RouteStepLine({ step, words, now, showWays = true }: RouteStepLineProps) {
  const { contactPoint, opensAt, acknowledgeBy } = step;
  const who = words.onDuty(step);
  const point = words.point(contactPoint);
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
        <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {words.role(contactPoint)}
          {who !== null && `, ${who}`}
        </Box>
        <Tag meaning={opensAt === null ? 'done' : 'attention'} icon={null} quiet>
          {opensAt === null ? 'open now' : `opens ${words.when(opensAt)}`}
        </Tag>
        {point?.sample === true && (
          <Tag
            meaning="neutral"
            icon={null}
            because="Invented for demonstration; it must be replaced before real use."
          >
            sample
          </Tag>
        )}
      </Box>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        To acknowledge by {words.when(acknowledgeBy)} ({inWords(Math.max(0, acknowledgeBy - now))})
      </Typography>
      {showWays && <ContactWays ways={words.ways(step)} />}
    </Box>
  );
}
