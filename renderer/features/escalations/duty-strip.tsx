import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { City } from '../../../shared/domain/city.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import type { OwnDuty } from '../../../shared/domain/directory/own-duties.ts';
import type { Action } from '../../actions/action.ts';
import type { DirectoryWords } from '../../design/escalation/directory-words.ts';
import type { ShownHandOver } from '../../door/use-hand-overs.ts';
import { useNow } from '../../design/use-now.ts';
import { HandOverCard } from './hand-over-card.tsx';

/** An end farther off needs no word yet. */
const SOON = 60 * MINUTE;

interface DutyStripProps {
  city: City;
  words: DirectoryWords;
  duties: readonly OwnDuty[];
  /** Those nobody took yet. */
  waiting: readonly ShownHandOver[];
  /** Takes the first of them. */
  take: Action;
}

/** What begins and ends a duty, above the list: the hand-overs that wait to be taken, and when one's own duty is over. */
export function DutyStrip({ city, words, duties, waiting, take }: DutyStripProps) {
  const now = useNow();
  const [first, ...rest] = waiting;
  const ending = duties.filter(({ until }) => until !== null && until - now < SOON);
  if (first === undefined && ending.length === 0) return null;
  return (
    <Box
      component="section"
      aria-label="Duty"
      sx={{
        display: 'grid',
        gap: 3,
        px: 4,
        py: 3,
        borderBottom: 1,
        borderColor: 'divider',
        maxHeight: '40%',
        overflow: 'auto',
      }}
      tabIndex={0}
    >
      {first !== undefined && <HandOverCard handOver={first} city={city} take={take} />}
      {rest.length > 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          {rest.length === 1 ? 'Another one waits after it.' : `${rest.length} more wait after it.`}
        </Typography>
      )}
      {ending.map(({ contactPoint, until, next }) => (
        <Typography key={contactPoint}>
          Your duty as {words.role(contactPoint)} ends at {until === null ? '' : words.when(until)};{' '}
          {next === null
            ? 'nobody answers first after it.'
            : `then ${nameOf(words, contactPoint, next)} answers.`}
        </Typography>
      ))}
    </Box>
  );
}

/** Whoever comes next, as the directory names them. */
export function nameOf(
  words: DirectoryWords,
  contactPoint: OwnDuty['contactPoint'],
  next: NonNullable<OwnDuty['next']>,
): string {
  return next.account === null
    ? (words.inSlot(contactPoint, next.slot) ?? 'somebody else')
    : words.person(next.account);
}
